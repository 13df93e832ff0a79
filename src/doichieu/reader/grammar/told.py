"""What the sentence before one in its line spoke of, as the figures behind it take it up."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from doichieu.claims import Kind
from doichieu.reader.grammar.indicator_phrases import Phrase
from doichieu.reader.grammar.kinds import Setting
from doichieu.reader.grammar.stated import Stated
from doichieu.reader.grammar.units import NOUN

PER_CENT = "%"
_CHANGES = frozenset(("rise", "fall"))


class Told(NamedTuple):
    """What a sentence spoke of; phrases that it lends are not sure."""

    phrase: Phrase | None  # of its last figure
    counts: Mapping[str, Phrase]  # unit of what it counted -> what it said of that
    of_plan: bool  # whether its last percentage rates a plan


NOTHING = Told(None, {}, of_plan=False)


def told_by(stated: Sequence[Stated]) -> Told:
    """What the sentence of the last claim spoke of."""
    scene, last = stated[-1].scene, stated[-1].phrase
    counts: dict[str, Phrase] = {}
    of_plan: bool | None = None
    for one in reversed(stated):
        if one.scene is not scene:
            break
        if of_plan is None and one.claim.unit == PER_CENT:
            of_plan = one.claim.kind is Kind.ATTAINMENT
        if one.phrase is not None and one.claim.kind in (Kind.LEVEL, Kind.PROGRESS):
            counts.setdefault(one.claim.unit, one.phrase._replace(sure=False))
    return Told(last._replace(sure=False) if last is not None else None, counts, of_plan=bool(of_plan))


def changes_a_count(setting: Setting) -> bool:
    """`giảm 2 vụ`, `so với cùng kỳ tăng 35 lượt`."""
    if setting.figure.printed.sort != NOUN or not setting.scene.has_any(_CHANGES):
        return False
    return any(not _CHANGES.isdisjoint(cue.roles) for cue in setting.chain)


def counted_alike(setting: Setting) -> int | None:
    """`5 vụ tai nạn, làm chết 3 người; giảm 2 vụ`: the last figure before it that counts the same, in no bracket."""
    figures, unit = setting.scene.figures, setting.figure.printed.quantity.unit
    alike = (at for at in range(setting.number - 1, -1, -1) if figures[at].printed.quantity.unit == unit)
    return next((at for at in alike if not _is_aside(setting, at)), None)


def _is_aside(setting: Setting, number: int) -> bool:
    """Whether a figure stands in a bracket that is closed before the one of `setting`."""
    lower, figures = setting.scene.source.lower, setting.scene.figures
    closing = lower.find(")", figures[number].tail, setting.figure.start)
    opening = lower.find("(", figures[number].tail, setting.figure.start)
    return closing >= 0 and not 0 <= opening < closing
