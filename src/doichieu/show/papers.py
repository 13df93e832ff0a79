"""What a paper is called beside a figure of it: its type, number and day where it has a number, else its title."""

import re
from collections import Counter
from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

from doichieu.lexicon import folded, table
from doichieu.show.periods import day
from doichieu.show.wording import Lang, words

NUMBER = re.compile(r"(?<![\w/-])[0-9]{1,5}(?:/[0-9]{4})?[-/][^\W\d_]+(?:[-/][^\W\d_]+)*(?!\w)")  # 58-BC/ĐU


def paper(title: str, published: date | None = None, lang: Lang = "vi") -> str:
    """Báo cáo 58-BC/ĐU ngày 30/06/2026, of `Báo cáo số 58-BC/ĐU kết quả …`; without a number “its title”."""
    called = numbered(title) or words("label.titled", lang, title=title)
    return words("label.paper_of", lang, paper=called, day=day(published)) if published else called


def numbered(title: str) -> str:
    """Its type and number, where the title begins with them; else nothing."""
    number = NUMBER.search(title)
    return title[: number.end()] if number is not None and _is_type(title[: number.start()]) else ""


def papers_of_files(names: Collection[str]) -> dict[str, str]:
    """What files are called in a sentence, by their paths: by the file's name alone where no other has it."""
    called = Counter(Path(name).name for name in names)
    return {name: Path(name).name if called[Path(name).name] == 1 else name for name in names}


def _is_type(before: str) -> bool:
    """Whether these words are a type of papers alone; what is cited in a title stands behind other words."""
    said = folded(before).split()
    return bool(said) and (" ".join(said) in _types() or (" ".join(said[:-1]) in _types() and said[-1] in _signs()))


@cache
def _types() -> frozenset[str]:
    return _documents("type")


@cache
def _signs() -> frozenset[str]:
    """Words between the type and the number."""
    return _documents("number")


def _documents(kind: str) -> frozenset[str]:
    entries = (entry for entry in table("documents") if entry.fact("kind") == kind)
    return frozenset(folded(form) for entry in entries for form in entry.forms)
