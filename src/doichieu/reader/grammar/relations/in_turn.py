"""`lần lượt`: figures in a row, each of what stands at the same place of the row of names before them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doichieu.claims import Kind
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED, shifted
from doichieu.reader.grammar.figures.indicator_phrases import BEGINS, Phrase
from doichieu.reader.grammar.figures.scenes import CHAIN, Scene
from doichieu.reader.grammar.figures.stated import Scenes, Stated, only_joins
from doichieu.reader.grammar.figures.verdicts import INDEX
from doichieu.reader.grammar.names.proper_names import Place, capitalised
from doichieu.reader.grammar.text.vocabulary import Cue

LONGEST_PART = 60  # signs of one name
MOST_OPENINGS = 2  # parts of the clause before the row: `Đến nay, …`
LONGEST_NAME = 5  # words of a place named without its kind
_LEADING = frozenset(("filler", "owner", "place", "stop", "and"))
_FIRM = ";:.()"


@dataclass(frozen=True, slots=True)
class Part:
    """One name of a row, and the place that it is, if it is one."""

    start: int
    end: int
    place: Place | None


@dataclass(frozen=True, slots=True)
class Row:
    """Figures told in turn, and as many names; none where the sentence does not name so many."""

    figures: tuple[Stated, ...]
    parts: tuple[Part, ...]
    acts: bool  # a verb stands between: the names are of those who act
    told: Phrase | None = None  # what the last percentage before the row measures

    @property
    def places(self) -> tuple[Place, ...]:
        """The places, where every name is one."""
        found = tuple(part.place for part in self.parts if part.place is not None)
        return found if len(found) == len(self.parts) else ()


def rows_in_turn(scenes: Scenes, places: Sequence[Place]) -> list[Row]:
    """The rows of a text; places: those that it names with their kind, in order."""
    rows = []
    for stated in scenes:
        scene = stated[0].scene
        if scene is not None and scene.has("respectively"):
            cues = scene.with_role("respectively", scene.start, scene.end)
            rows += [row for cue in cues if (row := _row(scene, stated, cue, places)) is not None]
    return rows


def tell_apart(rows: Iterable[Row]) -> None:
    """Give each figure of a row the kind and basis that stand with one of them, and what it measures."""
    for row in rows:
        _judge_alike(row)
        if row.places:
            _name_before(row, row.places[0])
        elif row.parts and (not row.acts or _are_headed(row)):
            _name_each(row)


def _are_headed(row: Row) -> bool:
    """`Vốn tỉnh và vốn huyện lần lượt giải ngân …`: sums of money, and nobody who acts."""
    scene = row.figures[0].scene
    return scene is not None and all(
        any("head" in cue.roles for cue in scene.cues_between(part.start, part.start + 1)) for part in row.parts
    )


def _row(scene: Scene, stated: Sequence[Stated], cue: Cue, places: Sequence[Place]) -> Row | None:
    lower = scene.source.lower
    figures: list[Stated] = []
    for one in stated:
        if one.start < cue.end:
            continue
        firm = not figures and any(sign in lower[cue.end : one.start] for sign in _FIRM)
        if firm or (figures and not _goes_on(scene, figures[-1], one)):
            break
        figures.append(one)
    if len(figures) < 2:
        return None
    between = scene.cues_between(cue.end, figures[0].start)
    acts = any("verb" in x.roles and CHAIN.isdisjoint(x.roles) for x in between)
    told = next((one.phrase for one in reversed(stated) if one.end <= cue.start and one.claim.unit == "%"), None)
    return Row(tuple(figures), _parts(scene, stated, cue, places, len(figures)), acts, told)


def _goes_on(scene: Scene, last: Stated, one: Stated) -> bool:
    """Whether the row goes on: `91% và 87%`, and not `87%; 2 huyện`."""
    apart = ";" in scene.source.lower[last.end : one.start] and last.claim.unit != one.claim.unit
    return not apart and only_joins(scene, last.end, one.start)


def _parts(scene: Scene, stated: Sequence[Stated], cue: Cue, places: Sequence[Place], count: int) -> tuple[Part, ...]:
    """The names right before the word, if there are as many as figures."""
    lower = scene.source.lower
    begin = max([scene.clause(cue.start)[0], *(one.end for one in stated if one.end <= cue.start)])
    end = _before_verbs(scene, begin, cue.start)
    joints = [(x.start, x.end) for x in scene.cues_between(begin, end) if "and" in x.roles]
    joints += [(at, at + 1) for at in range(begin, end) if lower[at] == ","]
    spans, start = [], begin
    for stop, following in [*sorted(joints), (end, end)]:
        spans.append(_trimmed(lower, start, stop))
        start = following
    if not count <= len(spans) <= count + MOST_OPENINGS:
        return ()
    named = spans[-count:]
    if any(not 0 < stop - start <= LONGEST_PART for start, stop in named):
        return ()
    return tuple(_placed(scene, named, places))


def _before_verbs(scene: Scene, begin: int, end: int) -> int:
    """Back over the verbs that lead to the row: `giải ngân lần lượt`, `đều giảm lần lượt`."""
    while (last := scene.cue_before(end)) is not None and last.start > begin:
        if CHAIN.isdisjoint(last.roles) and "verb" not in last.roles:
            break
        end = last.start
    return end


def _trimmed(lower: str, start: int, end: int) -> tuple[int, int]:
    words = lower[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))


def _placed(scene: Scene, spans: Sequence[tuple[int, int]], places: Sequence[Place]) -> Iterable[Part]:
    """The names with their places; one without its kind has that of the first."""
    known: Place | None = None
    for start, end in spans:
        within = places[bisect_left(places, start, key=_start) : bisect_left(places, end, key=_start)]
        at = bisect_left(places, start, key=_start)
        counted = places[max(at - 1, 0) : at] if known is None else ()  # `2 xã An và Bình`
        place = next((x for x in (*within, *counted) if x.end == end), None)
        if place is None and known is not None:
            run = capitalised(scene.source.spelled, start, LONGEST_NAME)
            if run and run[-1].end == end:
                name = scene.source.spelled[start:end]
                place = Place(start, end, known.kind, known.level, name)
        known = known or place
        yield Part(start, end, place)


def _start(place: Place) -> int:
    return place.start


def _judge_alike(row: Row) -> None:
    """`lần lượt đạt 10%, 12%, 13% kế hoạch`: what the last is measured against is that of the others."""
    last = row.figures[-1].claim
    if last.unit != "%" or last.kind not in (Kind.ATTAINMENT, Kind.GROWTH):
        return
    for one in row.figures[:-1]:
        claim = one.claim
        if claim.unit != last.unit or claim.basis is not None:
            continue
        if INDEX in last.rule and INDEX not in claim.rule and claim.kind is not Kind.GROWTH:
            claim.quantity = shifted(claim.quantity, -HUNDRED)  # `lần lượt bằng 96% và 103% so với cùng kỳ`
        elif claim.kind not in (Kind.LEVEL, last.kind):
            continue
        claim.kind, claim.basis = last.kind, last.basis


def _name_before(row: Row, place: Place) -> None:
    """`Thu của xã An Hạ, Bình Lâm lần lượt …`: what is measured stands before the places, or is not said."""
    for one in row.figures:
        scene, phrase = one.scene, one.phrase
        if scene is None or phrase is None or not phrase.start <= place.end <= phrase.end:
            continue
        end = scene.back_over_spaces(place.start)
        while (last := scene.cue_before(end)) is not None and not _LEADING.isdisjoint(last.roles):
            end = scene.back_over_spaces(last.start)
        told = row.told if one.claim.unit == "%" else None
        _measure(one, Phrase(phrase.start, end, phrase.rule, phrase.sure) if end > phrase.start else told)


def _name_each(row: Row) -> None:
    """`Lúa, ngô, khoai lần lượt đạt …`: each name is what its figure measures, unless one head holds for all."""
    scene = row.figures[0].scene
    if scene is None:
        return
    headed = [any("head" in x.roles for x in scene.cues_between(part.start, part.start + 1)) for part in row.parts]
    if sum(headed) == 1 and headed[0] and not _is_one_word(scene, row.parts[0]):
        return
    for one, part in zip(row.figures, row.parts, strict=True):
        if one.phrase is None or one.phrase.start < one.start:
            _measure(one, Phrase(part.start, part.end, "in turn"))


def _is_one_word(scene: Scene, part: Part) -> bool:
    """Whether a head stands alone: `thu` of `Thu và chi`."""
    heads = [x for x in scene.cues_between(part.start, part.start + 1) if not BEGINS.isdisjoint(x.roles)]
    return bool(heads) and heads[0].end >= part.end


def _measure(one: Stated, phrase: Phrase | None) -> None:
    if one.scene is None:
        return
    source, one.phrase = one.scene.source, phrase
    words = source.original(phrase.start, phrase.end).of(source.text) if phrase is not None else None
    one.claim.indicator = " ".join(words.split()) if words is not None else None
