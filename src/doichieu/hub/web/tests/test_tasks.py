"""The pages of tasks: the list, one task, what a clerk does there, and a task entered by hand."""

from datetime import date

import pytest
from django.test import Client

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.accounts.models import User
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.points import SixPoints
from doichieu.hub.programmes.services import assign_task, edit_task, enter_tasks
from doichieu.hub.programmes.tests.handed_in import NEWS, handed_in, task_of
from doichieu.hub.register.tests.worked import indicator

pytestmark = pytest.mark.django_db
SENT = {
    "work": "Lập kế hoạch thu",
    "lead": "Phòng Tài chính",
    "co_workers": "Chi cục Thuế\nKho bạc",
    "due": "30/09/2022",
    "deliverable": "Kế hoạch",
    "responsible": "Lý Sa Mơ",
    "responsible_post": "Trưởng phòng",
    "authority": "UBND huyện",
    "indicators": "bud01",
}

WHY = "Thông báo 7 của Thường trực"


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


@pytest.fixture
def document(cast: Cast) -> Document:
    return handed_in(cast)


def browser(user: User | None = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def said(client: Client, address: str) -> str:
    return str(client.get(address, headers={"accept-language": "en"}).content.decode())


def address_of(task: Task) -> str:
    return f"/tasks/{task.pk}/"


def test_the_list_is_filtered_by_its_address(cast: Cast, document: Document) -> None:
    owner = browser(cast.owner)
    both = said(owner, "/tasks/")
    assert "Lập kế hoạch thu" in both
    assert "Rà soát biên chế" in both
    only = said(
        owner, "/tasks/?lead=Ph%C3%B2ng+N%E1%BB%99i+v%E1%BB%A5&standing=proposed&due=none&source=resolution&q=ra+soat"
    )
    assert "Rà soát biên chế" in only
    assert "Lập kế hoạch thu" not in only
    assert said(owner, "/tasks/?due=30").count('data-testid="task"') == 0
    assert said(owner, "/tasks/?due=past&standing=x").count('data-testid="task"') == 1
    assert said(browser(), "/tasks/").count('data-testid="task"') == 0


def test_a_clerk_assigns_a_proposal(cast: Cast, document: Document) -> None:
    revenue = indicator()
    project = Subject.objects.create(locality=cast.district, kind=SubjectKind.PROJECT, name="Chợ Mới")
    task = task_of(document, "kế hoạch thu")
    owner = browser(cast.owner)
    assert 'data-testid="assign"' in said(owner, address_of(task))
    sent = {**SENT, "projects": [str(project.pk)], "seen": "1", "action": "assign"}
    answer = owner.post(address_of(task), sent)
    assert answer.status_code == 302
    stored = Task.objects.get(pk=task.pk)
    assert (stored.state, stored.due, stored.co_workers) == ("open", date(2022, 9, 30), ["Chi cục Thuế", "Kho bạc"])
    assert (list(stored.indicators.all()), list(stored.projects.all())) == ([revenue], [project])
    User.objects.filter(pk=cast.owner.pk).update(first_name="Lò Thị Hạ")
    page = said(owner, address_of(task))
    assert all(words in page for words in ("Lò Thị Hạ, ", "Lý Sa Mơ", "Chợ Mới", "Kho bạc", "UBND huyện"))


def test_what_was_changed_while_assigning_is_told_as_it_was_and_as_it_is(cast: Cast, document: Document) -> None:
    task = task_of(document, "kế hoạch thu")
    owner = browser(cast.owner)
    sent = {**SENT, "indicators": "", "due": "15/10/2022", "seen": "1", "action": "assign"}
    refused = owner.post(address_of(task), sent, headers={"accept-language": "vi"})
    assert refused.status_code == 422
    assert "Văn bản ghi thời hạn 30/09/2022." in refused.content.decode()
    assert owner.post(address_of(task), {**sent, "note": WHY}).status_code == 302
    page = said(owner, address_of(task))
    moved = 'Thời hạn: <del lang="vi">30/09/2022</del> → <ins lang="vi">15/10/2022</ins>'
    assert page.count(moved) == 2  # at the step, and against what was read
    assert 'Người chịu trách nhiệm: <span class="quiet">để trống</span> → <ins lang="vi">Lý Sa Mơ</ins>' in page
    release_document(document=document, by=cast.owner)
    outside = said(browser(), address_of(task))
    both = "thời hạn theo văn bản 30/09/2022; lùi đến 15/10/2022"
    assert both in outside
    assert WHY not in outside
    pages = (owner.get(path).content.decode() for path in (address_of(task), "/tasks/"))
    assert all(f"{both} theo {WHY}" in page for page in pages)
    assert moved not in outside  # what the office changed is for the office
    assert "Lý Sa Mơ" not in outside


def test_the_second_editor_is_shown_what_the_first_wrote_and_may_choose(cast: Cast, document: Document) -> None:
    task = task_of(document, "kế hoạch thu")
    assign_task(
        task=task,
        points=SixPoints(work="Việc", lead_words="Phòng Y tế"),
        seen=1,
        note="Đổi theo Thông báo 7",
        by=cast.owner,
    )
    edit_task(
        task=task,
        points=SixPoints(work="Việc", lead_words="Phòng Văn hóa"),
        seen=2,
        note="Đổi theo Thông báo 7",
        by=cast.owner,
    )
    colleague = browser(cast.colleague)
    sent = {**SENT, "indicators": "", "seen": "2", "action": "edit"}
    answer = colleague.post(address_of(task), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Phòng Văn hóa" in page
    assert 'value="Phòng Tài chính"' in page
    assert 'name="seen" value="3"' in page
    assert colleague.post(address_of(task), {**sent, "seen": "3"}).status_code == 302
    assert Task.objects.get(pk=task.pk).lead_words == "Phòng Tài chính"


def test_a_task_is_done_by_a_document_that_shows_it(cast: Cast, document: Document) -> None:
    task = task_of(document, "kế hoạch thu")
    assign_task(
        task=task,
        points=SixPoints(work="Việc", lead_words="Phòng Y tế"),
        seen=1,
        note="Đổi theo Thông báo 7",
        by=cast.owner,
    )
    news = handed_in(cast, NEWS, name="tin.txt", title="Tin")
    owner = browser(cast.owner)
    shown = {"document": f"http://testserver/d/{news.pk}/#s-1", "words": "sơ kết việc thực hiện"}
    sent = {"seen": "2", "action": "done", "day": "29/09/2022", **shown}
    assert owner.post(address_of(task), sent).status_code == 302
    page = said(owner, address_of(task))
    assert "<mark>sơ kết việc thực hiện</mark>" in page
    again = {"seen": "3", "action": "reopen", "note": "Chưa đủ"}
    assert owner.post(address_of(task), again).status_code == 302
    assert Task.objects.get(pk=task.pk).state == "open"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"action": "done"}, 422),  # neither a note nor a document
        ({"action": "done", "note": "x", "day": "41/13/2022"}, 422),
        ({"action": "done", "note": "x", "document": "999999"}, 422),
        ({"action": "dropped"}, 422),
        ({"action": "edit", "work": "", "lead": ""}, 422),
        ({"action": "edit", "work": "x", "lead": "y", "indicators": "KHONGCO"}, 422),
        ({"action": "khac"}, 404),
    ],
)
def test_what_cannot_be_taken_is_told(cast: Cast, document: Document, sent: dict[str, str], status: int) -> None:
    task = task_of(document, "kế hoạch thu")
    assign_task(
        task=task,
        points=SixPoints(work="Việc", lead_words="Phòng Y tế"),
        seen=1,
        note="Đổi theo Thông báo 7",
        by=cast.owner,
    )
    assert browser(cast.owner).post(address_of(task), {"seen": "2", **sent}).status_code == status
    assert Task.objects.get(pk=task.pk).step == 2


def test_nobody_acts_who_may_not(cast: Cast, document: Document) -> None:
    release_document(document=document, by=cast.owner)
    task = task_of(document, "kế hoạch thu")
    for user in (None, cast.visitor, cast.stranger):
        client = browser(user)
        assert client.get(address_of(task)).status_code == 404  # nobody has confirmed it
        assert client.post(address_of(task), {**SENT, "seen": "1", "action": "assign"}).status_code == 404
    assert Task.objects.get(pk=task.pk).step == 1
    assign_task(
        task=task, points=SixPoints(work="Việc", lead_words="A"), seen=1, note="Đổi theo Thông báo 7", by=cast.owner
    )
    for user in (None, cast.visitor, cast.stranger):
        client = browser(user)
        assert 'data-testid="edit"' not in said(client, address_of(task))
        assert client.post(address_of(task), {**SENT, "seen": "2", "action": "edit"}).status_code in {403, 422}
    assert Task.objects.get(pk=task.pk).step == 2


def test_a_person_is_named_inside_alone(cast: Cast, document: Document) -> None:
    release_document(document=document, by=cast.owner)
    task = task_of(document, "kế hoạch thu")
    points = SixPoints(work="Việc", lead_words="A", responsible="Lý Sa Mơ", responsible_post="Trưởng phòng")
    assign_task(task=task, points=points, seen=1, note="Đổi theo Thông báo 7", by=cast.owner)
    page = said(browser(), address_of(task))
    assert "Trưởng phòng" in page
    assert "Lý Sa Mơ" not in page
    assert "owner" not in page


def test_a_task_is_entered_by_hand(cast: Cast) -> None:
    indicator()
    address = f"/p/{cast.district.slug}/tasks/new/"
    owner = browser(cast.owner)
    assert 'data-testid="sign"' in said(owner, address)
    assert owner.post(address, {**SENT, "lead": ""}).status_code == 422
    answer = owner.post(address, SENT)
    task = Task.objects.get()
    assert answer.headers["Location"] == address_of(task)
    assert task.text.document.origin == "entry"
    assert browser(cast.stranger).get(address).status_code == 403
    assert browser(cast.visitor).post(address, SENT).status_code == 403


def test_a_page_stays_within_its_number_of_queries(
    cast: Cast, document: Document, django_assert_max_num_queries
) -> None:
    owner = browser(cast.owner)
    with django_assert_max_num_queries(20):
        owner.get("/tasks/")
    with django_assert_max_num_queries(24):
        owner.get(address_of(task_of(document, "kế hoạch thu")))
    entries = [SixPoints(work=f"Việc {number}", lead_words=f"Đơn vị {number}") for number in range(9)]
    enter_tasks(locality=cast.district, entries=entries, by=cast.owner)
    with django_assert_max_num_queries(20):
        page = owner.get(f"/p/{cast.district.slug}/tasks/reminders/").content.decode()
    assert page.count('data-testid="reminder"') == 9
