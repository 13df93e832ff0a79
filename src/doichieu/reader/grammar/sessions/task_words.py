"""The words by which duties are handed out, compiled."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.numbers import words_pattern
from doichieu.reader.grammar.names.posts import leaders
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern, word_set
from doichieu.reader.grammar.text.scanners import scanner


class TaskWords:
    """Compiled once by `task_words`."""

    def __init__(self) -> None:
        self._lists()
        self._orders()
        self._duties()
        self._owners()
        self._between()

    def _lists(self) -> None:
        """What stands around lists of duties: headings of sections, and what leads in a list."""
        counted = rf"(?:[0-9]{{1,2}}|{words_pattern()})\s+{_one_of('counted')}"
        force = rf"(?:{_one_of('force')}\s+)?"
        self.section, self.no_section = _words("section"), _words("no_section")
        self.copies = re.compile(_one_of("copies"))
        self.leads_in = re.compile(rf"{_apart('lead')}[^:.;\n]{{0,40}}:\s*$")
        self.sets = _words("sets")
        self.announces = re.compile(rf"{_apart('announces', 'sets')}\s+{force}{counted}[^:.;\n]{{0,40}}:\s*$")
        self.opening = re.compile(rf"{_one_of('opening')}[^,;:.\n]{{0,40}},\s+")
        self.about = re.compile(rf"{_one_of('about')}\s[^,;:.\n]{{1,60}}:\s+")

    def _orders(self) -> None:
        """How somebody is told to do something, and who tells."""
        self.assign, self.commit = _words("assign"), _words("commit")
        self.no_assign = re.compile(_one_of("no assign"))  # in small letters
        self.compound = re.compile(rf"{_apart('compound')} +\Z")
        self.signs = re.compile(rf"{_apart('signs')} +$")
        self.issues = re.compile(rf"{_one_of('issues')}\s+{_one_of('paper')}(?!\w)")
        self.speaks = scanner(forms("tasks", "assign", "ask", "direct", "commit", "strive", "concludes", "told"))
        self.ask = _words("ask")
        self.asked = re.compile(rf"{_apart('ask')}|{_apart('direct')}(?=: )")
        self.told = re.compile(rf"{_apart('told')}(?=[^:.,;\n0-9]{{0,40}}\Z)")
        self.strive, self.passive = _words("strive"), _words("passive")
        self.rate = re.compile(rf"(?<!\w){trie_pattern(forms('relations', 'rate'))}(?!\w)")
        self.striving = re.compile(rf"{_apart('strive', 'commit')} +$")
        self.negation = re.compile(rf"{_apart('negation')} +$")
        self.concludes = _words("concludes")
        self.condition = _words("condition")

    def _duties(self) -> None:
        """The verbs of what is to be done, and what stands right before them."""
        self.verb, self.partner = scanner(forms("tasks", "duty", "joint", "partner", "charge")), _words("partner")
        self.charge = re.compile(_one_of("charge"))
        self.verb_behind = re.compile(_one_of("duty", "joint", "partner", "charge", "duty behind", "denied duty"))
        self.goes_on = re.compile(_one_of("duty", "joint", "partner", "charge", "denied duty"))
        self.no_verb = re.compile(trie_pattern((*forms("tasks", "no duty behind", "negation"), *forms("posts", "and"))))
        self.of_session = _words("partner", "charge", "at once")
        self.within = re.compile(rf"{_apart('within')} +$")
        self.project = re.compile(rf"{_apart('project')} +$")

    def _owners(self) -> None:
        """Who has a duty: bodies, offices, places and those at their head."""
        bodies, places = ([form for entry in table(name) for form in entry.forms] for name in ("bodies", "place_kinds"))
        named = [*bodies, *places, *forms("posts", "head", "organ"), *forms("tasks", "owner")]
        self.owner, self.named = (
            word_set([*named, *forms("tasks", "several")]),
            word_set([*named, *forms("tasks", "in a row")]),
        )
        self.no_owner = re.compile(trie_pattern((*forms("conferences", "session"), *forms("tasks", "no owner"))))
        self.leader, self.address = leaders(), frozenset(map(folded, forms("persons", "honorific")))
        self.answers = re.compile(_one_of("answers") + r"[:,\s]*")
        self.company = re.compile(_one_of("company"))
        several, places = rf"(?:{_one_of('several')}\s+)?(?:[0-9]+\s+)?", [*map(folded, places)]
        self.several, self.one_of = re.compile(several), re.compile(rf"{_apart('several')} +$")
        self.counted = re.compile(rf"[0-9]+\s+(?={trie_pattern(places)})")
        self.behind = re.compile(rf"\s+{several}{trie_pattern((*places, *forms('tasks', 'behind')))}")

    def _between(self) -> None:
        """What joins an owner to a duty, and owners to each other."""
        and_also = trie_pattern(forms("posts", "and"))
        self.toward = re.compile(rf"{_one_of('toward')}\s+")
        self.over, self.failing = _words("over"), re.compile(_one_of("failing"))
        self.thus = re.compile(rf"\s{_one_of('then')} ")
        self.then = re.compile(rf", |{self.thus.pattern}")
        self.and_also = re.compile(rf"(?<!\w){and_also}")
        self.joint = re.compile(rf",\s+(?:{and_also}\s+)?|\s+{and_also}\s+")


def _one_of(*kinds: str) -> str:
    return trie_pattern(forms("tasks", *kinds))


def _apart(*kinds: str) -> str:
    """The same, at the beginning of a word."""
    return rf"(?<!\w){_one_of(*kinds)}"


def _words(*kinds: str) -> re.Pattern[str]:
    return re.compile(_apart(*kinds))


@cache
def task_words() -> TaskWords:
    """The words of `lexicon/tasks.toml`."""
    return TaskWords()
