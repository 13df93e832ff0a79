"""`doichieu import` as it is typed, on a site of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import Site, migrated_site

ROWS = "Địa phương;Kỳ báo cáo;Mã chỉ tiêu;Giá trị;Đơn vị tính\nXã Đồng Mơ;2025;BUD01;615,3;tỷ đồng\n"
PLACE_AND_PERSON = """
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.services import create_account
place = add_locality(name='Đồng Mơ', kind='xã', level=3, parent=None, by=system_viewer(), invented=True)
person = create_account(username='chi.hoa', password='mot-con-vit-xoe-ra')
grant_role(user=person, role=Role.REVIEWER, locality=place, by=system_viewer())
"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with migrated_site(tmp_path / "site") as made:
        made.python(PLACE_AND_PERSON)
        made.django("load_catalogue")
        yield made


def test_a_table_is_looked_at_then_imported_once_and_its_figures_are_printed(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    file.write_text(ROWS, encoding="utf-8")
    words = ("import", str(file), "--by", "chi.hoa")
    preview, first, again, figures, verified = site.in_turn(
        [[*words, "--preview"], words, words, ["figures", "xa-dong-mo", "2025"], ["verify"]]
    )
    assert preview[0] == first[0] == again[0] == verified[0] == 0, (preview, first, again, verified)
    assert preview[1].splitlines()[-1] == "Chưa ghi gì: nếu nhập sẽ ký 1 số liệu trong 1 phiếu."
    assert first[1].splitlines()[-1] == "Đã ký 1 số liệu trong 1 phiếu."
    assert again[1].splitlines()[-1] == "Không có gì thay đổi: mọi số liệu đã có trong sổ."
    assert "615,3 tỷ đồng" in figures[1]


def test_what_cannot_be_imported_is_told_in_a_line_for_each_fault(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    missing = site.doichieu("import", str(file), "--by", "chi.hoa")
    assert missing == (1, "", f"doichieu import: {file}: không có tệp hoặc thư mục này; hãy kiểm tra đường dẫn\n")
    file.write_text(ROWS.replace("Đồng Mơ", "Không Đâu"), encoding="utf-8")
    status, said, complaint = site.doichieu("import", str(file), "--by", "chi.hoa")
    assert (status, said) == (1, "")
    assert complaint.splitlines() == [
        "doichieu import: dòng 2, cột 1: Không có nơi nào tên là “Xã Không Đâu”.",
        "doichieu import: Chưa ghi số liệu nào.",
    ]
