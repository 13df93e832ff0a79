"""What was read and nobody confirmed of records, relations, tasks and answers is for those inside: no page, no export
and no operation tells anybody else of it. The addresses come from the site's own tables."""

from collections.abc import Iterator
from itertools import chain

import pytest
from django.test import Client

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Instrument, Relation, Task
from doichieu.hub.programmes.tests.handed_in import handed_in
from tests.test_access import filled, patterns, token_of, words_of

pytestmark = pytest.mark.django_db
NEWS = (
    "Ngày 05/7/2022, HĐND huyện Hòa Khê khóa XX tổ chức kỳ họp thứ 6.\n\n"
    "Kỳ họp nghe báo cáo việc thực hiện Nghị quyết số 88/NQ-HĐND.\n\n"
    "Đại biểu Hoàng Thị Lụa đề nghị huyện sửa trạm bơm Đồng Mơ.\n\n"
    "Trả lời ý kiến của đại biểu, Chủ tịch UBND huyện cho biết trạm bơm Đồng Mơ đã có trong kế hoạch.\n"
)
# What only a proposal says: its chips, and how the API marks it.
MARKS = ("chip-proposal", '"proposed": true', '"confirmed": false')
FILTERS = ('value="proposed"', 'value="overdue"')  # for whoever reads inside some place, as a stranger does elsewhere


@pytest.fixture
def cast(db: None) -> Cast:
    """A released resolution, and released news that cite another one, with an opinion and its answer."""
    cast = assembled()
    for document in (handed_in(cast), handed_in(cast, NEWS, name="tin.txt", title="Tin kỳ họp")):
        record_conference(document.pk)
        release_document(document=document, by=cast.owner)
    return cast


def browser(cast: Cast, who: str | None) -> Client:
    if who is None:
        return Client()
    user = getattr(cast, who)
    both = Client(headers=token_of(user))
    both.force_login(user)
    return both


def addresses(cast: Cast) -> Iterator[str]:
    """Every address about the documents, sessions, tasks and records there are, and the lists by state."""
    of = {"c/": Conference, "tasks/": Task, "r/": Instrument, "d/": Document, "records/": Instrument}
    known = {"slug": [cast.district.slug], "period": ["2022-H1"], "code": ["BUD01"], "uidb64": ["Mg"], "token": ["x"]}
    of |= {"sessions/": Conference, "documents/": Document}
    for _, path, _ in patterns():
        model = next((model for start, model in of.items() if path.removeprefix("api/").startswith(start)), Document)
        numbers = [str(number) for number in model._default_manager.values_list("pk", flat=True)]
        yield from (f"/{each}" for each in filled(path, {**known, "pk": numbers, "number": numbers}))
    for path in ("/r/", "/api/records"):
        yield from (f"{path}?state={state}" for state in ("proposed", "known"))
    for path in ("/tasks/", "/api/tasks"):
        yield from (f"{path}?standing={state}" for state in ("proposed", "overdue", "open", "unreported"))
    yield from (f"/search?q={words}" for words in ("88+nghi+quyet", "15+nghi+quyet", "ke+hoach+thu"))


def told(client: Client, cast: Cast) -> dict[str, list[str]]:
    """The marks by the address that tells them; figures that wait for review stand on boards by another rule."""
    found = {}
    for path in dict.fromkeys(addresses(cast)):
        said = words_of(client.get(path)).replace("&quot;", '"')
        found[path] = [] if path.startswith("/p/") else [mark for mark in (*MARKS, *FILTERS) if mark in said]
    return {path: marks for path, marks in found.items() if marks}


@pytest.mark.parametrize(("who", "offered"), [(None, set()), ("stranger", {*FILTERS})])
def test_nobody_outside_is_told_what_is_merely_proposed(cast: Cast, who: str | None, offered: set[str]) -> None:
    assert {*chain.from_iterable(told(browser(cast, who), cast).values())} == offered


def test_those_inside_are_told_all_of_it(cast: Cast) -> None:
    found = told(browser(cast, "owner"), cast)
    shown = set(chain.from_iterable(found.values()))
    assert shown == {*MARKS, *FILTERS}
    session, record = Conference.objects.get(), Instrument.objects.get(written="15/NQ-HĐND")
    assert Relation.objects.filter(proposed=True).exists()
    for path in (f"/c/{session.pk}/", f"/r/{record.pk}/", "/r/", "/tasks/", f"/api/sessions/{session.pk}"):
        assert path in found


def test_outside_a_cited_record_that_nobody_confirmed_is_none_and_a_released_one_is_without_its_state(
    cast: Cast,
) -> None:
    outside = browser(cast, "stranger")
    cited, own = (Instrument.objects.get(written=f"{number}/NQ-HĐND") for number in (88, 15))
    assert (cited.state, own.state) == ("proposed", "proposed")
    for path in (f"/r/{cited.pk}/", f"/api/records/{cited.pk}"):
        assert outside.get(path).status_code == 404
    assert [each["id"] for each in outside.get("/api/records").json()] == [own.pk]
    assert outside.get("/api/records").json()[0]["state"] == ""
    assert outside.get("/api/records?state=proposed").json() == []
    page = words_of(outside.get(f"/r/{own.pk}/"))
    assert 'data-testid="record-state"' not in page
    assert "15/NQ-HĐND" in page


def test_outside_an_answer_that_nobody_confirmed_stands_by_itself_and_its_opinion_is_not_said_to_wait(
    cast: Cast,
) -> None:
    session = Conference.objects.get()
    inside, outside = (browser(cast, who).get(f"/api/sessions/{session.pk}").json() for who in ("owner", "stranger"))
    [answered], [bare] = inside["opinions"], outside["opinions"]
    assert ([each["confirmed"] for each in answered["answers"]], inside["answers"]) == ([False], [])
    assert (bare["answers"], len(outside["answers"])) == ([], 1)
    page = words_of(browser(cast, None).get(f"/c/{session.pk}/"))
    assert 'data-testid="opinion"' in page
    assert "chip-open" not in page[page.index('data-testid="opinion"') :]


def test_the_list_of_records_says_in_words_of_its_own_that_there_are_none(cast: Cast) -> None:
    vietnamese = Client(headers={"Accept-Language": "vi"})
    page = words_of(vietnamese.get("/r/?kind=scheme"))
    assert "Không có nghị quyết, chương trình, kế hoạch nào thuộc loại này." in page
    assert "15/NQ-HĐND" in words_of(vietnamese.get("/r/"))


def test_outside_the_answer_that_the_text_goes_on_with_stands_behind_its_opinion_as_what_the_text_says(
    cast: Cast,
) -> None:
    session = Conference.objects.get()
    vietnamese = Client(headers={"Accept-Language": "vi"})
    page = words_of(vietnamese.get(f"/c/{session.pk}/"))
    opinion, behind = page.index('data-testid="opinion"'), page.index('data-testid="behind"')
    assert opinion < page.index("sửa trạm bơm Đồng Mơ", opinion) < behind < page.index("đã có trong kế hoạch", behind)
    assert "ghi ngay sau trong văn bản" in page[behind:]
    assert "Trả lời khác" not in page
    promises = words_of(vietnamese.get(f"/c/{session.pk}/promises/"))
    assert "trả lời ghi ngay trong văn bản" in promises
    assert "chưa công bố trả lời" not in promises
    assert 'data-testid="behind"' not in words_of(browser(cast, "owner").get(f"/c/{session.pk}/"))
