"""What `doichieu demo` looks at before it starts; the whole of it is tried in tests/test_demo.py."""

import os
import socket
import stat
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from doichieu.cli import demo, serving, site
from doichieu.cli.parsing import told


def test_a_free_port_has_no_fault() -> None:
    assert serving.port_fault(serving.free_port()) == ""


def test_a_port_in_use_is_one_sentence_with_a_way_out() -> None:
    with socket.socket() as other:
        other.bind((demo.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        fault = f"port {port} is in use; stop what uses it, or choose another: --port {port + 1}"
        assert serving.port_fault(port) == fault


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (serving.port_fault(65536), "không có cổng 65536; hãy chọn cổng từ 0 đến 65535"),
        (serving.port_fault(0, "192.0.2.1"), "máy này không có địa chỉ 192.0.2.1; hãy chọn địa chỉ khác bằng --host"),
        ("the job worker ended by itself (status -9)", "tiến trình xử lý nền đã tự dừng (mã thoát -9)"),
        ("the web server ended by itself (status 1)", "máy chủ web đã tự dừng (mã thoát 1)"),
        (
            "the first page did not come within 300 seconds (status 0)",
            "chưa mở được trang đầu tiên sau 300 giây (mã trạng thái 0)",
        ),
    ],
)
def test_what_keeps_a_site_from_being_served_is_told_in_vietnamese(fault: str, said: str) -> None:
    assert told(fault, "vi") == said
    assert told(fault, "en") == fault


def test_who_opens_the_demonstration_is_invited_in_their_language(tmp_path: Path) -> None:
    accounts = (("demo", "a-b", ""), ("lanh-dao", "c-d", told("reviewer of a neighbour, Huyện Thạch Thất", "vi")))
    words = demo.invitation(8001, accounts, tmp_path, "vi").splitlines()
    assert words[1:5] == [
        "Mở trang   http://127.0.0.1:8001/",
        "Đăng nhập  demo",
        "Mật khẩu   a-b   (chỉ dùng cho lần chạy này)",
        "Các tài khoản khác, để xem trang theo từng vai trò",
    ]
    assert words[5].endswith("lanh-dao  c-d   người duyệt số liệu của địa phương lân cận, Huyện Thạch Thất")
    assert words[6].endswith("doichieu figures ĐỊA_PHƯƠNG KỲ")
    assert "Sign in    demo" in demo.invitation(8001, accounts, tmp_path, "en")


def test_an_address_of_another_machine_is_refused() -> None:
    fault = "192.0.2.1 is no address of this machine; choose another with --host"  # RFC 5737: nobody has it
    assert serving.port_fault(0, "192.0.2.1") == fault


def test_who_listens_everywhere_is_asked_on_this_machine() -> None:
    assert serving.Address("0.0.0.0", 8000).asked == "127.0.0.1"
    assert str(serving.Address("::1", 8000)) == "http://[::1]:8000/"


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    assert serving.port_fault(port) == f"there is no port {port}; choose one up to 65535"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_the_secret_key_is_made_once_and_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    key = demo.secret_key(tmp_path)
    assert len(key) >= 50
    assert demo.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_settings_of_another_site_do_not_leak_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_DATABASE_URL", "postgresql://elsewhere/other")
    monkeypatch.setenv("DOICHIEU_DEBUG", "1")
    environment = demo.site_environment(tmp_path)
    own = {name for name in environment if name.startswith("DOICHIEU_")}
    assert own == {"DOICHIEU_FOLDER", "DOICHIEU_SECRET_KEY"}
    assert environment["DOICHIEU_FOLDER"] == str(tmp_path)
    assert environment["PATH"] == os.environ["PATH"]


def test_a_part_that_is_not_installed_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert site.missing_part() == ""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert site.missing_part() == "the site is not installed here; install it with: pip install 'doichieu[hub]'"


def test_the_port_is_8000_and_the_folder_is_under_var_unless_told_otherwise() -> None:
    parser = ArgumentParser()
    demo.add_arguments(parser)
    chosen = parser.parse_args([])
    assert (chosen.port, chosen.folder) == (8000, Path("var/demo"))


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    parser = ArgumentParser()
    demo.add_arguments(parser)
    assert demo.run(parser.parse_args(["--port", "0", "--folder", str(taken)])) == 1
    assert capsys.readouterr().err == f"doichieu demo: {taken}: tệp này đã có; hãy chọn tên khác\n"
