"""The words of session business, compiled."""

import re
from functools import cache

from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.scanners import scanner

LONGEST_OTHERS = 60  # signs of who is asked besides


class AgendaWords:
    """Compiled once by `agenda_words`."""

    def __init__(self) -> None:
        def any_of(*kinds: str) -> str:
            return trie_pattern(forms("agenda", *kinds))

        self.anchor = scanner(agenda_roles())
        sessions = trie_pattern(forms("conferences", "session"))
        self.over = re.compile(rf"(?<!\w)(?:{any_of('over')}|[0-9]+\s+{sessions})")
        self.occasion = re.compile(rf"(?<!\w){any_of('occasion')}")
        self.occasion_behind = re.compile(rf"\s+{any_of('occasion')}")
        and_also = trie_pattern(forms("posts", "and"))
        self.mark = re.compile(rf"(?:[,;:]|(?<!\w){and_also})\s*(?:{any_of('going on')}\s+)?\Z")
        self.leads_over = re.compile(
            rf"[\s,)\]–-]*(?:(?:{any_of('going on')}|{any_of('on behalf')}\s[^,;.:\n]*)[\s,]*)*"
        )
        self.address = re.compile(rf"(?<!\w){trie_pattern(forms('persons', 'honorific'))} ?:? *\Z")
        self.by = re.compile(rf"(?<!\w){any_of('by')}\s+")
        self.of_right_before = re.compile(rf"(?<!\w){any_of('of')}\s+\Z")
        self.of = re.compile(rf"\s*(?:{any_of('of')}\s+)?")
        self.being = re.compile(rf"(?<!\w){any_of('is')}(?=\s)")
        self.last_joint = re.compile(rf"\s{and_also}\s*\Z")
        self.lasting = re.compile(rf"\s{any_of('lasting')}\s")
        self.purpose = re.compile(rf"(?<!\w){any_of('purpose')}")
        self.next_purpose = re.compile(rf"(?:[,;]|\s{and_also})\s+(?={any_of('purpose')})|;\s+")
        besides = rf"(?:[^,;.:\n]{{1,{LONGEST_OTHERS}}}\s{and_also}\s+)?"
        self._asked = re.compile(rf"(?<!\w){any_of('asks')}\s+{besides}\Z")
        self._asked_to_report = re.compile(rf"(?<!\w){any_of('asks', 'asks to report')}\s+{besides}\Z")

    def asks_for(self, role: str, lower: str, start: int, end: int) -> bool:
        """Whether words before someone ask that a paper be brought: `yêu cầu UBND xã báo cáo …` was not heard.

        Who is asked to present (`đề nghị ông … trình bày`) does so at the session.
        """
        asked = {"reports": self._asked_to_report, "presents": self._asked}.get(role)
        return asked is not None and asked.search(lower, start, end) is not None


ALONE = frozenset({"speech", "questioning", "reports", "matters"})  # what needs no paper right behind it
ROLES = ("hears", "weighs", "matters", "treats", "presents", "reports", "speech", "questioning")


@cache
def agenda_roles() -> dict[str, frozenset[str]]:
    """What each word of session business may do."""
    roles: dict[str, set[str]] = {}
    for role in ROLES:
        for form in forms("agenda", role):
            roles.setdefault(form, set()).add(role)
    return {form: frozenset(found) for form, found in roles.items()}


@cache
def agenda_words() -> AgendaWords:
    """The words of `lexicon/agenda.toml`."""
    return AgendaWords()
