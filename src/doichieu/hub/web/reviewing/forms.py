"""The fields with which a reviewer places a figure: what is offered, and what came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from doichieu import show
from doichieu.claims import Period, Quantity
from doichieu.hub.catalogue.models import Clock, Indicator
from doichieu.hub.catalogue.periods import FIRST_DAY, LAST_DAY
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.queries import ReviewItem
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.web.days import DayField
from doichieu.hub.web.words.said import indicator_choice, place_choice
from doichieu.hub.web.words.series_words import SeriesWords
from doichieu.lexicon import folded

Fields = Mapping[str, str]  # name of a field -> what stands in it
CUMULATIVE: Mapping[bool | None, str] = {None: "", True: "yes", False: "no"}  # as the form says it


@dataclass(frozen=True, slots=True)
class Choices:
    """What the fields of one document's figures can be chosen from."""

    indicators: Sequence[Indicator]
    places: Sequence[Locality]
    subjects: Sequence[Subject]  # of those places

    def place(self, written: str) -> Locality | None:
        """The place that was written as the list offers it."""
        return next((place for place in self.places if folded(place_choice(place)) == folded(written)), None)

    def subject(self, written: str, place: Locality) -> Subject | None:
        """The one subject of that name in that place, as it is spelled where several have it in other letters."""
        named = [
            each for each in self.subjects if each.locality_id == place.pk and folded(each.name) == folded(written)
        ]
        meant = [each for each in named if each.name == written] or named
        return meant[0] if len(meant) == 1 else None


class DecisionForm(forms.Form):
    """What comes with every decision."""

    reason = forms.CharField(required=False, max_length=300)
    supersedes = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)  # id of a figure
    quantity = forms.CharField(required=False, max_length=200)
    despite = forms.CharField(required=False, max_length=300)  # numbers of the findings that were asked about
    note = forms.CharField(required=False, max_length=300)  # the answer to that


class PlacementForm(DecisionForm):
    """Where a figure belongs, in the words of the page; without an indicator it stays on its document."""

    indicator = forms.CharField(required=False)
    place = forms.CharField(required=False)
    subject = forms.CharField(required=False)
    first_day = DayField(called=_("First day"), required=False)
    last_day = DayField(called=_("Last day"), required=False)
    measure = forms.ChoiceField(choices=Measure.choices)
    planned = forms.BooleanField(required=False)
    set_by = forms.CharField(required=False, max_length=120)
    maturity = forms.ChoiceField(required=False, choices=[("", ""), *Maturity.choices])
    price_basis = forms.CharField(required=False, max_length=40)
    clock = forms.ChoiceField(required=False, choices=Clock.choices)
    cumulative = forms.ChoiceField(required=False, choices=[(word, word) for word in CUMULATIVE.values()])

    def __init__(self, data: Fields, choices: Choices, offered: Placement | None = None) -> None:
        """offered: what the page proposed; place and subject are its own where their words were left as they were."""
        super().__init__(data)
        self._choices = choices
        self._offered = offered

    def placement(self) -> Placement | None:
        """The placement of a valid form; None without an indicator."""
        given = self.cleaned_data
        if not given["indicator"]:
            return None
        return Placement(
            code=given["indicator"],
            locality=given["place"],
            period=Period(given["first_day"], given["last_day"]),
            measure=Measure(given["measure"]),
            planned=given["planned"],
            set_by=given["set_by"],
            maturity=given["maturity"],
            subject=given["subject"],
            price_basis=given["price_basis"],
            clock=Clock(given["clock"] or Clock.CALENDAR),
            cumulative=next(said for said, word in CUMULATIVE.items() if word == given["cumulative"]),
        )

    def clean_indicator(self) -> str:
        """The code, which the list puts before the name."""
        code = str(self.cleaned_data["indicator"]).strip().partition(" ")[0].upper()
        if code and code not in {indicator.code for indicator in self._choices.indicators}:
            raise forms.ValidationError(_("Choose an indicator from the list, or leave it empty."))
        return code

    def clean(self) -> None:
        """What a figure with an indicator cannot be without."""
        if not self.cleaned_data.get("indicator"):
            return
        self._find_place()
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if not first or not last:
            missing = "last_day" if first else "first_day"
            if missing not in self.errors:
                self.add_error(missing, _("Say which period the figure covers: its first and its last day."))
        elif last < first:
            self.add_error("last_day", _("The period ends before it begins."))
        elif first < FIRST_DAY or last > LAST_DAY:
            faulty = "first_day" if first < FIRST_DAY else "last_day"
            self.add_error(faulty, _("No document speaks of such a year. Check the days of the period."))

    def _find_place(self) -> None:
        place = self._place(self.cleaned_data.get("place", ""))
        if place is None:
            self.add_error("place", _("Choose the place from the list."))
            return
        self.cleaned_data["place"] = place
        written = self.cleaned_data.get("subject", "").strip()
        self.cleaned_data["subject"] = subject = self._subject(written, place) if written else None
        if written and subject is None:
            self.add_error(
                "subject", _("What the figure is about is not on record for this place. Choose it from the list.")
            )

    def _place(self, written: str) -> Locality | None:
        offered = self._offered
        if offered is not None and written == place_choice(offered.locality):
            return offered.locality
        return self._choices.place(written)

    def _subject(self, written: str, place: Locality) -> Subject | None:
        subject = self._offered.subject if self._offered is not None and self._offered.locality == place else None
        return subject if subject is not None and written == subject.name else self._choices.subject(written, place)


def offered(item: ReviewItem, lang: show.Lang, words: SeriesWords) -> dict[str, str]:
    """The fields as the reader proposes them. words: what the text says of the series."""
    proposal, claim = item.proposal, item.claim
    told = claim.entered
    period = proposal.period if proposal else claim.period
    indicator = proposal.indicator if proposal else None
    return {
        "indicator": indicator_choice(indicator, lang) if indicator else "",
        "place": place_choice(proposal.locality) if proposal and proposal.locality else "",
        "subject": _subject_offered(item),
        "first_day": show.day(period.first) if period else "",
        "last_day": show.day(period.last) if period else "",
        "measure": str(proposal.measure) if proposal else claim.kind.value,
        "planned": "on" if claim.planned else "",
        "set_by": proposal.set_by if proposal else "",
        "maturity": str(proposal.maturity) if proposal else "",
        "price_basis": told.price_basis if told else words.price_basis,
        "clock": (told.clock if told else "") or str(Clock.CALENDAR),
        "cumulative": CUMULATIVE[told.cumulative if told else words.cumulative],
        "quantity": show.quantity(claim.quantity, lang),
        "reason": "",
    }


def parsed_quantity(written: str, read: Quantity, lang: show.Lang) -> Quantity:
    """The quantity as a reviewer wrote it; as read where the words are those offered, or none came with the form.

    Raises show.NotANumber.
    """
    if written.strip() in ("", show.quantity(read, lang)):
        return read
    return show.parsed_quantity(written, lang)


def _subject_offered(item: ReviewItem) -> str:
    if item.proposal and item.proposal.subject:
        return item.proposal.subject.name
    return item.claim.subject or ""
