"""The catalogue code of a figure: by the words that name what it measures, where the unit agrees.

Never forced: a phrase that is narrower than a wording, or is counted in something else, has no code.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from doichieu.claims import Bound, Kind, Relation
from doichieu.lexicon import folded, named_unit, table
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import Stated, relation_words
from doichieu.reader.grammar.relations.code_contexts import Contexts, NamedBefore
from doichieu.reader.grammar.relations.indicator_wordings import (
    Indicator,
    KnownWords,
    Wording,
    any_of,
    indicators,
    key_of,
    known_as,
    known_words,
)
from doichieu.reader.grammar.relations.rated_codes import PERCENT, is_rate, is_threshold, of_rated
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.atoms import forms_of

MOST_WORDS_LEFT = 6  # before a phrase, that may belong to its wording
MOST_WORDS_RIGHT = 8
FEWEST_WORDS_ALONE = 3  # that mean an indicator though the reader saw another phrase
_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r"[,;:.()\n]")
_FIRM_STOP = re.compile(r"[;:.()\n]")
_MARKER = re.compile(r"^[\s\-–+*•\d.)]+")


class Coder:
    """Gives codes to the claims of one document."""

    def __init__(self, source: Source, layout: Layout, wordings: Mapping[str, str]) -> None:
        self._contexts = Contexts(source, layout)
        even = {folded(phrase): code for phrase, code in wordings.items()}
        self._own = {key_of(phrase): code for phrase, code in even.items()}
        self._known = known_words(tuple(self._own))

    def code_all(self, stated: Sequence[Stated]) -> None:
        """Code every claim; a rate after the figure that it rates."""
        named = NamedBefore()
        told: dict[tuple[int, int], str] = {}  # codes of percentages, by the place of what they are of
        for one in sorted(stated, key=_depends):
            rate = (one.phrase.start, one.phrase.end) if one.phrase is not None and one.claim.unit == PERCENT else None
            code = self._code(one) or named.of(one) or (told.get(rate) if rate is not None and one.is_change else None)
            if code is not None:
                one.claim.code = code
                named.note(one, code)
                if rate is not None:
                    told[rate] = code

    def _code(self, one: Stated) -> str | None:
        rated = one.linked(Relation.RATES)
        if rated is not None:
            own = self._by_words(one) if one.claim.kind is Kind.LEVEL else None
            return own or of_rated(one, rated.claim.code) or self._of_share(one, rated)
        code = self._by_words(one) or self._of_same_matter(one)
        whole = one.linked(Relation.PART_OF)
        return None if whole is not None and whole.claim.code == code else code

    def _of_share(self, one: Stated, rated: Stated) -> str | None:
        """`2.845/3.012 hộ đạt gia đình văn hóa, đạt 94,5%`: the code of a rate told of so many out of so many."""
        code = self._by_words(one) if rated.claim.kind is Kind.PROGRESS and one.claim.unit == PERCENT else None
        return code if code is not None and is_rate(code) else None

    def _of_same_matter(self, one: Stated) -> str | None:
        """The code of the figure that a difference changes, or that a plan in brackets is the plan of."""
        return one.beside.claim.code if one.beside is not None and one.claim.unit == one.beside.claim.unit else None

    def _by_words(self, one: Stated) -> str | None:
        if _is_left_out(one):
            return None
        for phrase in _phrases(one, self._known):
            code = self._wording(one, phrase)
            if code is not None:
                return code
        return None

    def _wording(self, one: Stated, phrase: str) -> str | None:
        """The code of a phrase, where all that it asks for holds."""
        if not self._known.may_be(phrase):
            return None
        key = key_of(phrase)
        known = known_as(key)
        fitting = [wording.indicator for wording in known if self._fits(one, wording)]
        own = self._own.get(key)
        if own is not None and all(wording.indicator.code != own for wording in known):
            indicator = indicators().get(own)
            return own if indicator is None or _unit_agrees(one, indicator) else None
        if not fitting:
            return None
        chosen = fitting[0]
        return chosen.alone if chosen.alone and one.is_ratio else chosen.code

    def _fits(self, one: Stated, wording: Wording) -> bool:
        indicator = wording.indicator
        if not _unit_agrees(one, indicator):
            return False
        if indicator.barred and _speaks_of(one, any_of(indicator.barred)):
            return False
        if one.claim.unit == PERCENT and is_threshold(one):
            return False
        if wording.short and not (self._contexts.hold(one, indicator) and _is_named_by_itself(one, indicator)):
            return False
        return not indicator.stock or one.scene is None or _is_a_state(one)


def _is_named_by_itself(one: Stated, indicator: Indicator) -> bool:
    """`trong đó lúa 412 ha`, `; lúa 412 ha`, and no `bảo hiểm cây lúa 412 ha`: a part of the whole that it is named
    under, or what its clause opens with."""
    whole, scene, phrase = one.linked(Relation.PART_OF), one.scene, one.phrase
    if indicator.within is None or (whole is not None and whole.claim.code == indicator.within):
        return True
    if scene is None or phrase is None:
        return False
    before = scene.source.lower[scene.start : phrase.start].rstrip()
    return not before[-1:].isalpha()


def _is_left_out(one: Stated) -> bool:
    """`nếu trừ tiền sử dụng đất thì đạt 71%`: the phrase names what is taken out of what the figure measures."""
    scene, phrase = one.scene, one.phrase
    if scene is None or phrase is None or phrase.start >= one.start or not scene.has("excluding"):
        return False
    before = scene.cue_before(phrase.start)
    opened = before is not None and "excluding" in before.roles
    return opened or bool(scene.with_role("excluding", phrase.start, phrase.start + 1))


def _depends(one: Stated) -> int:
    """How much the code of a figure depends on those of others: what depends on none comes first."""
    return 4 * (Relation.RATES in one.links) + 2 * (one.beside is not None) + (Relation.PART_OF in one.links)


def _speaks_of(one: Stated, words: re.Pattern[str]) -> bool:
    """Whether words stand in a figure's sentence; of a rate that is named as one, between the semicolons around it."""
    scene, phrase = one.scene, one.phrase
    if scene is None:
        return False
    lower, begin, end = scene.source.lower, scene.start, scene.end
    if phrase is not None and lower.startswith(relation_words()["rate"], phrase.start):
        begin = max(begin, lower.rfind(";", begin, one.start) + 1)
        following = lower.find(";", one.end, end)
        end = end if following < 0 else following
    return words.search(lower, begin, end) is not None


def _phrases(one: Stated, known: KnownWords) -> Iterator[str]:
    """The ways to word what a figure measures, the longest first."""
    scene, phrase = one.scene, one.phrase
    if scene is None or phrase is None:
        yield from _plain_phrases(one)
        return
    ways = _behind(one, scene, known) if phrase.start >= one.start else _before(one, scene, phrase, known)
    alone = (
        left for left in _words_before(scene, scene.chain(one.start)[1], known) if left.count(" ") >= FEWEST_WORDS_ALONE
    )
    if not scene.mentions(_place_words):
        yield from ways
        yield from alone
        return
    for words in chain(ways, alone):
        yield from _cut_at_place(words)


def _before(one: Stated, scene: Scene, phrase: Phrase, known: KnownWords) -> Iterator[str]:
    """`tổng đàn lợn đạt 12 con`, `kết nạp 9 đảng viên`: the words before the figure, alone and with its noun."""
    lower = scene.source.lower
    core, noun = lower[phrase.start : phrase.end], "" if one.is_ratio or phrase.end > one.end else _noun(one)
    _, begin = scene.chain(one.start)
    whole = phrase.end <= begin and not _CLAUSE.search(lower[phrase.end : begin])
    stretches = (_without_times(scene, phrase.start, begin), core) if whole else (core,)
    hopeful = [words for words in stretches if _may_be_coded(words, scene, known)]
    lefts = (*_words_before(scene, phrase.start, known), "") if hopeful else ()
    for words in hopeful:
        for left in lefts:
            yield f"{left}{words}"
            if noun:
                yield f"{left}{words} {noun}"
    if noun:
        first = next((x.start for x in scene.figures if x.start >= phrase.end), one.start)
        verbs = {
            _without_times(scene, phrase.start, end): None for end in (first, max(scene.chain(first)[1], phrase.end))
        }
        for tail in _words_after(scene, one.end, known):
            yield from (f"{verb} {noun} {tail}" for verb in verbs)
            if "," not in tail and (" " in tail or " " in noun):
                yield f"{noun} {tail}"
    elif one.claim.kind is Kind.GROWTH:
        yield from (tail for tail in _words_after(scene, one.end, known) if " " in tail and tail[0].isalpha())


def _behind(one: Stated, scene: Scene, known: KnownWords) -> Iterator[str]:
    """`30 đảng viên mới`: the noun with what narrows it, and with the verb before the figure."""
    lower, phrase = scene.source.lower, one.phrase
    if phrase is None:
        return
    core = lower[phrase.start : phrase.end]
    if not _may_be_coded(core, scene, known):
        return
    lefts = _words_before(scene, scene.chain(one.start)[1], known)
    for tail in _words_after(scene, phrase.end, known):
        for left in lefts:
            yield f"{left}{core} {tail}"
        if tail or not _is_narrowed(one):
            yield f"{core} {tail}"


def _may_be_coded(words: str, scene: Scene, known: KnownWords) -> bool:
    """Whether a phrase that holds these words can be a wording: some has them all, or some are cut off at a place."""
    return known.hold(words) or (scene.mentions(_place_words) and _place_words().search(words) is not None)


def _plain_phrases(one: Stated) -> Iterator[str]:
    """Of a cell: the row's name, whole and without its brackets."""
    words = folded(one.claim.indicator or "")
    for whole in dict.fromkeys((words, " ".join(_BRACKETS.sub(" ", words).split()))):
        yield from _cut_at_place(_MARKER.sub("", whole))


def _is_narrowed(one: Stated) -> bool:
    """`1.904 hộ nghèo được hỗ trợ làm nhà`: what follows says which of them."""
    scene, phrase = one.scene, one.phrase
    if scene is None or phrase is None:
        return False
    cues = scene.cues_between(phrase.end, phrase.end + 2)
    return bool(cues) and not {"predicate", "verb"}.isdisjoint(cues[0].roles) and cues[0].start <= phrase.end + 1


def _noun(one: Stated) -> str:
    return "" if one.claim.unit == PERCENT or "/" in one.claim.unit else folded(one.claim.unit)


def _without_times(scene: Scene, start: int, end: int) -> str:
    """A stretch without its times and brackets."""
    words = list(scene.source.lower[start:end])
    for time in scene.times_between(start, end):
        words[time.start - start : time.end - start] = " " * (min(time.end, end) - time.start)
    return " ".join(_BRACKETS.sub(" ", "".join(words)).split())


def _words_before(scene: Scene, start: int, known: KnownWords) -> list[str]:
    """The known words before a place in the same clause: one, two, … of them, each with a space behind."""
    lower = scene.source.lower
    begin = scene.start
    for found in _CLAUSE.finditer(lower, scene.start, start):
        begin = found.end()
    begin = max((figure.end for figure in scene.figures if begin < figure.end <= start), default=begin)
    words = lower[begin:start].split()[-MOST_WORDS_LEFT:]
    if not scene.mentions(_place_words) or _place_words().search(lower, begin, start) is None:
        words = words[len(words) - known.most_together(reversed(words)) :]  # else what is unknown may be cut off
    return [" ".join(words[-size:]) + " " for size in range(len(words), 0, -1)]


def _words_after(scene: Scene, end: int, known: KnownWords) -> list[str]:
    """The known words behind a place, the most first, none last; a bracket or the end of a clause ends them."""
    stop = _FIRM_STOP.search(scene.source.lower, end, scene.end)
    following = next((x.start for x in scene.figures if x.start >= end), scene.end)
    words = scene.source.lower[end : min(stop.start() if stop else scene.end, following)].split()
    most = known.most_together(words[:MOST_WORDS_RIGHT])
    return [" ".join(words[:size]) for size in range(most, -1, -1)]


def _cut_at_place(words: str) -> Iterator[str]:
    """A phrase up to `trên địa bàn`, with it and without; then the whole."""
    found = _place_words().search(words)
    if found is not None and found.start():
        yield words[: found.end()]
        yield words[: found.start()]
    yield words


def _unit_agrees(one: Stated, indicator: Indicator) -> bool:
    """Whether a figure may be one of an indicator: its unit, or a rate of whatever is counted."""
    if not indicator.units:
        return True
    if one.is_ratio and one.is_change:
        return not indicator.counted
    unit = named_unit(one.claim.unit)
    if one.is_ratio:
        return PERCENT in indicator.units or (indicator.alone is not None and _stands_alone(one))
    if not unit:
        return one.scene is None
    return any(_same_unit(unit, named_unit(known)) for known in indicator.units)


def _stands_alone(one: Stated) -> bool:
    """Whether a share has no amount beside it, and is no threshold: `12 chủ đầu tư giải ngân trên 80%`."""
    reached = one.claim.bound is Bound.EXACT or (one.claim.planned and one.claim.bound is not Bound.UNDER)
    return one.claim.unit == PERCENT and one.linked(Relation.RATES) is None and reached


def _same_unit(unit: str, known: str) -> bool:
    if unit == known:
        return True
    if "/" in known or "/" in unit:
        return unit.startswith(f"{known}/") and unit[len(known) + 1 :] in _years()
    return unit.startswith(f"{known} ") or known.startswith(f"{unit} ")


@cache
def _years() -> frozenset[str]:
    """What an amount is per where it is of a year: `triệu đồng/người/năm`, and no month's."""
    return frozenset(folded(form) for form in forms_of("year"))


def _is_a_state(one: Stated) -> bool:
    """Whether a count tells how many there are, not how many were added or dealt with."""
    scene = one.scene
    if scene is None or one.is_ratio:
        return True
    lower = scene.source.lower
    _, begin = scene.chain(one.start)
    parted = max(lower.rfind(sign, scene.start, begin) + 1 for sign in ":;")
    if _added_words().search(lower, max(scene.start, parted, begin - 24), one.start):
        return False
    if one.phrase is None or one.phrase.start < one.start or one.claim.kind is Kind.PROGRESS:
        return True
    before = scene.cue_before(begin)
    return before is None or {"verb", "governs"}.isdisjoint(before.roles)


@cache
def _added_words() -> re.Pattern[str]:
    words = relation_words()
    return re.compile(rf"(?<!\w){trie_pattern(words['added'])}(?! +{trie_pattern(words['counted up'])})")


@cache
def _place_words() -> re.Pattern[str]:
    forms = [form for entry in table("boundaries") if entry.fact("role") == "place" for form in entry.forms]
    return re.compile(rf"(?<!\w){trie_pattern(map(folded, forms))}")
