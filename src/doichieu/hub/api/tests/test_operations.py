"""The API says what pages say, to the same people, and takes figures by the same rules."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from doichieu.claims import Period
from doichieu.hub.access.models import ApiToken, Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.tokens import end_token, viewer_with
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.api.tests.conftest import LATER, Programs
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.checks.services import refresh_findings
from doichieu.hub.checks.tests.contradictory import LINE, contradictory_text, read_anew
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.places.models import SubjectKind
from doichieu.hub.register.models import Current, Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import HALF, YEAR

HERE = "places/huyen-hoa-khe-tan-sa/periods/2022/"
ENTRY = f"{HERE}entry"


def lines(*numbers: str, **fields: Any) -> dict[str, Any]:
    return {"lines": [{"indicator": "BUD01", "number": number, "unit": "tỷ đồng"} for number in numbers], **fields}


def test_a_figure_goes_in_and_comes_out_with_every_digit(programs: Programs) -> None:
    owner = programs.of(programs.cast.owner)
    answer = owner.post(ENTRY, lines("615,300000000000001"))
    assert answer.status_code == 200, answer.content
    [number] = answer.json()["figures"]
    said = owner.get(f"figures/{number}").json()
    assert said["quantity"]["value"] == "615300000000.000001"
    assert (said["quantity"]["unit"], said["place"], said["period"]) == ("VND", "huyen-hoa-khe-tan-sa", "2022")
    assert said["witnesses"][0]["document"] == answer.json()["document"]


def test_faults_name_line_field_and_code_and_nothing_is_written(programs: Programs) -> None:
    owner = programs.of(programs.cast.owner)
    body = lines("615,3", "x")
    body["lines"][1]["indicator"] = "?"
    answer = owner.post(ENTRY, body)
    assert answer.status_code == 422
    assert [(each["line"], each["field"], each["code"]) for each in answer.json()["faults"]] == [
        (2, "indicator", "indicator-unknown")
    ]
    assert not Figure.objects.exists()


def test_a_dry_run_checks_and_writes_nothing(programs: Programs) -> None:
    owner = programs.of(programs.cast.owner)
    assert owner.post(ENTRY, lines("615,3", dry_run=True)).json() == {
        "document": None, "figures": [], "unchanged": 0, "waits_for_review": False,
        "lines": [{
            "line": 1, "indicator": "BUD01", "place": programs.cast.district.slug, "subject": None,
            "price_basis": "", "cumulative": None, "change": "new",
        }],
    }  # fmt: skip
    assert not Figure.objects.exists()


def test_a_dry_run_of_a_units_member_says_that_the_entry_would_wait(programs: Programs) -> None:
    cast, by = programs.cast, system_viewer()
    school = add_subject(locality=cast.district, kind=SubjectKind.ORGANISATION, name="Trường Sơn Ca", by=by)
    grant_role(user=cast.visitor, role=Role.CONTRIBUTOR, locality=cast.district, organisation=school, by=by)
    teacher = programs.of(cast.visitor)
    tried = teacher.post(ENTRY, lines("615,3", dry_run=True)).json()
    written = teacher.post(ENTRY, lines("615,3")).json()
    assert (tried["waits_for_review"], tried["document"]) == (True, None)
    assert (written["waits_for_review"], written["figures"]) == (True, [])


def test_a_figure_in_several_prices_is_entered_where_its_line_says_which(programs: Programs) -> None:
    for basis in ("hiện hành", "so sánh 2010"):
        series = Series(Indicator.objects.get(code="BUD01"), programs.cast.district, price_basis=basis)
        sign(programs.cast, line("600", series=series), period=Period.year(2021))
    owner, body = programs.of(programs.cast.owner), lines("615,3")
    [fault] = owner.post(ENTRY, body).json()["faults"]
    assert (fault["field"], fault["code"]) == ("price_basis", "series-ambiguous")
    assert "hiện hành" in fault["message"]
    body["lines"][0] |= {"price_basis": "hiện hành", "cumulative": True}
    [entered] = owner.post(ENTRY, body).json()["lines"]
    assert (entered["price_basis"], entered["cumulative"]) == ("hiện hành", None)


@pytest.mark.parametrize("where", ["body", "line"])
def test_a_field_that_nobody_knows_is_a_fault_and_not_passed_over(programs: Programs, where: str) -> None:
    body = lines("615,3")
    (body if where == "body" else body["lines"][0])["planed"] = True
    answer = programs.of(programs.cast.owner).post(ENTRY, body)
    assert (answer.status_code, [each["code"] for each in answer.json()["faults"]]) == (422, ["extra_forbidden"])
    assert not Figure.objects.exists()


def test_the_same_entry_twice_changes_nothing(programs: Programs) -> None:
    owner = programs.of(programs.cast.owner)
    owner.post(ENTRY, lines("615,3"))
    again = owner.post(ENTRY, lines("615,3")).json()
    assert (again["document"], again["unchanged"], Figure.objects.count()) == (None, 1, 1)


def test_the_scoreboard_says_status_and_reason(programs: Programs) -> None:
    sign(programs.cast, line("700"), planned=True, set_by="HĐND huyện", period=YEAR)
    sign(programs.cast, line("615,3"), period=YEAR)
    [row] = programs.of(programs.cast.owner).get(f"{HERE}scoreboard").json()
    [compared] = row["comparisons"]
    assert (row["indicator"], row["status"], compared["set_by"]) == ("BUD01", "not_met", "HĐND huyện")
    assert (compared["reason"]["code"], compared["reason"]["share"]) == (
        "at_the_end",
        "0.8790000000000000000000000"[:5],
    )


@pytest.fixture
def contradiction(programs: Programs) -> StoredFinding:
    text = contradictory_text(programs.cast.district, programs.cast.owner)
    read_anew(text)
    refresh_findings(text.document_id)
    return StoredFinding.objects.get()


def test_a_contradiction_is_told_with_its_figures_and_what_became_of_it(
    programs: Programs, contradiction: StoredFinding
) -> None:
    owner = programs.of(programs.cast.owner)
    [listed] = owner.get("findings?check=attainment&state=open&place=tinh-tan-sa").json()
    assert (listed["id"], listed["severity"], listed["line"]["vi"]) == (contradiction.pk, "error", LINE)
    assert [(each["quote"], each["start"]) for each in listed["figures"]] == [("74/150 đảng viên", 21), ("94,3%", 43)]
    whole = owner.get(f"findings/{contradiction.pk}").json()
    assert [(step["state"], step["made_by"]) for step in whole["steps"]] == [("open", "checks")]
    for asked in ("check=growth", "state=gone", "place=tinh-vinh-sa", "place=khong-co", f"after={contradiction.pk}"):
        assert owner.get(f"findings?{asked}").json() == [], asked
    assert [each["id"] for each in owner.get("findings?assignee=~nobody").json()] == [contradiction.pk]
    assert owner.get("findings?severity=xxxxxxxxxxxx").status_code == 422


def test_outsiders_are_told_of_no_contradiction(programs: Programs, contradiction: StoredFinding) -> None:
    release_document(document=contradiction.document, by=programs.cast.owner)
    for user in (None, programs.cast.stranger, programs.cast.visitor):
        program = programs.of(user)
        assert program.get("findings").json() == []
        assert program.get(f"findings/{contradiction.pk}").status_code == 404


def test_a_part_of_the_year_says_what_was_held_against_the_years_target(programs: Programs) -> None:
    sign(programs.cast, line("1200"), planned=True, set_by="HĐND huyện", period=YEAR)
    for days in (HALF, Period(date(2022, 7, 1), date(2022, 12, 31))):
        sign(programs.cast, line("600"), period=days)
    figures = list(Figure.objects.filter(planned=False).order_by("pk").values_list("pk", flat=True))
    board = programs.of(programs.cast.owner).get(HERE.replace("2022", "2022-H2") + "scoreboard").json()
    [compared] = [each for row in board for each in row["comparisons"] if each["target"]]
    running = compared["reason"]["running"]
    assert (running["first_day"], running["last_day"], running["computed"]) == ("2022-01-01", "2022-12-31", True)
    assert running["figures"] == figures


def test_the_scoreboard_names_the_contradictions_of_a_row(programs: Programs) -> None:
    sign(programs.cast, line("615,37"), period=Period.year(2021))
    signed = sign(programs.cast, line("615,37"), period=YEAR)
    assert signed.document is not None
    refresh_findings(signed.document.pk)
    [row] = programs.of(programs.cast.owner).get(f"{HERE}scoreboard").json()
    assert row["findings"] == [StoredFinding.objects.get(wording="unchanged.same").pk]


def test_an_entry_that_contradicts_what_is_on_record_asks_for_a_note(programs: Programs) -> None:
    sign(programs.cast, line("615,37"), period=Period.year(2021))
    owner = programs.of(programs.cast.owner)
    [fault] = owner.post(ENTRY, lines("615,37", dry_run=True)).json()["faults"]
    assert (fault["line"], fault["field"], fault["code"]) == (1, "note", "figure-contradicts")
    body = lines("615,37")
    body["lines"][0]["note"] = "đã kiểm tra"
    assert owner.post(ENTRY, body).status_code == 422
    body["lines"][0]["answers"] = ["figure-contradicts"]
    assert owner.post(ENTRY, body).status_code == 200


def test_outsiders_are_told_what_is_released_and_nothing_else(programs: Programs) -> None:
    signed = sign(programs.cast, line("615,3"), period=YEAR)
    assert signed.document is not None
    [figure] = signed.figures
    for user in (None, programs.cast.stranger, programs.cast.visitor):
        program = programs.of(user)
        assert program.get("documents").json() == []
        assert program.get(f"{HERE}scoreboard").json() == []
        assert program.get(f"documents/{signed.document.pk}").status_code == 404
        assert program.get(f"figures/{figure.pk}").status_code == 404
        assert program.post(ENTRY, lines("1")).status_code == (403 if user else 401)
    release_document(document=signed.document, by=programs.cast.owner)
    anybody = programs.of(None)
    assert [each["id"] for each in anybody.get("documents").json()] == [signed.document.pk]
    assert "615,3 tỷ đồng" in anybody.get(f"documents/{signed.document.pk}").json()["text"]
    assert len(anybody.get("places/huyen-hoa-khe-tan-sa/indicators/BUD01/figures").json()) == 1


def test_a_text_that_no_database_takes_is_refused(programs: Programs) -> None:
    body = lines("5")
    body["lines"][0]["note"] = "a\0b"
    assert programs.of(programs.cast.owner).post(ENTRY, body).status_code == 422


def test_a_token_that_is_not_good_is_refused(programs: Programs) -> None:
    program = programs.of(programs.cast.owner)
    assert program.get("documents").status_code == 200
    token = ApiToken.objects.get()
    ApiToken.objects.update(expires_at=timezone.now() - LATER)
    assert program.get("documents").status_code == 401
    ApiToken.objects.update(expires_at=timezone.now() + LATER)
    end_token(token=token, by=system_viewer())
    assert program.get("documents").status_code == 401
    assert viewer_with("dc_" + "x" * 43) is None


def test_what_is_not_there_is_not_found(programs: Programs) -> None:
    anybody = programs.of(None)
    for path in (
        "places/khong-co", "indicators/XX", "documents/999", "figures/999",
        "places/huyen-hoa-khe-tan-sa/indicators/XX/figures",
    ):  # fmt: skip
        assert anybody.get(path).status_code == 404, path


def test_a_correction_names_the_figure_that_was_seen(programs: Programs) -> None:
    owner = programs.of(programs.cast.owner)
    owner.post(ENTRY, lines("615,3"))
    body = lines("620")
    body["lines"][0] |= {"seen": 0, "note": "đối chiếu lại"}
    assert [each["code"] for each in owner.post(ENTRY, body).json()["faults"]] == ["figure-seen"]
    body["lines"][0]["seen"] = Current.objects.get().figure_id
    assert owner.post(ENTRY, body).status_code == 200


def test_the_page_of_the_api_names_every_operation_and_asks_nothing_of_the_network(programs: Programs) -> None:
    page = programs.of(None).get("").content.decode()
    described = programs.of(None).get("openapi.json").json()
    assert all(f"<code>{path}</code>" in page for path in described["paths"])
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page


def test_what_was_on_record_at_a_past_moment_is_told(programs: Programs) -> None:
    owner = programs.of(programs.cast.owner)
    owner.post(ENTRY, lines("615,3"))
    today = timezone.localdate()
    history = "places/huyen-hoa-khe-tan-sa/indicators/BUD01/figures"
    for path in (f"{HERE}scoreboard", history):
        assert owner.get(f"{path}?as_of={today}").json() == owner.get(path).json() != []
        assert owner.get(f"{path}?as_of={today - timedelta(days=1)}").json() == []
        refused = owner.get(f"{path}?as_of=mai")
        assert (refused.status_code, refused.json()["code"]) == (422, "unknown-moment")


def test_a_program_says_on_which_clock_its_period_runs(programs: Programs) -> None:
    owner = programs.of(programs.cast.owner)
    answer = owner.post(ENTRY, lines("615,3", clock="issuer"))
    said = owner.get(f"figures/{answer.json()['figures'][0]}").json()
    assert (said["period"], said["first_day"], said["last_day"]) == ("2022", "2021-12-15", "2022-12-14")
    assert owner.post(ENTRY, lines("1", clock="lunar")).status_code == 422


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("sessions/8.ics", 404, "not-found"),
        ("no/such/address", 404, "not-found"),
        ("places/huyen-hoa-khe-tan-sa/periods/khong/scoreboard", 422, "unknown-period"),
        ("findings?after=x", 422, "request-unreadable"),
        (f"{HERE}entry", 405, "method-not-allowed"),
    ],
)
def test_every_fault_comes_in_one_form_with_the_status_that_fits(
    programs: Programs, path: str, status: int, code: str
) -> None:
    answer = programs.of(programs.cast.owner).get(path)
    told = answer.json()
    assert (answer.status_code, told["code"], set(told)) == (status, code, {"code", "message", "faults"})


def test_a_fault_names_the_place_that_cannot_be_read(programs: Programs) -> None:
    owner = programs.of(programs.cast.owner)
    [fault] = owner.post(ENTRY, {"lines": [{"indicator": "BUD01"}]}).json()["faults"]
    assert (fault["where"], fault["code"]) == ("body.lines.0.number", "missing")
    [fault] = owner.get("sessions/8.ics").json()["faults"]
    assert fault["where"] == "path.number"
    assert "write it like 2026, 2026-H1" in owner.get("places/huyen-hoa-khe-tan-sa/periods/x/derived").json()["message"]


def test_who_has_no_token_is_told_that_one_is_needed(programs: Programs) -> None:
    answer = programs.of(None).post(ENTRY, lines("615,3"))
    assert (answer.status_code, answer.json()["code"]) == (401, "token-wanted")
    answer = programs.of(programs.cast.stranger).post(ENTRY, lines("615,3"))
    assert (answer.status_code, answer.json()["code"]) == (403, "refused")
    broken = programs.of(programs.cast.owner).client.post(f"/api/{ENTRY}", "{", content_type="application/json")
    assert (broken.status_code, broken.json()["code"]) == (400, "request-unreadable")


def test_a_fault_names_the_figures_that_a_line_was_held_against(programs: Programs) -> None:
    sign(programs.cast, line("615,37"), period=Period.year(2021))
    answer = programs.of(programs.cast.owner).post(ENTRY, lines("615,37"))
    [fault] = answer.json()["faults"]
    [beside] = fault["beside"]
    assert (fault["code"], beside["quote"], beside["reviewed"]) == ("figure-contradicts", "615,37 tỷ đồng", True)
