"""A register after ten years: every commune of the country with a hundred indicators, 10.3 million figures.

Kept in a folder with its own PostgreSQL, which writes to disk as an office's does, so that it is made once and measured
often. A document for each commune and period states a hundred figures; all were released. The rows are those that
`register.bulk` would make of these documents; to go quicker, indexes and foreign keys are taken off meanwhile, and put
back, and so checked, at the end.
"""

import argparse
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.kept_server import MEANWHILE, SETTINGS, server, set_up

if TYPE_CHECKING:
    from doichieu.hub.accounts.models import User
    from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
    from doichieu.hub.documents.models import Document
    from doichieu.hub.places.models import Locality
    from doichieu.hub.register.bulk_checks import Stated
    from doichieu.hub.register.series import Series

FIRST_YEAR, YEARS, INDICATORS = 2026, 10, 100
OWNER = "Hội đồng nhân dân"  # whose plans are the targets
WORKERS = 2
TABLES = ("register_figure", "register_evidence", "register_current")
LOADER = "loader"
SAMPLE = 20  # links that are compared row by row after the filling


@dataclass(frozen=True)
class Told:
    """What is stated of every commune in one period: targets, or results."""

    first: date
    last: date
    planned: bool


def told() -> list[Told]:
    """For each year a target, the result of its first half, and its own; and the target of the year after."""
    years = range(FIRST_YEAR, FIRST_YEAR + YEARS)
    whole = [(date(year, 1, 1), date(year, 12, 31)) for year in years]
    targets = [Told(*days, planned=True) for days in (*whole, (date(years.stop, 1, 1), date(years.stop, 12, 31)))]
    halves = [Told(date(year, 1, 1), date(year, 6, 30), planned=False) for year in years]
    return [*targets, *halves, *(Told(*days, planned=False) for days in whole)]


@contextmanager
def served(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a process on the register of this folder, its server running; filled where it is empty."""
    folder.mkdir(parents=True, exist_ok=True)
    with server(folder) as address:
        site = os.environ | {
            "DJANGO_SETTINGS_MODULE": "doichieu.hub.config.settings",
            "DOICHIEU_DATABASE_URL": address,
            "DOICHIEU_FOLDER": str(folder),
            "DOICHIEU_SECRET_KEY": "known to everyone, so only for measurements",
        }
        subprocess.run((sys.executable, "-m", "django", "migrate", "-v", "0"), env=site, check=True)
        if not (folder / "filled.json").exists():
            set_up(address, MEANWHILE)
            _module(site, "--prepare").wait()
            begin = time.monotonic()
            parts = [_module(site, "--fill", f"{number}/{WORKERS}") for number in range(WORKERS)]
            if max([part.wait() for part in parts]) or _module(site, "--finish").wait():
                raise SystemExit("the register could not be filled")
            set_up(address, SETTINGS)
            print(f"filled in {time.monotonic() - begin:.0f} s", flush=True)
        yield site


def _module(site: Mapping[str, str], *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen((sys.executable, "-m", "scripts.large_register", *words), env=dict(site))


def prepare() -> None:
    """Places, catalogue, periods and one account; then the tables' indexes and foreign keys are taken off."""
    from doichieu.hub.access.models import Role  # noqa: PLC0415
    from doichieu.hub.access.services import grant_role, load_places  # noqa: PLC0415
    from doichieu.hub.access.viewers import system_viewer  # noqa: PLC0415
    from doichieu.hub.accounts.models import User  # noqa: PLC0415
    from doichieu.hub.accounts.services import create_account  # noqa: PLC0415
    from doichieu.hub.catalogue.services import ensure_period, load_catalogue  # noqa: PLC0415

    if not User.objects.filter(username=LOADER).exists():
        load_places(by=system_viewer())
        load_catalogue(by=system_viewer())
        loader = create_account(username=LOADER, password=secrets.token_urlsafe())
        grant_role(user=loader, role=Role.APPROVER, locality=None, by=system_viewer())
        for each in told():
            ensure_period(each.first, each.last)
    _take_off(Path(os.environ["DOICHIEU_FOLDER"]) / "taken_off.json")


def _take_off(kept: Path) -> None:
    """Drop what is not needed to keep rows apart, and note down how it was made."""
    foreign = (
        "SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),"
        " format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))"
        " FROM pg_constraint WHERE contype IN ('f', 'u') AND conrelid::regclass::text = ANY(%s)"
    )
    indexes = (
        "SELECT format('DROP INDEX %%I', indexname), indexdef FROM pg_indexes WHERE tablename = ANY(%s)"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    )
    made = [pair for asked in (foreign, indexes) for pair in _executed(asked, list(TABLES))]
    if made:
        kept.write_text(json.dumps([again for _, again in reversed(made)]), "utf-8")
    for drop, _ in made:
        _executed(drop)


def fill(part: int, parts: int) -> None:
    """The figures of every so many-th province, one transaction for each province and period."""
    from doichieu.hub.accounts.models import User  # noqa: PLC0415
    from doichieu.hub.catalogue.models import PlanningPeriod  # noqa: PLC0415
    from doichieu.hub.places.models import Level, Locality  # noqa: PLC0415

    loader = User.objects.get(username=LOADER)
    named = {(period.first_day, period.last_day): period for period in PlanningPeriod.objects.all()}
    provinces = Locality.objects.filter(level=Level.PROVINCE, valid_to=None).order_by("pk")
    for province in list(provinces)[part::parts]:
        communes = list(Locality.objects.filter(parent=province, level=Level.COMMUNE, valid_to=None).order_by("pk"))
        figures = ProvinceFigures(loader, communes, measured())
        for each in told():
            figures.write(named[each.first, each.last], planned=each.planned)
        print(f"  {province}: {len(communes)} communes", flush=True)


class ProvinceFigures:
    """The figures of the communes of one province."""

    def __init__(self, loader: "User", communes: Sequence["Locality"], indicators: Sequence["Indicator"]) -> None:
        self._loader, self._communes = loader, communes
        self._series = {
            (place.pk, planned): [(series, series.digest) for series in _series(place, indicators, planned=planned)]
            for place in communes
            for planned in (False, True)
        }

    def write(self, period: "PlanningPeriod", *, planned: bool) -> None:
        """A document for each commune with the figures of one period, and one link for all of them."""
        from django.db import transaction  # noqa: PLC0415

        from doichieu.hub.documents.models import Document  # noqa: PLC0415
        from doichieu.hub.ledger import services as ledger  # noqa: PLC0415
        from doichieu.hub.ledger.batches import batch_over  # noqa: PLC0415
        from doichieu.hub.ledger.digests import row_digest  # noqa: PLC0415
        from doichieu.hub.register.bulk_tables import Tables  # noqa: PLC0415

        with transaction.atomic():
            documents = Document.objects.bulk_create(self._document(place, period, planned) for place in self._communes)
            rows = {document.pk: row_digest(document) for document in documents}
            with Tables() as tables:
                batches = self._figures(tables, documents, period, planned)
            ledger.record_batches("figures imported", batch_over("documents", "document", rows), *batches, by=LOADER)

    def _document(self, place: "Locality", period: "PlanningPeriod", planned: bool) -> "Document":
        import hashlib  # noqa: PLC0415

        from django.utils import timezone  # noqa: PLC0415

        from doichieu.hub.documents.models import Document, State  # noqa: PLC0415
        from doichieu.lexicon.search import searchable  # noqa: PLC0415

        title = f"{'Nghị quyết về chỉ tiêu' if planned else 'Báo cáo kết quả'} {period.name} {place}"
        data = "\n".join((title, *self._lines(place, period, planned))).encode()
        return Document(
            title=title, name="so-lieu.txt", original=data, size=len(data), digest=hashlib.sha256(data).hexdigest(),
            locality=place, published=period.last_day, state=State.RELEASED, released_at=timezone.now(),
            released_by=self._loader, stored_at=timezone.now(), stored_by=self._loader, search=searchable(title),
        )  # fmt: skip

    def _lines(self, place: "Locality", period: "PlanningPeriod", planned: bool) -> Iterator[str]:
        for number, (series, _) in enumerate(self._series[place.pk, planned]):
            yield f"{series.indicator.name_vi}: {self._amount(place, number, period, planned)}"

    @staticmethod
    def _amount(place: "Locality", number: int, period: "PlanningPeriod", planned: bool) -> str:
        return amount(place.pk, number, period.first_day, period.last_day, planned=planned)

    def _figures(
        self, tables: Any, documents: Sequence["Document"], period: "PlanningPeriod", planned: bool
    ) -> Sequence[Any]:
        """Texts, readings and figures of these documents; what the chain says of the figures and their evidence."""
        from django.utils import timezone  # noqa: PLC0415

        from doichieu.claims import Reading, Text  # noqa: PLC0415
        from doichieu.claims.codec import reading_to_json, text_to_json  # noqa: PLC0415
        from doichieu.hub.documents.models import StoredReading, StoredText  # noqa: PLC0415
        from doichieu.hub.ledger.batches import batch_over  # noqa: PLC0415
        from doichieu.hub.register.bulk_rows import RowMaker  # noqa: PLC0415
        from doichieu.hub.register.bulk_standing import Settled  # noqa: PLC0415
        from doichieu.reader import READER_VERSION  # noqa: PLC0415

        now = timezone.now()
        contents = [Text(bytes(document.original or b"").decode(), name=document.name) for document in documents]
        texts = StoredText.objects.bulk_create(
            StoredText(document=document, data=text_to_json(text), made_at=now)
            for document, text in zip(documents, contents, strict=True)
        )
        StoredReading.objects.bulk_create(
            StoredReading(
                text=stored, reader_version=READER_VERSION, made_at=now,
                data=reading_to_json(Reading(text, period.last_day, None, (), None, (), (), (), (), ())),
            )
            for stored, text in zip(texts, contents, strict=True)
        )  # fmt: skip
        digests: tuple[dict[int, str], dict[int, str]] = ({}, {})
        for stored, text, place in zip(texts, contents, self._communes, strict=True):
            made, settled = (
                RowMaker(stored, self._loader),
                Settled(new=self._stated(text.content, place, period, planned)),
            )
            ids, witness_ids = tables.figure_ids(len(settled.new)), tables.evidence_ids(len(settled.new))
            figures, evidence = made.figures(settled.new, ids), made.evidence(settled, ids, witness_ids)
            tables.write(figures, evidence, made.current(settled.new, ids))
            for kept, rows in zip(digests, (figures, evidence), strict=True):
                kept.update(zip(rows.ids, rows.digests, strict=True))
        tables.wait()
        return [batch_over("register", name, kept) for name, kept in zip(("figure", "evidence"), digests, strict=True)]

    def _stated(self, content: str, place: "Locality", period: "PlanningPeriod", planned: bool) -> "list[Stated]":
        from doichieu.claims import Bound, Quantity, Span  # noqa: PLC0415
        from doichieu.hub.register.bulk_checks import Row, Stated  # noqa: PLC0415
        from doichieu.hub.register.rules import check_place, checked_quantity  # noqa: PLC0415

        rows, end = [], content.index("\n")
        known = self._series[place.pk, planned]
        check_place(known[0][0], period)
        for number, (series, digest) in enumerate(known):
            quote = self._amount(place, number, period, planned)
            end += 1 + len(series.indicator.name_vi) + 2 + len(quote)
            quantity = Quantity(Decimal(quote), None, None, Decimal(1), series.indicator.unit, Bound.EXACT)
            row = Row(series, period, quantity, Span(end - len(quote), end), quote)
            rows.append(Stated(number, row, (digest, period.pk), checked_quantity(series, quantity, quote)))
        return rows


def _series(place: "Locality", indicators: Sequence["Indicator"], *, planned: bool) -> "Iterator[Series]":
    from doichieu.hub.register.series import Series  # noqa: PLC0415

    for indicator in indicators:
        if planned:
            yield Series(indicator, place, planned=True, set_by=OWNER)
        else:
            yield Series(indicator, place)


def amount(place: int, indicator: int, first: date, last: date, *, planned: bool) -> str:
    """A whole number that grows by some percent a year; half of it in the half year, a little off the target."""
    start = 1000 + place * 7919 % 90_000 + indicator * 613
    share = 100 if planned else 94 + (place + indicator + first.year) % 12
    return str(start * (100 + 4 * (first.year - FIRST_YEAR)) * share // 10_000 // (2 if last.month < 12 else 1))


def measured() -> "list[Indicator]":
    """The indicators of which figures are stated."""
    from doichieu.hub.catalogue.models import Indicator  # noqa: PLC0415

    return list(Indicator.objects.exclude(unit="yes_no").order_by("code")[:INDICATORS])


def finish() -> int:
    """Put indexes and foreign keys back, and compare some links with their rows."""
    import random  # noqa: PLC0415

    from doichieu.hub.ledger.models import Link  # noqa: PLC0415

    folder = Path(os.environ["DOICHIEU_FOLDER"])
    for statement in json.loads((folder / "taken_off.json").read_text("utf-8")):
        begin = time.monotonic()
        _executed(statement)
        print(f"  {time.monotonic() - begin:5.0f} s {statement[:110]}", flush=True)
    _executed("VACUUM ANALYZE")
    links = Link.objects.filter(event="figures imported")
    differing = sum(differing_rows(link.rows) for link in random.sample(list(links), SAMPLE))
    [(figures,)] = _executed("SELECT count(*) FROM register_figure")
    print(f"{figures} figures; {differing} rows of {SAMPLE} links are not as recorded", flush=True)
    if not differing:
        (folder / "filled.json").write_text(json.dumps({"figures": figures}), "utf-8")
    return int(bool(differing))


def differing_rows(entries: Sequence[Mapping[str, Any]]) -> int:
    """How many rows of a link are not as it says."""
    from django.apps import apps  # noqa: PLC0415

    from doichieu.hub.ledger.batches import batch_of  # noqa: PLC0415
    from doichieu.hub.ledger.digests import row_digest  # noqa: PLC0415

    found = 0
    for entry in entries:
        if batch := batch_of(entry):
            rows = apps.get_model(entry["app"], entry["model"])._base_manager.in_bulk(list(batch.ids()))  # noqa: SLF001
            found += len(batch.differing([row_digest(rows[pk]) if pk in rows else None for pk in batch.ids()]))
    return found


def _executed(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return list(cursor.fetchall()) if cursor.description else []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepare", action="store_true")
    parser.add_argument("--fill", metavar="PART/PARTS")
    parser.add_argument("--finish", action="store_true")
    parser.add_argument("--keep", type=Path, help="folder to make the register in, or to use again")
    chosen = parser.parse_args()
    if chosen.keep:
        with served(chosen.keep.absolute()):
            return 0
    from doichieu.hub.config.startup import start  # noqa: PLC0415 - Django is made ready first

    start()
    if chosen.prepare:
        prepare()
    if chosen.fill:
        fill(*map(int, chosen.fill.split("/")))
    return finish() if chosen.finish else 0


if __name__ == "__main__":
    sys.exit(main())
