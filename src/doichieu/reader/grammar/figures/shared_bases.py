"""A basis that is said once and holds for several figures: at the head of a sentence, or beside one of two changes."""

from bisect import bisect_left
from collections.abc import Sequence

from doichieu.claims import Kind
from doichieu.reader.grammar.amounts.units import PERCENT
from doichieu.reader.grammar.figures.bases import Basis, basis_before
from doichieu.reader.grammar.figures.drafts import Draft, on_one_line
from doichieu.reader.grammar.figures.rates import is_of_rate
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.verdicts import decisive

_CHANGES = frozenset(("rise", "fall"))
_LED = " -–+•*"  # signs that begin an item
_SETS_APART = (",", ":")


def opening_basis(scene: Scene) -> Basis | None:
    """`So với kế hoạch, trồng rừng đạt 60%, nuôi cá đạt 41%`: what the sentence opens with, set apart from it."""
    lower = scene.source.lower
    if not scene.has("compare") or len(scene.figures) < 2:
        return None
    first = next((cue for cue in scene.cues if "compare" in cue.roles), None)
    if first is None or lower[scene.start : first.start].strip(_LED):
        return None
    apart = min(
        (at for sign in _SETS_APART if (at := lower.find(sign, first.end, scene.figures[0].start)) >= 0), default=-1
    )
    basis = basis_before(scene, scene.start, apart) if apart >= 0 else None
    return basis if basis is not None and lower.startswith(_SETS_APART, basis.end) else None


def under_opening(setting: Setting, opening: Basis | None) -> Basis | None:
    """The basis that the sentence opens with, where a figure behind the first is put against it by its verb."""
    if opening is None or not setting.number:
        return None
    verb = decisive(setting.chain)
    if not opening.is_plan:
        equal = setting.figure.printed.sort == PERCENT and any("equals" in cue.roles for cue in setting.chain)
        return opening if equal and not _is_share(setting) else None
    if verb in ("exceed", "short"):
        return opening
    reached = verb == "reach" and setting.figure.printed.sort == PERCENT
    reached = reached and not any("stop" in cue.roles and "equals" not in cue.roles for cue in setting.chain)
    return opening if reached and not (is_of_rate(setting) or _is_share(setting)) else None


def _is_share(setting: Setting) -> bool:
    """`đạt 98% số hộ`: a noun behind says of what the percentage is a share."""
    scene, tail = setting.scene, setting.figure.tail
    begin = scene.after_spaces(tail)
    return begin > tail and any(
        "head" in cue.roles or "whole" in cue.roles for cue in scene.cues_between(begin, begin + 1)
    )


def shared_bases(claims: list[Draft], scene: Scene, bases: Sequence[Basis]) -> list[Draft]:
    """The claims of a sentence, each change with the basis that it shares with another."""
    return _sharing_bases(_under_opening_basis(claims, scene, bases), scene)


def _under_opening_basis(claims: list[Draft], scene: Scene, bases: Sequence[Basis]) -> list[Draft]:
    """`So với cùng kỳ, thu tăng 10%, chi giảm 4%; …`: what a sentence opens with, set apart, holds for its changes."""
    for basis in bases:
        reach = _reach_of_opening(scene, basis)
        first = bisect_left(scene.figures, basis.end, key=lambda figure: figure.start)
        for number in range(first, bisect_left(scene.figures, reach, lo=first, key=lambda figure: figure.start)):
            claim = claims[number]
            if claim.kind is Kind.GROWTH and claim.basis is None:
                claim.basis = on_one_line(scene.source, basis.start, basis.end)
    return claims


def _reach_of_opening(scene: Scene, basis: Basis) -> int:
    """How far a basis at the head holds: set apart, over the sentence; right before a change, over its clause."""
    lower = scene.source.lower
    begin, end = scene.clause(basis.start)
    if basis.is_plan or lower[begin : basis.reach].strip(_LED):
        return 0
    if begin == scene.start and lower.startswith(_SETS_APART, basis.end):
        return scene.end
    behind = scene.cues_between(basis.end, basis.end + 2)
    return end if behind and not _CHANGES.isdisjoint(behind[0].roles) else 0


def _sharing_bases(claims: list[Draft], scene: Scene) -> list[Draft]:
    """`giảm 4 vụ, giảm 2 nạn nhân so với cùng kỳ`: changes side by side share a basis that one of them has."""
    lower = scene.source.lower
    pairs = [*((i, i + 1) for i in range(len(claims) - 2, -1, -1)), *((i + 1, i) for i in range(len(claims) - 1))]
    for bare, known in pairs:
        this, that = claims[bare], claims[known]
        if this.kind is Kind.GROWTH is that.kind and this.basis is None and that.basis is not None:
            between = lower[scene.figures[min(bare, known)].tail : scene.figures[max(bare, known)].start]
            side_by_side = not any(sign in between for sign in ";:.()") and this.unit != "%"
            if side_by_side or between.strip() == "(":
                this.basis = that.basis
    return claims
