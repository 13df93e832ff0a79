"""What changes between two steps of a task."""

from doichieu.hub.programmes.point_changes import PointChange, changed_points

FACTS = {
    "work": "rà soát",
    "lead": "",
    "due": "2026-12-15",
    "co_workers": [],
    "responsible": "",
    "indicators": ["INV03"],
}


def test_each_point_that_differs_is_told_as_it_was_and_as_it_is() -> None:
    after = {**FACTS, "lead": "UBND xã", "due": "2026-12-20", "co_workers": ["Công an xã", "Đoàn xã"], "indicators": []}
    assert changed_points(FACTS, after) == (
        PointChange("lead", "", "UBND xã"),
        PointChange("co_workers", "", "Công an xã, Đoàn xã"),
        PointChange("due", "15/12/2026", "20/12/2026"),
        PointChange("indicators", "INV03", ""),
    )


def test_what_is_the_same_or_not_known_is_no_change() -> None:
    assert changed_points(FACTS, dict(FACTS)) == ()
    assert changed_points({"work": "rà soát"}, FACTS) == ()
    assert changed_points({**FACTS, "due": None}, {**FACTS, "due": None}) == ()
