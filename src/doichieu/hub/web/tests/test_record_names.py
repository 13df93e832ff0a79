"""The number of a record that a released document calls by its name alone stays with those who may know it."""

import io
import json
import zipfile
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from django.test import Client

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.tokens import issue_token
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.conferences.keeping import Voted, Writing, put_vote
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Instrument, InstrumentKind, InstrumentState, Task
from doichieu.hub.programmes.services import RecordFacts, confirm_record
from doichieu.hub.programmes.tests.handed_in import handed_in

pytestmark = pytest.mark.django_db
NAME = "giữ sạch chợ phiên vùng cao"
NEWS = (
    "Ngày 05/7/2022, HĐND huyện Hòa Khê khóa XX tổ chức kỳ họp thứ 6.\n\n"
    f"Kỳ họp đã thông qua Nghị quyết chuyên đề về {NAME}.\n\n"
    "Giao Phòng Kinh tế rà soát các chợ trước ngày 30/9/2022.\n"
)
INTERNAL = f"Phòng Kinh tế thực hiện Nghị quyết số 77/NQ-HĐND ngày 03/3/2022 của HĐND huyện về {NAME}.\n"
PAPER = (
    "HỘI ĐỒNG NHÂN DÂN\nHUYỆN HÒA KHÊ\nNGHỊ QUYẾT\n"
    f"Về {NAME}\n"
    "Giao Phòng Kinh tế rà soát các chợ trước ngày 30/9/2022.\n"
)
MARKS = ("77/NQ-HĐND", "77-nq", "03/03/2022", "2022-03-03")  # number and day, which the internal document alone gives


@dataclass(frozen=True)
class Told:
    """A released document that calls the resolution by its name, and an internal one that gives its number."""

    cast: Cast
    record: Instrument
    conference: Conference

    def addresses(self) -> list[str]:
        session, record, place = f"/c/{self.conference.pk}/", f"/r/{self.record.pk}/", self.cast.district.slug
        pages = ["/r/", record, "/r/?kind=resolution", "/tasks/", "/d/", f"/p/{place}/", "/c/", session]
        searches = [f"/search?q={quote(words)}" for words in ("77 nghị quyết", NAME)]
        exports = [f"{session}promises/", f"{session}promises.docx", "/c.ics", f"/p/{place}/tasks.xlsx"]
        return [*pages, *searches, *exports]

    def api(self) -> list[str]:
        records = ["records", "records?q=77", f"records?q={quote(NAME)}", f"records/{self.record.pk}"]
        return [f"/api/{path}" for path in (*records, "tasks", f"sessions/{self.conference.pk}")]


@pytest.fixture
def told(db: None) -> Told:
    cast = assembled()
    news = handed_in(cast, NEWS, name="tin.txt", title="Tin kỳ họp")
    record_conference(news.pk)
    release_document(document=news, by=cast.owner)
    handed_in(cast, INTERNAL, name="noi-bo.txt", title="Báo cáo chợ")
    conference, record = Conference.objects.get(), Instrument.objects.get()
    grant_role(user=cast.owner, role=Role.SESSION_CLERK, locality=cast.district, by=system_viewer())
    voted = Voted(what="Nghị quyết về chợ phiên", votes_for=24, instrument=record.pk)
    put_vote(Writing(conference.pk, cast.owner), voted)
    Instrument.objects.update(state=InstrumentState.KNOWN)  # outside, lists leave proposals out
    return Told(cast, record, conference)


def browser(user: User | None) -> Client:
    client = Client(headers={"Accept-Language": "vi"})
    if user is not None:
        client.force_login(user)
    return client


def words_of(content: bytes) -> str:
    """What an answer says; a workbook or a Word file is unpacked."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(package.read(name).decode(errors="replace") for name in package.namelist())


def test_the_record_has_its_number_for_those_inside(told: Told) -> None:
    assert (told.record.written, told.record.key) == ("77/NQ-HĐND", "77-nq-hđnd")
    owner = browser(told.cast.owner)
    for address in (f"/r/{told.record.pk}/", f"/c/{told.conference.pk}/", "/search?q=77", "/r/"):
        assert "77/NQ-HĐND" in words_of(owner.get(address).content), address


@pytest.mark.parametrize("who", [None, "stranger", "visitor"])
def test_no_page_search_or_export_tells_an_outsider_its_number(told: Told, who: str | None) -> None:
    outsider = browser(getattr(told.cast, who) if who else None)
    for address in told.addresses():
        page = words_of(outsider.get(address).content)
        if "q=77" in address:
            assert 'data-testid="record"' not in page
            page = page.replace("77 nghị quyết", "")
        assert [mark for mark in MARKS if mark.casefold() in page.casefold()] == [], address


def test_an_outsider_is_told_the_name_that_the_released_document_says(told: Told) -> None:
    outsider = browser(None)
    assert NAME in words_of(outsider.get(f"/r/{told.record.pk}/").content)
    assert NAME in words_of(outsider.get("/r/").content)
    assert 'data-testid="record"' in words_of(outsider.get(f"/search?q={quote(NAME)}").content)


@pytest.mark.parametrize("who", ["stranger", "visitor"])
def test_no_answer_of_the_api_tells_an_outsider_its_number(told: Told, who: str) -> None:
    secret = issue_token(user=getattr(told.cast, who), name="thử", days=1, by=system_viewer())
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    for address in told.api():
        answer = client.get(address)
        assert answer.status_code == 200, address
        said = json.dumps(answer.json(), ensure_ascii=False).casefold()
        assert [mark for mark in MARKS if mark.casefold() in said] == [], address
    assert client.get("/api/records?q=77").json() == []
    [known] = client.get(f"/api/records?q={quote(NAME)}").json()
    assert (known["id"], known["written"], known["title"], known["issued"]) == (told.record.pk, f"về {NAME}", "", None)


@dataclass(frozen=True)
class Published:
    """A resolution that is released and bears no number, which an internal document gives it."""

    cast: Cast
    record: Instrument

    def addresses(self) -> list[str]:
        record, place = f"/r/{self.record.pk}/", self.cast.district.slug
        task = f"/tasks/{Task.objects.get(text__document=self.record.document).pk}/"
        lists = ["/r/", f"/r/?place={place}", "/tasks/", "/d/", f"/d/{self.record.document_id}/"]
        return [record, task, *lists, "/search?q=77", f"/search?q={quote(NAME)}", f"/r/?q={quote(NAME)}"]


@pytest.fixture
def published(db: None) -> Published:
    cast = assembled()
    paper = handed_in(cast, PAPER, name="nghi-quyet.txt", title=f"Nghị quyết về {NAME}")
    release_document(document=paper, by=cast.owner)
    handed_in(cast, INTERNAL, name="noi-bo.txt", title="Báo cáo chợ")
    record = Instrument.objects.get()
    assert (record.document, record.written, record.own_number) == (paper, "77/NQ-HĐND", "")
    return Published(cast, record)


@pytest.mark.parametrize("who", [None, "stranger", "visitor"])
def test_a_released_document_without_a_number_stays_without_one_outside(published: Published, who: str | None) -> None:
    outsider = browser(getattr(published.cast, who) if who else None)
    for address in published.addresses():
        page = words_of(outsider.get(address).content)
        assert [mark for mark in MARKS if mark.casefold() in page.casefold()] == [], address
        if "77" in address:
            assert 'data-testid="record"' not in page
        elif address.startswith(("/r/", "/search")):
            assert NAME in page.casefold(), address
    assert "77/NQ-HĐND" in words_of(browser(published.cast.owner).get(f"/r/{published.record.pk}/").content)


def test_what_a_person_wrote_of_it_stays_inside_too(published: Published) -> None:
    facts = RecordFacts(InstrumentKind.RESOLUTION, "77/NQ-HĐND", title="Chợ phiên sạch", issuer="HĐND huyện khóa XX")
    record = published.record
    grant_role(user=published.cast.owner, role=Role.SESSION_CLERK, locality=None, by=system_viewer())
    confirm_record(instrument=record, facts=facts, seen=record.step, by=published.cast.owner)
    page = words_of(browser(None).get(f"/r/{record.pk}/").content)
    assert [words for words in ("Chợ phiên sạch", "khóa XX", "77/NQ") if words in page] == []
    [known] = browser(None).get("/api/records").json()
    told = (f"về {NAME}", f"Nghị quyết về {NAME}", "", "2022-07-01")
    assert (known["written"], known["title"], known["issuer"], known["issued"]) == told


def test_a_document_tells_its_own_number(db: None) -> None:
    cast = assembled()
    paper = handed_in(cast, PAPER.replace("NGHỊ QUYẾT", "Số: 77/NQ-HĐND\nNGHỊ QUYẾT"), title=f"Nghị quyết về {NAME}")
    release_document(document=paper, by=cast.owner)
    record = Instrument.objects.get()
    assert record.own_number == "77/NQ-HĐND"
    for address in (f"/r/{record.pk}/", "/search?q=77", "/r/"):
        assert "77/NQ-HĐND" in words_of(browser(None).get(address).content), address


def test_once_the_document_that_gives_the_number_is_released_everybody_is_told(told: Told) -> None:
    release_document(document=Document.objects.get(title="Báo cáo chợ"), by=told.cast.owner)
    outsider = browser(None)
    for address in (f"/r/{told.record.pk}/", f"/c/{told.conference.pk}/", "/search?q=77"):
        assert "77/NQ-HĐND" in words_of(outsider.get(address).content), address
