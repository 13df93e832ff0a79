"""What `doichieu figures` prints of a site."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.catalogue.models import Indicator, Wording
from doichieu.hub.checks.tests.test_scoreboard import Board
from doichieu.hub.config.errors import FiguresUnclear
from doichieu.hub.config.figures import Wanted, figures, quoted
from doichieu.hub.config.tests.worked_site import Worked, claim_of, worked
from doichieu.hub.documents import services as documents
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Figure
from doichieu.hub.register.tests.worked import HALF, indicator

SLUG = "huyen-hoa-khe-tan-sa"


@pytest.fixture
def site(db: None) -> Worked:
    return worked()


def printed(place: str = SLUG, period: str = "2022-H1", as_of: str = "", **others: bool) -> list[str]:
    return list(figures(Wanted(place, period, as_of), **others))


def test_each_figure_stands_under_its_indicator_with_its_sentence(site: Worked) -> None:
    heading, *lines = printed("huyện Hòa Khê")
    assert heading == "Huyện Hòa Khê · 6 tháng đầu năm 2022"
    assert lines[:2] == ["\nBUD01  Chỉ tiêu BUD01", "  617,8 tỷ đồng"]
    assert [line.partition(": ")[0] for line in lines[2:]] == ["    “617,8 tỷ đồng”"]


def test_at_a_past_moment_the_figure_of_that_moment_is_printed(site: Worked) -> None:
    first = Figure.objects.get(superseded_by=site.figure)
    assert first.recorded_at < site.figure.recorded_at
    today, yesterday = timezone.localdate(), timezone.localdate() - timedelta(days=1)
    assert printed(as_of=f"{today}")[1:] == printed()[1:]
    assert printed(as_of=f"{yesterday}")[1:] == ["Chưa có số liệu nào."]
    assert printed(as_of=f"{yesterday}")[0].endswith(f" · như đã ghi nhận đến hết 23:59 {yesterday:%d/%m/%Y}")


def test_programs_are_given_the_shape_of_the_api(site: Worked) -> None:
    [row] = [json.loads(line) for line in printed(as_json=True)]
    assert (row["indicator"], row["result"]["quantity"]["value"]) == ("BUD01", "617800000000")


@pytest.mark.django_db
def test_targets_of_the_whole_year_that_a_part_cannot_answer_are_counted_below() -> None:
    board = Board(assembled())
    board.target(indicator("BUD01"), "365")
    told = "1 chỉ tiêu đặt cho cả năm 2022, kỳ này không có số liệu riêng."
    assert printed(period="2022-H2")[1:] == ["Chưa có số liệu nào.", told]
    assert told not in printed()


@pytest.mark.parametrize("said", ["6 tháng đầu năm 2022", "Sáu tháng đầu năm 2022", "từ 01/01/2022 đến 30/06/2022"])
def test_a_period_may_be_said_as_people_say_it(site: Worked, said: str) -> None:
    assert printed(period=said) == printed()


def test_a_cell_that_is_a_bare_number_is_quoted_with_what_it_counts(site: Worked) -> None:
    bare = replace(claim_from_json(claim_of(site.document).data), quote="615,3")
    assert quoted("615,3", bare) == "“615,3” (615,3 tỷ đồng)"
    assert quoted("615,3 tỷ đồng", bare) == "“615,3 tỷ đồng”"


def test_an_indicator_that_has_proposals_alone_says_so(site: Worked) -> None:
    indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp thành lập mới")
    words = "doanh nghiệp thành lập mới"
    Wording.objects.create(indicator=Indicator.objects.get(code="ECO12"), text=words, folded=words)
    sentence = "6 tháng đầu năm 2022, số doanh nghiệp thành lập mới là 12 doanh nghiệp."
    document = documents.store_document(
        name="de-xuat.txt", data=sentence.encode(), locality=site.cast.district, by=site.cast.owner
    )
    documents.read_document(document.pk)
    assert printed()[-2:] == ["\nECO12  Số doanh nghiệp thành lập mới", "  1 số liệu chưa duyệt"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("xã Không Đâu", "2022", ""), "Không có nơi nào tên là “xã Không Đâu”."),
        ((SLUG, "6T2022", ""), "“6T2022” không phải là một kỳ."),
        ((SLUG, "2022", "mai"), "“mai” không phải là một ngày hay phút đã qua."),
    ],
)
def test_what_cannot_be_told_is_said_in_a_sentence(site: Worked, asked: tuple[str, str, str], told: str) -> None:
    with pytest.raises(FiguresUnclear) as refused:
        printed(*asked)
    assert str(refused.value).startswith(told)


def test_of_places_of_one_name_that_which_stood_then_is_meant(site: Worked) -> None:
    former = Locality.objects.get(slug=SLUG)
    former.pk, former.slug, former.valid_to = None, "huyen-hoa-khe-cu", date(2019, 12, 31)
    former._state.adding = True  # Django documents how a row is copied
    former.save()
    assert printed("huyện Hòa Khê", "2022")[0] == "Huyện Hòa Khê · Năm 2022"
    with pytest.raises(FiguresUnclear):
        printed("huyện Hòa Khê", "2019")


def test_a_name_that_fits_several_places_names_them(site: Worked) -> None:
    with pytest.raises(FiguresUnclear) as refused:
        printed("sa")
    assert str(refused.value).startswith("“sa” có thể là một trong các nơi sau: Tỉnh Tân Sa (tinh-tan-sa), ")


@pytest.mark.parametrize("with_target", [False, True])
def test_what_a_merged_code_says_of_the_days_is_printed_beside(db: None, with_target: bool) -> None:
    board = Board(assembled())
    kept, gone = indicator(), indicator("BUD09")
    board.state(gone, "700", HALF)
    board.state(kept, "615", HALF)
    if with_target:
        board.target(kept, "1200")
    Indicator.objects.filter(pk=gone.pk).update(merged_into=kept)
    lines = [line.partition(": ")[0] for line in figures(Wanted(board.cast.district.slug, "2022-H1"))]
    assert "  700 đồng" in lines
    assert [lines.count(f"    “{value}” ({value} đồng)") for value in ("615", "700")] == [1, 1]
