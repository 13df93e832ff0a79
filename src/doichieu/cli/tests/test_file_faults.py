"""A file that cannot be read or written is named, with the reason and what to do."""

from errno import EACCES, EISDIR, ENOENT, ENOSPC
from os import strerror
from pathlib import Path

import pytest

from doichieu.cli.site import file_fault


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (ENOENT, "không có tệp hoặc thư mục này; hãy kiểm tra đường dẫn"),
        (EISDIR, "đây là thư mục; hãy ghi tên một tệp"),
        (
            EACCES,
            "không có quyền đọc hoặc ghi; hãy cấp quyền cho tài khoản đang chạy lệnh, hoặc chọn nơi khác",
        ),
        (ENOSPC, "ổ đĩa đã đầy; hãy giải phóng dung lượng hoặc chọn nơi khác"),
    ],
)
def test_the_system_is_told_in_vietnamese_unless_english_is_asked_for(tmp_path: Path, number: int, told: str) -> None:
    file = tmp_path / "a.backup"
    error = OSError(number, strerror(number), str(file))
    assert file_fault(error, file, "vi") == f"{file}: {told}"
    assert file_fault(error, file, "en") == f"{file}: {strerror(number)}"


def test_of_a_folder_that_is_missing_the_folder_is_named(tmp_path: Path) -> None:
    part = tmp_path / "none" / ".a.backup.part"
    error = FileNotFoundError(ENOENT, strerror(ENOENT), str(part))
    assert file_fault(error, part, "en") == f"{part.parent}: {strerror(ENOENT)}"
