"""What of an import is new, and what figures on record say already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from doichieu.claims import Span
from doichieu.hub.documents.models import StoredText
from doichieu.hub.register.bulk_checks import Stated
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.figure_errors import FigureStands
from doichieu.hub.register.models import Current, Evidence, Figure
from doichieu.hub.register.rules import same_statement
from doichieu.hub.register.turns import Key, wait_for_others

Refuse = Callable[[int, RegisterError], None]
Place = tuple[Key, Span]


@dataclass(frozen=True, slots=True)
class Witnessing:
    """A row that says what a figure says already: one on record, or the first row of the import that says it."""

    stated: Stated
    figure: int | Stated  # the number of one on record


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to be written of some rows, and what those after them have to know of it."""

    new: list[Stated] = field(default_factory=list)
    witnesses: list[Witnessing] = field(default_factory=list)
    first: dict[Key, Stated] = field(default_factory=dict)  # the row of each new figure
    places: set[Place] = field(default_factory=set)  # where figures rest on the source


def settled(part: Sequence[Stated], before: Settled, source: StoredText, refuse: Refuse) -> Settled:
    """Each row as a new figure or as a witness; one that contradicts what is on record is refused with FigureStands.

    before: the part before this one, which is not written yet. Nobody else writes of these series and periods from now
    on, but for the first figure of one.
    """
    done = Settled()
    keys = {stated.key for stated in part}
    held = _current(keys) if any(wait_for_others(keys).values()) else {}
    known = before.places | _witnessed(held, source)
    for stated in part:
        place = (stated.key, stated.row.span)
        standing = held.get(stated.key)
        first = before.first.get(stated.key) or done.first.get(stated.key)
        if standing is None and first is None:
            done.new.append(stated)
            done.first[stated.key] = stated
            done.places.add(place)
            continue
        figure = standing or _as_figure(first or stated)
        if not same_statement(figure, stated.kept, str(stated.row.maturity)):
            refuse(stated.number, FigureStands(figure))
        elif place not in known and place not in done.places:
            done.places.add(place)
            done.witnesses.append(Witnessing(stated, standing.pk if standing else first or stated))
    return done


def _current(keys: set[Key]) -> dict[Key, Figure]:
    """The figures that hold for these series and periods."""
    series = {digest for digest, _ in keys}
    rows = Current.objects.filter(series__among=series, period__among={period for _, period in keys})
    held = {(row.series, row.period_id): row.figure for row in rows.select_related("figure")}
    return {key: figure for key, figure in held.items() if key in keys}


def _witnessed(held: Mapping[Key, Figure], source: StoredText) -> set[Place]:
    """The places of the source on which figures on record rest already."""
    keys = {figure.pk: key for key, figure in held.items()}
    rows = Evidence.objects.filter(figure__among=keys, text=source).values_list("figure", "start", "end")
    return {(keys[figure], Span(start, end)) for figure, start, end in rows}


def _as_figure(stated: Stated) -> Figure:
    """A row of this import as the figure that it becomes."""
    kept = stated.kept
    return Figure(
        value=kept.value,
        upper=kept.upper,
        total=kept.total,
        step=kept.step,
        unit=kept.unit,
        bound=kept.bound.value,
        maturity=str(stated.row.maturity),
    )
