"""A figure among the words of its sentence: what every rule of figures is given."""

from collections.abc import Sequence
from typing import NamedTuple

from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.vocabulary import Cue


class Setting(NamedTuple):
    """A figure among the words of its sentence."""

    scene: Scene
    number: int  # of the figure in the scene
    chain: Sequence[Cue]  # verbs, bounds and fillers right before it, nearest first
    chain_start: int
    left: int  # where the words that belong to this figure begin
    right: int  # the next figure's chain, or the end of the sentence
    figure: Figure
    in_planned_parts: bool = False  # the sentence lists the parts of what the one before it put against a plan
