"""What an act of a steward moves: told before it is done, from the register and from what awaits review."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import Indicator, Wording
from doichieu.hub.catalogue.separating import wordings_returning
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.queries import undecided_claims
from doichieu.hub.register.models import Current, Figure
from doichieu.lexicon import folded


@dataclass(frozen=True, slots=True)
class Effects:
    """What an act on one indicator touches; numbers are of the whole register, documents those that may be seen."""

    wordings: tuple[str, ...]  # that move, or are new
    figures: int  # that hold now and are counted under another code, or end with this one
    series: int
    places: int
    both: int  # of those figures: the other indicator has one too, for the same place, subject, period and measure
    documents: tuple[Document, ...]  # with claims nobody decided on whose proposals change


def effects_of_merging(gone: Indicator, kept: Indicator, viewer: Viewer) -> Effects:
    """Its wordings and figures count under the other one. Raises access.Refused."""
    viewer.must(Act.MANAGE_CATALOGUE, None)
    return _moved(gone, gone.wordings.order_by("folded"), viewer, both=_on_both(gone, kept))


def effects_of_ending(ending: Indicator, last_day: date, viewer: Viewer, moving: Sequence[Wording] = ()) -> Effects:
    """An indicator that is split or retired: what is on record stays; claims about later days are offered elsewhere.

    moving: the wordings that its parts take. Raises access.Refused.
    """
    viewer.must(Act.MANAGE_CATALOGUE, None)
    return _moved(ending, moving, viewer, after=last_day)


def effects_of_composing(indicator: Indicator, viewer: Viewer) -> Effects:
    """A composite indicator's parts change: its targets on record are judged by other ones. Raises access.Refused."""
    viewer.must(Act.MANAGE_CATALOGUE, None)
    rows = Current.objects.filter(indicator=indicator, figure__planned=True)
    series, places = rows.values("series").distinct().count(), rows.values("locality").distinct().count()
    return Effects((), figures=rows.count(), series=series, places=places, both=0, documents=())


def effects_of_ratio(
    indicator: Indicator, numerator: Indicator | None, denominator: Indicator | None, viewer: Viewer
) -> Effects:
    """An indicator becomes the ratio of others, or is one no longer. Raises access.Refused.

    Its figures on record stay; `17/18` of the numerator and percentages of it are offered as figures of the ratio.
    """
    viewer.must(Act.MANAGE_CATALOGUE, None)
    figures, series, places = _on_record(indicator)
    parts = (indicator.numerator, indicator.denominator, numerator, denominator)
    codes = {part.code for part in parts if part is not None}
    found = _proposing(viewer, {indicator.code, *codes}, ())
    return Effects((), figures=figures, series=series, places=places, both=0, documents=found)


def effects_of_separating(gone: Indicator, viewer: Viewer) -> Effects:
    """A merge is taken back: its own figures count under its code again. Raises access.Refused, NotMerged."""
    viewer.must(Act.MANAGE_CATALOGUE, None)
    return _moved(gone, wordings_returning(gone), viewer)


def effects_of_wording(phrases: Collection[str], viewer: Viewer) -> Effects:
    """New phrases: the documents in which they stand without an indicator so far."""
    words = tuple(phrases)
    found = _proposing(viewer, frozenset(), [folded(phrase) for phrase in words])
    return Effects(words, figures=0, series=0, places=0, both=0, documents=found)


def _moved(
    indicator: Indicator, moving: Iterable[Wording], viewer: Viewer, *, both: int = 0, after: date | None = None
) -> Effects:
    """The figures of an indicator and the wordings that go over. after: of periods that begin later alone."""
    wordings = list(moving)
    figures, series, places = _on_record(indicator, after=after)
    return Effects(
        wordings=tuple(wording.text for wording in wordings),
        figures=figures,
        series=series,
        places=places,
        both=both,
        documents=_proposing(viewer, {indicator.code}, [wording.folded for wording in wordings], after=after),
    )


def _on_record(indicator: Indicator, after: date | None = None) -> tuple[int, int, int]:
    """Figures that hold, their series and their places; `after`: only of periods that begin later."""
    rows = Current.objects.filter(indicator=indicator)
    if after is not None:
        rows = rows.filter(period__first_day__gt=after)
    series, places = rows.values("series").distinct().count(), rows.values("locality").distinct().count()
    return rows.count(), series, places


def _on_both(gone: Indicator, kept: Indicator) -> int:
    """How many figures of the one have a counterpart of the other."""
    key = ("locality", "subject", "period", "measure", "planned", "set_by")
    other = set(Figure.objects.filter(current__indicator=kept).values_list(*key))
    return sum(row in other for row in Figure.objects.filter(current__indicator=gone).values_list(*key))


def _proposing(
    viewer: Viewer, codes: Collection[str], phrases: Collection[str], after: date | None = None
) -> tuple[Document, ...]:
    """Documents with claims, not decided on, that have one of these codes, or no code and one of these phrases."""
    visible = documents.visible_documents_q(viewer, "reading__text__document__")
    coded = Q(code__in=codes) if after is None else Q(code__in=codes, first_day__gt=after)
    wanted = coded | Q(code="") if phrases else coded
    rows = undecided_claims().filter(visible, wanted).order_by()
    names = rows.values_list("reading__text__document", "code", "data__indicator")
    found = {number for number, code, named in names if code or folded(named or "") in set(phrases)}
    return tuple(documents.documents(viewer).filter(pk__among=found))
