from pathlib import Path

from django.utils import translation

from doichieu.hub.documents import queries, services
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.words import labels

EXAMPLES = Path(__file__).resolve().parents[5] / "examples"


def test_whatever_the_reader_says_of_a_number_has_a_label(site: Site) -> None:
    files = sorted(EXAMPLES.glob("*-hoi-nghi-*"))
    assert files
    said: set[str] = set()
    for path in files:
        stored = services.store_document(
            name=path.name, data=path.read_bytes(), by=site.cast.owner, locality=site.cast.district
        )
        services.read_document(stored.pk)
        row = queries.stored_reading_of(stored)
        assert row is not None
        reading = queries.reading_in(row)
        said |= {other.what for other in reading.other} | {unread.reason for unread in reading.unread}
    assert said
    assert said - set(labels.OTHERS) - set(labels.UNREAD) == set()


def test_a_code_without_a_label_is_shown_as_it_stands() -> None:
    assert labels.label("something new", "other") == "something new"


def test_why_a_number_was_not_read_can_follow_the_number() -> None:
    with translation.override("vi"):
        assert labels.label("no unit stands with the number", "unread") == "số này không kèm đơn vị"


def test_the_body_of_a_session_is_no_body_of_a_request() -> None:
    with translation.override("vi"):
        assert labels.label("body", "field") == "Cơ quan"
        assert translation.gettext("Request body") == "Nội dung gửi lên"
