"""Which sentences of later documents may tell of a task, by the examples of lexicon/outcomes.toml."""

import pytest

from doichieu.claims import Text
from doichieu.hub.programmes.told_ahead import told_so_far
from doichieu.hub.programmes.told_later import Manner, manner_of, may_tell_of, tellings_of
from doichieu.lexicon import Entry, folded, table


def told(task: str, later: str) -> list[str]:
    found = tellings_of(Text(later))
    return [_with_manner(task, each.quote) for each in found if may_tell_of(task, each)]


def _with_manner(task: str, quote: str) -> str:
    manner = manner_of(task, quote)
    return quote if manner is Manner.DONE else f"{manner}: {quote}"


@pytest.mark.parametrize("entry", table("outcomes"), ids=lambda entry: entry.id)
def test_each_example_reads_as_its_entry_says_and_each_form_stands_in_one(entry: Entry) -> None:
    for example in entry.examples:
        task, _, later = example.text.partition("\n")
        assert told(task, later) == list(example.reads), example.text
    written = folded(" ".join(example.text for example in entry.examples))
    assert [form for form in entry.forms if folded(form) not in written] == []


def test_a_sentence_on_another_matter_of_the_same_place_tells_nothing() -> None:
    later = "UBND xã đã hoàn thành giải phóng mặt bằng đường liên thôn Gò Vàng - Suối Cạn."
    assert told("vận động nhân dân hiến đất mở rộng đường thôn Suối Cạn trong tháng 12/2026", later) == []


def test_the_same_work_at_another_hamlet_ward_or_numbered_group_is_another_matter() -> None:
    task = "hoàn thành kiên cố hóa kênh nội đồng đoạn qua thôn Đồng Sậy"
    assert told(task, "Đã kiên cố hóa kênh nội đồng đoạn qua thôn Bãi Trám.") == []
    assert told(task, "Đã kiên cố hóa kênh nội đồng đoạn qua tổ dân phố số 7.") == []
    assert len(told(task, "Đã kiên cố hóa kênh nội đồng đoạn qua các thôn Đồng Sậy, Bãi Trám.")) == 1
    assert len(told(task, "Đã kiên cố hóa kênh nội đồng tại thôn Bãi Trám và thôn Đồng Sậy.")) == 1
    assert len(told("lắp đèn đường ngõ chợ tổ dân phố số 7", "Đã lắp đèn đường ngõ chợ ở tổ dân phố 07.")) == 1
    assert told("lắp đèn đường ngõ chợ phường Hội Sơn", "Đã lắp đèn đường ngõ chợ phường An Khê.") == []


def test_what_is_still_left_to_do_is_told_as_progress() -> None:
    task = "hoàn thành chi trả bồi thường đất tuyến kênh Bờ Lở trước ngày 30/6/2026"
    left = "Chi trả bồi thường đất tuyến kênh Bờ Lở còn 9/41 hộ chưa nhận tiền."
    assert told(task, left) == [f"under_way: {left}"]
    unbegun = "Công trình xây nhà văn hóa thôn Đồng Sậy chưa khởi công."
    assert told("xây nhà văn hóa thôn Đồng Sậy", unbegun) == [f"not_done: {unbegun}"]


def test_what_is_planned_behind_what_is_over_sets_no_day_of_its_own_for_a_task_that_is_over() -> None:
    said = "Xã đã động thổ nhà văn hóa thôn Hạ ngày 12/01/2027, dự kiến xong trước ngày 30/6/2027."
    over = "Xã đã động thổ nhà văn hóa thôn Hạ ngày 12/01/2027"
    assert told_so_far(said, "động thổ nhà văn hóa thôn Hạ") == over
    assert told_so_far(said, "xây nhà văn hóa thôn Hạ") == said
    assert told_so_far(over, "động thổ nhà văn hóa thôn Hạ") == over


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("trồng 18 ha rừng phòng hộ Đồi Sim", "Đã trồng được 12,5 ha rừng phòng hộ Đồi Sim."),
        ("cấp 52 sổ đỏ cho hộ dân Gò Vàng", "Đã cấp 37 sổ đỏ cho hộ dân Gò Vàng, trong đó 20 sổ đỏ cấp lần đầu."),
        ("lát gạch sân trường Suối Cạn", "Đã lát gạch 2 sân trường Suối Cạn, các sân còn lại tiếp tục lát."),
        ("cứng hóa 3.200 m mương Bờ Lở", "Đã cứng hóa 1.900 m mương Bờ Lở, 1.300 m còn lại sẽ làm trong quý IV."),
        ("gắn 9 biển báo đường Đá Bàn", "Đã gắn 4 trong số 9 biển báo đường Đá Bàn."),
        ("xóa 11 nhà dột nát thôn Hạ", "Đã xóa 7 nhà dột nát thôn Hạ, còn 4 nhà dột nát chuyển sang năm sau."),
    ],
)
def test_less_than_the_task_counts_and_a_rest_that_goes_on_are_progress(task: str, said: str) -> None:
    assert manner_of(task, said) is Manner.UNDER_WAY


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("trồng 18 ha rừng phòng hộ Đồi Sim", "Đã trồng 18,4 ha rừng phòng hộ Đồi Sim tại 3 thôn."),
        ("cấp 52 sổ đỏ cho hộ dân Gò Vàng", "Đã cấp 30 sổ đỏ cho thôn Thượng, 22 sổ đỏ cho thôn Hạ."),
        ("lát gạch sân trường Suối Cạn", "Đã lát gạch 2 sân trường Suối Cạn, sân còn lại đã lát từ năm trước."),
        ("cứng hóa 3,2 km mương Bờ Lở", "Đã cứng hóa 3 km mương Bờ Lở, đạt 100% kế hoạch điều chỉnh."),
        ("gắn 9 biển báo đường Đá Bàn trong 30 ngày", "Đã gắn 9 biển báo đường Đá Bàn trong 21 ngày."),
        ("sửa cầu Gò Vàng với 5 tỷ đồng năm 2026", "Đã sửa xong cầu Gò Vàng với 4 tỷ đồng năm 2025."),
    ],
)
def test_all_that_the_task_counts_and_what_is_counted_of_other_things_are_results(task: str, said: str) -> None:
    assert manner_of(task, said) is Manner.DONE
