from datetime import date

import pytest
from django.core.management import call_command

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.viewers import Viewer, system_viewer
from doichieu.hub.catalogue import queries, services
from doichieu.hub.catalogue.models import Clock, Indicator, PlanningPeriod, Wording
from doichieu.hub.ledger.models import Link

pytestmark = pytest.mark.django_db


@pytest.fixture
def _loaded(db: None) -> None:
    services.load_catalogue(by=system_viewer())


def test_the_catalogue_is_loaded_once_and_recorded_once() -> None:
    first = services.load_catalogue(by=system_viewer())
    assert first["indicators"] >= queries.indicators().count() >= 100
    assert first["wordings"] == Wording.objects.count() > 400
    assert services.load_catalogue(by=system_viewer()) == {"indicators": 0, "wordings": 0}
    assert [link.event for link in Link.objects.all()] == ["catalogue loaded"]


@pytest.mark.usefixtures("_loaded")
def test_an_indicator_that_was_changed_by_hand_is_brought_back_to_the_file() -> None:
    Indicator.objects.filter(code="BUD01").update(unit="ha", search="")
    assert services.load_catalogue(by=system_viewer()) == {"indicators": 1, "wordings": 0}
    assert queries.indicator("BUD01").unit == "VND"
    assert [found.code for found in queries.found("thu NSNN trên địa bàn")] == ["BUD01"]


@pytest.mark.usefixtures("_loaded")
def test_the_command_changes_nothing_the_second_time(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_catalogue")
    assert capsys.readouterr().out == "indicators: 0 new or changed\nwordings: 0 new or changed\n"


def test_only_a_steward_loads_the_catalogue() -> None:
    with pytest.raises(Refused):
        services.load_catalogue(by=Viewer(None))
    assert not Indicator.objects.exists()


@pytest.mark.usefixtures("_loaded")
def test_an_indicator_keeps_the_facts_of_its_row() -> None:
    rate = queries.indicator("INV03")
    assert (rate.name_vi, rate.unit, rate.direction) == (
        "Tỷ lệ giải ngân vốn đầu tư công so kế hoạch",
        "%",
        "higher",
    )
    assert rate.numerator is not None
    assert rate.denominator is not None
    assert (rate.numerator.code, rate.denominator.code) == ("INV02", "INV01")
    with pytest.raises(Indicator.DoesNotExist):
        queries.indicator("XXX99")


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bud01", "BUD01"),
        ("ty le ho ngheo", "SOC01"),
        ("dien tich gpmb", "LAN03"),
        ("diện tích đất đã giải phóng mặt bằng", "LAN03"),
        ("NTM kiểu mẫu", "NRD03"),
        ("ket nap dang vien", "PAR01"),
        ("health insurance", "SOC04"),
    ],
)
def test_search_minds_neither_diacritics_nor_short_forms(query: str, first: str) -> None:
    assert queries.found(query)[0].code == first


@pytest.mark.usefixtures("_loaded")
def test_search_for_nothing_finds_nothing() -> None:
    assert queries.found(" ,. ") == []
    assert queries.found("khong co chi tieu nay") == []


@pytest.mark.usefixtures("_loaded")
def test_wordings_lead_from_a_folded_phrase_to_a_code() -> None:
    wordings = queries.wordings()
    assert wordings["tổng giá trị sản xuất"] == "ECO01"
    assert wordings["thu ngân sách nhà nước"] == "BUD01"
    assert wordings["tổng thu ngân sách địa phương"] == "BUD02"
    assert "kết nạp đảng viên" in {wording.folded for wording in queries.wordings_of(queries.indicator("PAR01"))}


def test_a_period_is_named_once_for_its_days_and_clock() -> None:
    half = services.ensure_period(date(2022, 1, 1), date(2022, 6, 30))
    assert (half.name, half.clock) == ("2022-H1", Clock.CALENDAR)
    assert services.ensure_period(date(2022, 1, 1), date(2022, 6, 30)) == half
    assert Link.objects.count() == 1
    issuers = services.ensure_period(date(2021, 12, 15), date(2022, 6, 14), Clock.ISSUER)
    assert issuers.name == "2022-H1"
    assert set(PlanningPeriod.objects.filter(name="2022-H1")) == {half, issuers}
    assert queries.period("2022-H1") == half
    with pytest.raises(PlanningPeriod.DoesNotExist):
        queries.period("2022")


def test_days_that_run_backwards_make_no_period() -> None:
    with pytest.raises(ValueError, match="comes after"):
        services.ensure_period(date(2022, 6, 30), date(2022, 1, 1))
    assert list(queries.periods()) == []
