"""Lines that tell how much was planned or done, and not of what: the line above them, which tells no more, names it."""

from doichieu.reader.grammar.figures.indicator_phrases import Phrase, past_openers
from doichieu.reader.grammar.figures.listed_places import lead_above, lead_name_end, names_place
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.told import NOTHING, Told
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind
from doichieu.reader.grammar.text.vocabulary import cues_in, labels
from doichieu.reader.grammar.times.section_words import section_role

LONGEST_NAME = 80  # signs of a line that names what the lines below it tell of
MOST_LINES = 6  # of plans and results between the name and a line


def told_above(scene: Scene, layout: Layout) -> Told:
    """`Kế hoạch 120 tỷ đồng, thực hiện 96 tỷ đồng` under `1. Thu phí chợ`: what the line above names."""
    lower, at = scene.source.lower, layout.sentences[scene.index].line
    if scene.start > layout.lines[at].body:
        return NOTHING
    if (listed := _told_of_places(scene, layout, layout.lines[at])) is not None:
        return NOTHING._replace(phrase=listed, above=True)
    if not _tells_how_much(lower, layout.lines[at]):
        return NOTHING
    above = reversed(layout.lines[max(at - MOST_LINES, 0) : at])
    named = next((line for line in above if not _tells_how_much(lower, line)), None)
    name = _name(lower, named) if named is not None else None
    field = name is not None and labels("field").match(lower, name.start, name.end) is not None
    return NOTHING._replace(phrase=name, above=name is not None and not field)


def _told_of_places(scene: Scene, layout: Layout, line: Line) -> Phrase | None:
    """`Số người tham gia bảo hiểm của các xã (người):` above `- Xã Phú Hòa: 412`: what is told of each place."""
    source = scene.source
    if line.kind is not LineKind.ITEM or not names_place(source, line.body, scene.figures[0].start):
        return None
    lead = lead_above(source, layout, line)
    if lead is None:
        return None
    begin = past_openers(source.lower, lead.body, lead.end)
    end = lead_name_end(source.lower, begin, lead.end)
    owner = next((cue for cue in cues_in(source.lower, begin, end) if "owner" in cue.roles), None)
    end = begin + len(source.lower[begin : owner.start if owner is not None else end].rstrip(" :"))
    told = source.lower[begin:end]
    if not told or len(told) > LONGEST_NAME or any(sign.isdigit() or sign in ".;:" for sign in told):
        return None
    return Phrase(begin, end, "subject", sure=False)


def _tells_how_much(lower: str, line: Line) -> bool:
    """Whether a line opens with a plan alone, or with what came of it."""
    begin = past_openers(lower, line.body, line.end)
    if any(labels(kind).match(lower, begin, line.end) is not None for kind in ("plan alone", "result alone")):
        return True
    first = next(iter(cues_in(lower, begin, min(begin + LONGEST_NAME, line.end))), None)
    return first is not None and first.start == begin and "reach" in first.roles


def _name(lower: str, line: Line) -> Phrase | None:
    """A heading or item that is no more than a name: no number in it, and no section of a report."""
    if line.kind not in (LineKind.HEADING, LineKind.ITEM) or line.body == line.start:
        return None
    begin = past_openers(lower, line.body, line.end)
    end = begin + len(lower[begin : line.end].rstrip(" .:;,"))
    told = lower[begin:end]
    if not told or len(told) > LONGEST_NAME or any(sign.isdigit() or sign in ".;:" for sign in told):
        return None
    return Phrase(begin, end, "subject", sure=False) if section_role(lower, begin, end) is None else None
