"""Orders that seem to begin another word with the name of who gets them: `giao Ban Tổ chức …` holds no `giao ban`."""

from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import Cue, cues_in

_ITEM_SIGNS = " -–+•*0123456789.)\n\t"


def before_bodies(source: Source, start: int, cues: list[Cue]) -> list[Cue]:
    """The same cues; one that a name with a capital breaks in two is read anew as its first word and the rest.

    start: of the sentence. A capital at the first word too is of a name (`Phòng Giao Thông`), but at the opening.
    """
    if not any("word" in cue.roles for cue in cues):
        return cues
    return [apart for cue in cues for apart in _apart(source, start, cue)]


def _apart(source: Source, start: int, cue: Cue) -> list[Cue]:
    end = source.lower.find(" ", cue.start, cue.end)
    spelled = source.spelled
    if end < 0 or "word" not in cue.roles or not spelled[end + 1].isupper() or spelled[end + 1 : cue.end].isupper():
        return [cue]
    opens = not source.lower[start : cue.start].strip(_ITEM_SIGNS)
    first = cues_in(source.lower, cue.start, end)
    if (spelled[cue.start].isupper() and not opens) or not any("order_to" in one.roles for one in first):
        return [cue]
    return [*first, *cues_in(source.lower, end + 1, cue.end)]
