"""`doichieu verify` as it is typed, on a site of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import Site, migrated_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with migrated_site(tmp_path_factory.mktemp("site")) as site:
        site.django("load_catalogue")
        yield site


@pytest.fixture
def without(tmp_path: Path) -> Site:
    """The settings of a site, and no database."""
    return Site(tmp_path, f"sqlite:///{(tmp_path / 'doichieu.sqlite3').as_posix()}")


def test_a_site_that_is_whole_is_said_to_be_with_its_last_link(site: Site) -> None:
    status, said, complaint = site.doichieu("verify")
    assert (status, complaint) == (0, "")
    assert said.startswith("1 mắt xích, 0 dòng dữ liệu: tất cả đúng như đã ghi. Mắt xích cuối: 1:")
    noted = said.split()[-1]
    status, said, complaint = site.doichieu("verify", "--lang", "en")
    assert (status, said, complaint) == (0, f"1 link, 0 rows: all as recorded. Last link: {noted}\n", "")
    assert site.doichieu("verify", "--noted", noted)[0] == 0
    status, said, complaint = site.doichieu("verify", "--noted", f"1:{'0' * 64}")
    assert (status, said) == (1, "ledger.link 1: không có mã băm đã được ghi giữ trước đây\n")
    assert complaint == "doichieu verify: 1 mắt xích, 0 dòng dữ liệu; 1 chỗ không đúng như đã ghi\n"


def test_what_is_no_link_is_refused_as_a_wrong_use(without: Site) -> None:
    status, _, complaint = without.doichieu("verify", "--noted", "12")
    assert status == 2
    assert complaint.endswith("tham số --noted: '12' không phải là mắt xích như verify in ra, SỐ:MÃ\n")


def test_where_there_is_no_site_none_is_made(without: Site) -> None:
    status, said, complaint = without.doichieu("verify")
    assert (status, said) == (1, "")
    assert complaint.startswith(
        f"doichieu verify: không có cơ sở dữ liệu tại {without.folder / 'doichieu.sqlite3'}; hãy "
    )
    assert complaint.count("\n") == 1
    assert list(without.folder.iterdir()) == []


def test_a_file_that_is_no_database_is_one_line(without: Site) -> None:
    (without.folder / "doichieu.sqlite3").write_text("no database at all, but long enough to be one" * 100)
    status, said, complaint = without.doichieu("verify")
    assert (status, said) == (1, "")
    file = without.folder / "doichieu.sqlite3"
    assert complaint == (
        f"doichieu verify: không mở được cơ sở dữ liệu {file}: tệp này không phải là cơ sở dữ liệu; hãy kiểm tra "
        "DOICHIEU_FOLDER và DOICHIEU_DATABASE_URL, hoặc khôi phục từ bản sao lưu: doichieu restore\n"
    )


@pytest.mark.parametrize("address", ["nonsense", "postgresql://u:p@h:xx/y", "postgresql://"])
def test_an_address_that_names_no_database_is_one_line_in_the_language_asked_for(tmp_path: Path, address: str) -> None:
    status, said, complaint = Site(tmp_path, address).doichieu("verify")
    assert (status, said, complaint.count("\n")) == (1, "", 1)
    assert complaint.startswith(
        "doichieu verify: cấu hình chưa đúng: DOICHIEU_DATABASE_URL không phải là địa chỉ cơ sở dữ liệu; hãy ghi theo "
    )
    complaint = Site(tmp_path, address).doichieu("verify", "--lang", "en")[2]
    assert complaint.startswith("doichieu verify: the settings are wrong: DOICHIEU_DATABASE_URL is no address of a ")


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ("DELETE FROM django_migrations WHERE app = 'intake'", "phiên bản cũ; hãy cập nhật"),
        (
            "INSERT INTO django_migrations (app, name, applied) VALUES ('intake', '9999_x', '2026-01-01')",
            "phiên bản mới hơn",
        ),
    ],
)
def test_a_database_of_another_version_is_named_with_what_to_do(tmp_path: Path, change: str, advice: str) -> None:
    with migrated_site(tmp_path / "other") as other:
        other.python(f"from django.db import connection; connection.cursor().execute({change!r})")
        status, _, complaint = other.doichieu("verify")
        assert (status, complaint.count("\n")) == (1, 1)
        assert advice in complaint
