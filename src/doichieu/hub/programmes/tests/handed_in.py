"""Documents of the invented places, read by the reader and looked through for records and tasks."""

from datetime import date

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.accounts.models import User
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import read_document, store_document
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.services import propose_from_document

RESOLUTION = (
    "HỘI ĐỒNG NHÂN DÂN\nHUYỆN HÒA KHÊ\nSố: 15/NQ-HĐND\nNGHỊ QUYẾT\n"
    "Về nhiệm vụ năm 2023\n"
    "Căn cứ Nghị quyết số 09-NQ/TU ngày 12/3/2021 của Tỉnh ủy về nông nghiệp;\n"
    "Nghị quyết này thay thế Nghị quyết số 4/NQ-HĐND ngày 10/7/2020.\n"
    "Giao Phòng Tài chính lập kế hoạch thu trước ngày 30/9/2022; giao Phòng Nội vụ rà soát biên chế.\n"
)
NEWS = (
    "Huyện Hòa Khê sơ kết việc thực hiện Nghị quyết số 15/NQ-HĐND. "
    "Chủ tịch UBND huyện giao Công an huyện báo cáo trước ngày 15/8/2022.\n"
)
DAY = date(2022, 7, 1)


def handed_in(
    cast: Cast,
    content: str = RESOLUTION,
    *,
    name: str = "nghi-quyet.txt",
    place: Locality | None = None,
    by: User | None = None,
    title: str = "Nghị quyết về nhiệm vụ năm 2023",
) -> Document:
    """A document of the district, unless another place is named, with all that its reading proposes."""
    document = store_document(
        name=name,
        data=content.encode(),
        by=by or cast.owner,
        locality=place or cast.district,
        published=DAY,
        title=title,
    )
    read_document(document.pk)
    propose_from_document(document.pk)
    return Document.objects.get(pk=document.pk)


def task_of(document: Document, words: str) -> Task:
    """The one task of a document whose clause holds these words."""
    return Task.objects.get(text__document=document, quote__contains=words)
