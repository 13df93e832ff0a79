"""What has been seen in a document before its session and its tasks are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from doichieu.reader.grammar.names.bodies import Body
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.periods import TimeExpression


@dataclass(frozen=True, slots=True)
class Seen:
    """A text with its lines and sentences, the bodies that it names, and its times, each in order."""

    source: Source
    layout: Layout
    bodies: Sequence[Body]
    times: Sequence[TimeExpression]
