"""Sections of plans that follow other sections: their times say nothing of what stands before them."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from doichieu.reader.grammar.text.segments import Layout, LineKind
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.section_words import section_role


class LaterPlan(NamedTuple):
    """A section under a numbered heading like `II. NHIỆM VỤ 6 THÁNG CUỐI NĂM`, behind another numbered heading."""

    start: int
    head_end: int
    end: int


def later_plans(source: Source, layout: Layout) -> list[LaterPlan]:
    """The outermost of them, in order; a section ends at the next heading of its level.

    Targets are plans behind what was reported: `I. KẾT QUẢ`, `II. CHỈ TIÊU 6 THÁNG CUỐI NĂM`.
    """
    heads = [line for line in layout.lines if line.kind is LineKind.HEADING and line.body > line.start]
    found: list[LaterPlan] = []
    level: int | None = None  # of the section that is open
    reporting: int | None = None  # the level of the last heading that reports
    for index, head in enumerate(heads):
        if level is not None and head.level > level:
            continue
        if level is not None:
            found[-1] = found[-1]._replace(end=head.start)
        role = section_role(source.lower, head.body, head.end)
        plans = index > 0 and (role == "plan" or (role == "targets" and reporting == head.level))
        level = head.level if plans else None
        if plans:
            found.append(LaterPlan(head.start, head.end, len(source.lower)))
        elif reporting is None or head.level <= reporting:
            reporting = head.level if role == "report" else None
    return found


def plan_at(plans: Sequence[LaterPlan], offset: int) -> LaterPlan | None:
    """The section of plans that an offset stands in; plans: in order."""
    index = bisect_right(plans, offset, key=_start)
    return plans[index - 1] if index and offset < plans[index - 1].end else None


def _start(plan: LaterPlan) -> int:
    return plan.start
