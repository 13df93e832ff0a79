"""What the documents of one session state differently, as facts: pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from doichieu.claims import Claim, Kind, Period, Quantity, Reading, Relation
from doichieu.hub.conferences.frame_values import value_of
from doichieu.hub.conferences.kept import Signed, signed
from doichieu.hub.conferences.models import FieldEntry, FieldName
from doichieu.hub.documents.models import Document
from doichieu.lexicon import folded
from doichieu.lexicon.plan_owners import plan_owner

PRESENT = FieldName.PRESENT.value  # how many of those who sit: "25/27"


@dataclass(frozen=True, slots=True)
class Source:
    """A document of a session, and what was read of it."""

    document: Document
    text_id: int
    reading: Reading
    merged: bool = False  # whether it came from the record of a session that goes on as this one


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of the session that its documents give differently; who leaves it out does not differ."""

    field: str
    values: tuple[tuple[str, Document], ...]  # as each document gives it
    kept: tuple[str, ...] = ()  # what the clerk settled on
    by: Signed | None = None  # who settled it
    about: str = ""  # of a vote: what was voted on


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """One indicator, kind, period and plan, with another value in another document."""

    code: str
    kind: Kind
    period: Period
    planned: bool
    claims: tuple[tuple[Claim, Source], ...]  # the first of each value


def differences(sources: Sequence[Source]) -> list[Difference]:
    """Number, tenure, term, days, place, chairs, those present and share of votes, where two documents give two."""
    found = []
    for name in ("ordinal", "tenure", "term", "dates", "place", "chairs", PRESENT, "adopted_share"):
        values = [(value, source.document) for source in sources if (value := _stated(source.reading, name))]
        if not _agree(name, {folded(value) for value, _ in values}):
            found.append(Difference(name, tuple(values)))
    return found


def _agree(name: str, values: Set[str]) -> bool:
    """Whether all say the same; of a hall one may say less: `hội trường UBND xã` without the name."""
    fullest = max(values, key=len, default="")
    return all(value == fullest or (name == "place" and f" {value} " in f" {fullest} ") for value in values)


def _stated(reading: Reading, name: str) -> str:
    """What a reading says of a fact of its session; empty where it does not say."""
    if name != PRESENT:
        return value_of(reading.conference, name)
    return next((mention.value for mention in reading.mentions if mention.field == PRESENT), "")


def settled(found: Iterable[Difference], rows: Mapping[str, FieldEntry], *, inside: bool) -> Iterator[Difference]:
    """The differences, with what the clerk settled on."""
    for each in found:
        row = rows.get(each.field)
        if row is None or row.removed:
            yield each
        else:
            yield replace(each, kept=tuple(row.values), by=signed(row, inside=inside))


def figure_differences(sources: Sequence[Source]) -> list[FigureDifference]:
    """Figures with a known indicator that two documents of the session state differently."""
    groups: dict[tuple[str, Kind, Period, bool, str, str], list[tuple[Claim, Source]]] = {}
    for source in sources:
        for claim in _comparable(source.reading.claims):
            if claim.code and claim.period:
                owner = plan_owner(claim.basis or "")
                subject = folded(f"{claim.locality or ''}/{claim.subject or ''}")
                key = (claim.code, claim.kind, claim.period, claim.planned, owner, subject)
                groups.setdefault(key, []).append((claim, source))
    found = []
    for (code, kind, period, planned, _, _), claims in groups.items():
        firsts = _first_of_eachvalue_of(claims)
        if len({source.document.pk for _, source in firsts}) > 1:
            found.append(FigureDifference(code, kind, period, planned, tuple(firsts)))
    return found


def _comparable(claims: Iterable[Claim]) -> list[Claim]:
    """Not the parts of a whole, which share its indicator."""
    return [claim for claim in claims if not any(link.relation is Relation.PART_OF for link in claim.links)]


def _first_of_eachvalue_of(claims: Sequence[tuple[Claim, Source]]) -> list[tuple[Claim, Source]]:
    firsts: list[tuple[Claim, Source]] = []
    for claim, source in claims:
        if not any(_same_amount(claim.quantity, known.quantity) for known, _ in firsts):
            firsts.append((claim, source))
    return firsts


def _same_amount(one: Quantity, other: Quantity) -> bool:
    return (one.value, one.upper, one.total, one.unit) == (other.value, other.upper, other.total, other.unit)
