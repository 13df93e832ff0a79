"""By what two tasks were the same when 0009 noted their words; `read_words` says how it is now.

It stays as it is. Where `read_words` or `body_names` comes to another key, a migration of its own notes the words anew.
"""

import hashlib
import re
from collections.abc import Mapping

from doichieu.lexicon import folded, table
from doichieu.lexicon.search import searchable

_NO_WORD = re.compile(r"[\W_]+")


class TaskKeys:
    """The spellings of bodies are looked up once."""

    def __init__(self) -> None:
        self._short_forms, self._bodies = _written_alike("short_forms"), _written_alike("same_bodies")

    def key(self, facts: Mapping[str, object], kind: str | None, name: str | None) -> str:
        """Of work, lead and day among `facts`; kind and name are those of the place that hands the task out."""
        work, lead, due = (str(facts.get(point) or "") for point in ("work", "lead", "due"))
        return hashlib.sha256("\n".join((searchable(work), self._body(lead, kind, name), due)).encode()).hexdigest()

    def _body(self, lead: str, kind: str | None, name: str | None) -> str:
        words = _put(self._bodies, _put(self._short_forms, _words(lead)))
        own = _words(name or "")
        level = _words(f"{kind} {name}").removesuffix(own).strip() if words and name else ""
        return f"{words} {own}" if level and f" {words}".endswith(f" {level}") else words


def _words(name: str) -> str:
    return _NO_WORD.sub(" ", folded(name)).strip()


def _written_alike(forms: str) -> tuple[re.Pattern[str], dict[str, str]]:
    known = {_words(form): _words(entry.id) for entry in table(forms) for form in entry.forms}
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), known


def _put(spellings: tuple[re.Pattern[str], dict[str, str]], words: str) -> str:
    pattern, known = spellings
    return pattern.sub(lambda found: known[found.group()], words)
