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
        def any_of(*kinds: str) -> str:
            return rf"(?<!\w){trie_pattern(forms('tasks', *kinds))}"

        self.section, self.no_section = re.compile(any_of("section")), re.compile(any_of("no_section"))
        self.copies = re.compile(trie_pattern(forms("tasks", "copies")))
        self.assign, self.commit = re.compile(any_of("assign")), re.compile(any_of("commit"))
        self.no_assign = re.compile(trie_pattern(forms("tasks", "no assign")))  # in small letters
        self.compound = re.compile(rf"{any_of('compound')} +\Z")
        self.signs = re.compile(rf"{any_of('signs')} +$")
        self.speaks = scanner(forms("tasks", "assign", "ask", "direct", "commit", "strive", "concludes", "told"))
        self.ask = re.compile(any_of("ask"))
        self.asked = re.compile(rf"{any_of('ask')}|{any_of('direct')}(?=: )")
        self.leads_in = re.compile(rf"{any_of('lead')}[^:.;\n]{{0,40}}:\s*$")
        counted = rf"(?:[0-9]{{1,2}}|{words_pattern()})\s+{trie_pattern(forms('tasks', 'counted'))}"
        force = rf"(?:{trie_pattern(forms('tasks', 'force'))}\s+)?"
        self.sets = re.compile(any_of("sets"))
        self.announces = re.compile(rf"{any_of('announces', 'sets')}\s+{force}{counted}[^:.;\n]{{0,40}}:\s*$")
        self.told = re.compile(rf"{any_of('told')}(?=[^:.,;\n0-9]{{0,40}}\Z)")
        self.strive, self.passive = re.compile(any_of("strive")), re.compile(any_of("passive"))
        self.company = re.compile(trie_pattern(forms("tasks", "company")))
        self.toward = re.compile(rf"{trie_pattern(forms('tasks', 'toward'))}\s+")
        self.negation = re.compile(rf"{any_of('negation')} +$")
        self.concludes = re.compile(any_of("concludes"))
        self.address = frozenset(map(folded, forms("persons", "honorific")))
        self.condition = re.compile(any_of("condition"))
        self.verb, self.partner = scanner(forms("tasks", "duty", "joint", "partner")), re.compile(any_of("partner"))
        self.verb_behind = re.compile(
            trie_pattern(forms("tasks", "duty", "joint", "partner", "duty behind", "denied duty"))
        )
        self.goes_on = re.compile(trie_pattern(forms("tasks", "duty", "joint", "partner", "denied duty")))
        self.no_verb = re.compile(trie_pattern((*forms("tasks", "no duty behind", "negation"), *forms("posts", "and"))))
        self.of_session = re.compile(any_of("partner", "at once"))
        self.within = re.compile(rf"{any_of('within')} +$")
        self.striving = re.compile(rf"{any_of('strive', 'commit')} +$")
        bodies, places = ([form for entry in table(name) for form in entry.forms] for name in ("bodies", "place_kinds"))
        named = [*bodies, *places, *forms("posts", "head", "organ"), *forms("tasks", "owner")]
        self.owner, self.named = word_set([*named, *forms("tasks", "several")]), word_set(named)
        self.no_owner = re.compile(trie_pattern((*forms("conferences", "session"), *forms("tasks", "no owner"))))
        self.leader = leaders()
        self.answers = re.compile(trie_pattern(forms("tasks", "answers")) + r"[:,\s]*")
        self.over = re.compile(any_of("over"))
        self.thus = re.compile(rf"\s{trie_pattern(forms('tasks', 'then'))} ")
        self.then = re.compile(rf", |{self.thus.pattern}")
        self.opening = re.compile(rf"{trie_pattern(forms('tasks', 'opening'))}[^,;:.\n]{{0,40}},\s+")
        self.about = re.compile(rf"{trie_pattern(forms('tasks', 'about'))}\s[^,;:.\n]{{1,60}}:\s+")
        self.project = re.compile(rf"{any_of('project')} +$")
        several = rf"(?:{trie_pattern(forms('tasks', 'several'))}\s+)?(?:[0-9]+\s+)?"
        self.several = re.compile(several)
        places = [*map(folded, places)]
        self.counted = re.compile(rf"[0-9]+\s+(?={trie_pattern(places)})")
        self.behind = re.compile(rf"\s+{several}{trie_pattern((*places, *forms('tasks', 'behind')))}")
        and_also = trie_pattern(forms("posts", "and"))
        self.and_also = re.compile(rf"(?<!\w){and_also}")
        self.joint = re.compile(rf",\s+(?:{and_also}\s+)?|\s+{and_also}\s+")


@cache
def task_words() -> TaskWords:
    """The words of `lexicon/tasks.toml`."""
    return TaskWords()
