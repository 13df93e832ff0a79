"""Those who write while others kill them: each writes down what was confirmed, after it was."""

import json
import os
import random
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import NoReturn

from django.core.management import call_command

from doichieu.claims import Bound, Claim, Kind, Quantity, Span
from doichieu.claims.codec import text_from_json
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.documents.models import Document, State, StoredText
from doichieu.hub.documents.services import release_document, store_document, withdraw_release
from doichieu.hub.places.models import Locality
from doichieu.hub.register import services
from doichieu.hub.register.bulk import Row, import_figures
from doichieu.hub.register.models import Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.services import WitnessedClaim
from scripts import register_load

LINES = 200  # amounts of the text that figures are entered from; as many are imported at a time
SENTENCE = "Năm 2025, thu ngân sách nhà nước của xã Đồng {} đạt {} tỷ đồng.\n"


def prepare() -> int:
    """Fill an empty site with what figures can be about."""
    load = register_load.prepared(periods=1)
    register_load.stated_text(load, LINES)
    return 0


class Hands:
    """What each kind of process does until it is killed. journal: where confirmed writes are written down."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self._numbers = count()
        self.kinds: Mapping[str, Callable[[int], NoReturn]] = {
            "writer": self.write, "importer": self.load, "clerk": self.hand_in, "worker": self.work
        }  # fmt: skip

    def work_as(self, kind: str) -> Callable[[], int]:
        """The work of one new process of that kind; it has a number of its own."""
        number = next(self._numbers)
        return lambda: self.kinds[kind](number)

    def write(self, number: int) -> NoReturn:
        """Enter figures one by one, and correct each of them."""
        place = Placed()
        for turn in count():
            line = turn % LINES
            series = place.series(f"w{number}-{turn}")
            figure = place.add(series, line)
            self._note(figure=figure.pk, set_by=series.set_by, value=str(figure.value))
            later = place.add(series, (line + 1) % LINES, supersedes=figure, reason="Số liệu mới")
            self._note(figure=later.pk, set_by=series.set_by, value=str(later.value))
        raise AssertionError

    def load(self, number: int) -> NoReturn:
        """Import as many figures at a time as the text has lines."""
        place = Placed()
        for turn in count():
            names = [f"i{number}-{turn}-{line}" for line in range(LINES)]
            rows = (place.row(place.series(name), line) for line, name in enumerate(names))
            import_figures(rows, by=place.reviewer, source=place.text)
            self._note(imported=f"i{number}-{turn}-", count=LINES)
        raise AssertionError

    def hand_in(self, number: int) -> NoReturn:
        """Hand in documents, release them, and now and then take a release back."""
        place = Placed()
        for turn in count():
            data = SENTENCE.format(number, turn + 1).encode()
            document = store_document(name="tin.txt", data=data, by=place.reviewer, locality=place.locality)
            self._note(document=document.pk)
            released = release_document(document=document, by=place.reviewer)
            self._note(state=released.pk, of=State.RELEASED.value)
            if turn % 3 == 0:
                withdraw_release(document=Document.objects.get(pk=document.pk), by=place.reviewer)
                self._note(state=released.pk, of=State.INTERNAL.value)
        raise AssertionError

    def work(self, _: int) -> NoReturn:
        """Run jobs."""
        call_command("run_jobs", interval=0.05, startup_delay=False, verbosity=0, reload=False)
        raise AssertionError

    def _note(self, **facts: object) -> None:
        """Write down that a write was confirmed: one line in one go, so that no kill can cut it."""
        descriptor = os.open(self._journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, (json.dumps(facts) + "\n").encode())
        finally:
            os.close(descriptor)


class Placed:
    """One place with everything that a figure of it needs."""

    def __init__(self) -> None:
        self.reviewer = User.objects.get(username="loader")
        self.text = StoredText.objects.select_related("document").filter(document__name="so-lieu.txt").latest("pk")
        self.locality = random.choice(Locality.objects.filter(level=3))  # noqa: S311
        self._indicator = random.choice(Indicator.objects.all())  # noqa: S311
        self._period = PlanningPeriod.objects.get()
        self._lines = list(_lines(text_from_json(self.text.data).content))

    def series(self, name: str) -> Series:
        """A series that nobody else has: the plan of somebody of that name."""
        return Series(self._indicator, self.locality, planned=True, set_by=name)

    def row(self, series: Series, line: int) -> Row:
        """The amount of a line as a row of an import."""
        span, quote = self._lines[line]
        return Row(series, self._period, _quantity(quote), span, quote)

    def add(self, series: Series, line: int, supersedes: Figure | None = None, reason: str = "") -> Figure:
        """Enter the amount of a line."""
        row = self.row(series, line)
        claim = Claim(
            id=f"r{row.span.start}", span=row.span, quote=row.quote, kind=Kind.LEVEL, planned=True,
            quantity=row.quantity, estimate=False, indicator=None, period=None, basis=None, rule="soak", confidence=1.0,
        )  # fmt: skip
        return services.add_figure(
            series=series, period=row.period, quantity=row.quantity, evidence=WitnessedClaim(self.text, claim),
            by=self.reviewer, supersedes=supersedes, reason=reason,
        )  # fmt: skip


def _lines(content: str) -> Iterator[tuple[Span, str]]:
    start = 0
    for line in content.splitlines():
        yield Span(start, start + len(line)), line
        start += len(line) + 1


def _quantity(quote: str) -> Quantity:
    return Quantity(Decimal(quote), None, None, Decimal("0.01"), "VND", Bound.EXACT)
