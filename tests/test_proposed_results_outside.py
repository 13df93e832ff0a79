"""Sentences that may tell what became of a task, and nobody has confirmed: once all is released, the public finds them
in the document that says them, and nowhere as a result. The addresses come from the site's own tables."""

import re
from datetime import date

import pytest
from django.test import Client

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.checks.tests.sessions_told import handed_in, news_and_resolution
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.outcomes import Outcome
from tests.test_access import words_of
from tests.test_proposals_outside import addresses, browser

pytestmark = pytest.mark.django_db
DONE = "Phòng Tài chính huyện đã lập xong kế hoạch thu ngày 20/6/2022."
UNDER_WAY = "Phòng Nội vụ đang rà soát biên chế tại các trường."
NOT_DONE = "Phòng Nội vụ chưa hoàn thành rà soát biên chế tại các trạm."
REPORT = f"Số 96-BC/HU\n\nBÁO CÁO\n\n{DONE}\n\n{UNDER_WAY}\n\n{NOT_DONE}\n"
NEVER = (DONE, UNDER_WAY, NOT_DONE, "có thể là kết quả", "tiến độ, chưa xác nhận", "(chưa xác nhận)")


@pytest.fixture
def cast(db: None) -> Cast:
    """A session whose tasks are confirmed, and a later report that may tell what became of them; all of it released."""
    cast = assembled()
    documents = [*news_and_resolution(cast), handed_in(cast, REPORT, date(2022, 7, 1), "Báo cáo 96")]
    for document in documents:
        release_document(document=document, by=cast.owner)
    Task.objects.update(state=TaskState.OPEN)
    return cast


def plain(client: Client, path: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", words_of(client.get(path, headers={"Accept-Language": "vi"}))).split())


def told(client: Client, cast: Cast) -> dict[str, str]:
    """What each address says, those of the documents and of the search aside."""
    paths = {path for path in addresses(cast) if not path.startswith(("/d/", "/api/documents", "/search"))}
    return {path: plain(client, path) for path in paths}


def test_outside_no_sentence_that_nobody_confirmed_stands_as_what_became_of_a_task(cast: Cast) -> None:
    assert {row.quote for row in Outcome.objects.filter(state="proposed")} == {DONE, UNDER_WAY, NOT_DONE}
    for who in (None, "stranger"):
        client = browser(cast, who)
        assert DONE in plain(client, f"/d/{Document.objects.get(title='Báo cáo 96').pk}/")
        said = told(client, cast).items()
        assert [(path, words) for path, all_of_it in said for words in NEVER if words in all_of_it] == []


def test_inside_each_stands_on_the_page_of_its_task_on_that_of_promises_and_in_its_word_file(cast: Cast) -> None:
    pages = told(browser(cast, "owner"), cast)
    for row in Outcome.objects.all():
        found = {path for path, said in pages.items() if row.quote in said}
        assert f"/tasks/{row.task_id}/" in found
        assert {path.split("/", 3)[3] for path in found if path.startswith("/c/")} == {"promises/", "promises.docx"}
