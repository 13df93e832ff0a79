"""Who leads the tasks that documents propose: the body of that very name, and nobody by a person's name."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from doichieu import claims
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.programmes import handing_out
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.points import body_called
from doichieu.hub.programmes.task_words import TaskWords
from doichieu.hub.programmes.tests.handed_in import handed_in

pytestmark = pytest.mark.django_db


def test_the_words_of_tasks_from_before_are_noted_anew(cast: Cast) -> None:
    handed_in(cast)
    noted = dict(TaskWords.objects.values_list("task", "key"))
    assert len(noted) == Task.objects.count() > 1
    TaskWords.objects.update(key="x")
    TaskWords.objects.filter(task=min(noted)).delete()
    migration = import_module("doichieu.hub.programmes.migrations.0011_offices_of_their_place")
    migration.note_words_anew(apps, SimpleNamespace(connection=connection))
    assert dict(TaskWords.objects.values_list("task", "key")) == noted


def test_a_task_is_tied_to_the_hamlet_of_its_own_tone(cast: Cast) -> None:
    mof, mow = (
        Subject.objects.create(locality=cast.commune, kind=SubjectKind.HAMLET, name=name)
        for name in ("Thôn Nà Mò", "Thôn Nà Mơ")
    )
    assert [body_called(name, cast.commune) for name in ("thôn Nà Mơ", "THÔN NÀ MÒ", "thôn Nà Mở")] == [mow, mof, None]


ANSWERED = """\
Ngày 20/6/2022, HĐND huyện Hòa Khê khóa XII tổ chức kỳ họp thứ 5.

Đại biểu xã Đồng Mơ đề nghị huyện cấp nước sạch cho các hộ. Trả lời ý kiến của đại biểu xã Đồng Mơ, ông Lý Sa Mơ, \
Chủ tịch UBND huyện cho biết đến hết tháng 11/2022 sẽ nối nước cho 42 hộ; UBND huyện sẽ bố trí vốn nạo vét kênh trong \
năm 2023.
"""


def test_no_name_of_who_answers_is_a_lead_where_the_reading_knows_no_such_person() -> None:
    promised = claims.Task(claims.Span(0, 3), "nối", "ông Nguyễn Văn A, Chủ tịch UBND xã", None)
    assert handing_out._led(promised, ()).owner == "Chủ tịch UBND xã"
    assert handing_out._led(replace(promised, owner="ông Nguyễn Văn A"), ()).owner is None
    known = [claims.Person("Nguyễn Văn A", ("Chủ tịch UBND xã",))]  # the name is parted from the post later
    assert handing_out._led(promised, known) == promised


def test_what_an_answer_promises_is_a_task_of_who_answers_or_of_whom_it_names(cast: Cast) -> None:
    document = handed_in(cast, ANSWERED, name="tin.txt", title="Tin kỳ họp thứ 5")
    tasks = Task.objects.filter(text__document=document).order_by("start")
    assert [(each.lead_words, each.responsible, each.work, each.due) for each in tasks] == [
        ("UBND huyện", "Lý Sa Mơ", "đến hết tháng 11/2022 sẽ nối nước cho 42 hộ", date(2022, 11, 30)),
        ("UBND huyện", "", "bố trí vốn nạo vét kênh trong năm 2023", date(2023, 12, 31)),
    ]
    assert [each.responsible_post for each in tasks] == ["Chủ tịch UBND huyện", ""]


TAKEN_ON = """\
Ngày 20/6/2022, HĐND huyện Hòa Khê khóa XII tổ chức kỳ họp thứ 5. Ông Lý Sa Mơ, Phó Bí thư Huyện ủy, Chủ tịch UBND \
huyện dự kỳ họp.

Ông Mạc Sa Lạ, Trưởng phòng Kinh tế cam kết cấp xong 40 giấy trước ngày 30/9/2022.

Ông Lý Sa Mơ, Chủ tịch UBND huyện giải trình: kênh Đông sẽ được nạo vét trước ngày 30/11/2022.

Giao Chủ tịch UBND xã Đồng Mơ giải trình trước ngày 15/7/2022.
"""


def test_who_promises_does_so_for_the_body_behind_the_post_that_the_sentence_names(cast: Cast) -> None:
    document = handed_in(cast, TAKEN_ON, name="tin.txt", title="Tin kỳ họp thứ 5")
    tasks = Task.objects.filter(text__document=document).order_by("start")
    assert [(each.lead_words, each.responsible, each.responsible_post, each.due) for each in tasks] == [
        ("Phòng Kinh tế", "", "Trưởng phòng Kinh tế", date(2022, 9, 30)),
        ("UBND huyện", "Lý Sa Mơ", "Chủ tịch UBND huyện", date(2022, 11, 30)),
        ("Chủ tịch UBND xã Đồng Mơ", "", "", date(2022, 7, 15)),
    ]


DIRECTED = """\
Ngày 20/6/2022, HĐND huyện Hòa Khê khóa XII tổ chức kỳ họp thứ 5.

Trả lời ý kiến đại biểu, ông Lý Sa Mơ, Chủ tịch UBND huyện cho biết: việc quét chợ tại thôn Nà Mò sẽ được tăng lên \
4 buổi/tuần trước ngày 01/9/2022.

Phát biểu chỉ đạo, ông Mạc Sa Lạ, Phó Chủ tịch HĐND tỉnh đề nghị huyện tập trung trồng rừng.

Điều 3. Tổ chức thực hiện

Giao UBND huyện tổ chức thực hiện; các Ban HĐND giám sát việc trồng rừng.
"""


def test_a_hamlet_in_what_is_done_to_it_a_bare_place_and_who_carries_out_a_paper(cast: Cast) -> None:
    Subject.objects.create(locality=cast.district, kind=SubjectKind.HAMLET, name="Thôn Nà Mò")
    document = handed_in(cast, DIRECTED, name="tin.txt", title="Tin kỳ họp thứ 5")
    leads = {
        each.work: (each.lead, each.lead_words, each.due)
        for each in Task.objects.filter(text__document=document).order_by("start")
    }
    assert leads["việc quét chợ tại thôn Nà Mò sẽ được tăng lên 4 buổi/tuần trước ngày 01/9/2022"] == (
        None,
        "UBND huyện",
        date(2022, 9, 1),
    )
    assert leads["tập trung trồng rừng"] == (None, "", None)
    assert leads["Giao UBND huyện tổ chức thực hiện"] == (None, "UBND huyện", None)
