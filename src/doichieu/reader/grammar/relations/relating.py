"""What relates the claims of a document to each other and to the world: links, codes, places, things listed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from doichieu.claims import Claim
from doichieu.reader.grammar.figures.stated import Stated, by_sentence
from doichieu.reader.grammar.frames import Frame
from doichieu.reader.grammar.relations.catalogue_codes import Coder
from doichieu.reader.grammar.relations.in_turn import rows_in_turn, tell_apart
from doichieu.reader.grammar.relations.listed_items import list_items
from doichieu.reader.grammar.relations.parts import tie_parts, tie_rows
from doichieu.reader.grammar.relations.ratings import rate_figures, rate_rows
from doichieu.reader.grammar.relations.repeats import tie_repeats
from doichieu.reader.grammar.relations.whereabouts import Whereabouts
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source


def related(
    source: Source, layout: Layout, frame: Frame, stated: Sequence[Stated], wordings: Mapping[str, str]
) -> tuple[Claim, ...]:
    """The claims, in their order, with all that relates them.

    stated: the claims of the text, in order; wordings: folded phrase to catalogue code, before the lexicon's own.
    """
    _tie_figures(source, layout, frame, stated)
    Coder(source, layout, {}).code_all(stated)
    for one in stated:
        one.is_known = one.claim.code is not None
    if wordings:
        _code_again(source, layout, stated, wordings)
    return tuple(_read_to_the_end(stated))


def _code_again(source: Source, layout: Layout, stated: Sequence[Stated], wordings: Mapping[str, str]) -> None:
    """The codes by an office's own wordings: how sure a reading is rests on the text alone."""
    for one in stated:
        one.claim.code = None
    Coder(source, layout, wordings).code_all(stated)


def _tie_figures(source: Source, layout: Layout, frame: Frame, stated: Sequence[Stated]) -> None:
    """What figures have to do with each other, sentence by sentence and row by row, and what places they are of."""
    scenes = by_sentence(stated)
    in_turn = rows_in_turn(scenes, frame.places)
    tell_apart(in_turn)
    rate_figures(scenes, layout)
    tie_parts(source, layout, scenes)
    tie_repeats(source, layout, stated)
    cells = (one for one in stated if one.row is not None)
    rows = [list(row) for _, row in groupby(cells, key=lambda one: one.row)]
    rate_rows(rows)
    tie_rows(source, rows)
    list_items(source, scenes)
    Whereabouts(source, layout, frame).place_all(scenes, in_turn)


def _read_to_the_end(stated: Iterable[Stated]) -> Iterator[Claim]:
    """The claims; sentence by sentence, what only the reading needed makes room for them."""
    for one in stated:
        if one.grounds is None:
            one.let_go()
        yield one.whole_claim()
