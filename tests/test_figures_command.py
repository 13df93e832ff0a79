"""`doichieu figures` as it is typed, on a site of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import Site, migrated_site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with migrated_site(tmp_path / "site") as made:
        yield made


def test_a_place_without_figures_and_a_name_that_is_none_are_said(site: Site) -> None:
    site.python(
        "from doichieu.hub.access.services import add_locality\n"
        "from doichieu.hub.access.viewers import system_viewer\n"
        "add_locality(name='Đồng Mơ', kind='xã', level=3, parent=None, by=system_viewer(), invented=True)"
    )
    said = "Xã Đồng Mơ · 6 tháng đầu năm 2026 · như đã ghi nhận đến hết 23:59 01/07/2026\nChưa có số liệu nào.\n"
    assert site.doichieu("figures", "xã Đồng Mơ", "2026-H1", "--as-of", "2026-07-01") == (0, said, "")
    assert site.doichieu("figures", "xa-dong-mo", "2026-H1", "--json") == (0, "", "")
    complaint = "doichieu figures: Không có nơi nào tên là “xã Không Đâu”.\n"
    assert site.doichieu("figures", "xã Không Đâu", "2026") == (2, "", complaint)
