"""Why a file cannot be read, in one line and in the language that was asked for."""

from collections.abc import Mapping

from doichieu.lexicon import Entry
from doichieu.show.wording import Lang, entries


def file_fault(code: str, facts: Mapping[str, str | int], sentence: str, lang: Lang) -> str:
    """The line of a fault by its code. sentence: the error's own, in English; it stands in for an unknown code too."""
    entry = _entry(code, facts)
    if lang == "en" or entry is None:
        return sentence
    return f"{facts['file']}: {entry.forms[0].format(**{name: _said(fact) for name, fact in facts.items()})}"


def _entry(code: str, facts: Mapping[str, str | int]) -> Entry | None:
    """The words of a fault; of a suffix or a content with a way out of its own its own words."""
    told = entries()
    own = (f"file_fault.{code}.{str(facts[name]).removeprefix('.')}" for name in ("suffix", "found") if name in facts)
    return next((told[name] for name in own if name in told), told.get(f"file_fault.{code}"))


def _said(fact: str | int) -> str | int:
    """What a file holds, in Vietnamese; any other fact as it is."""
    content = entries().get(f"file_content.{fact}")
    return content.forms[0] if content is not None else fact
