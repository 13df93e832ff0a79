"""Why a database does not open is told in words of ours, in the language of the command, where they are known."""

import pytest
from django.db import OperationalError, connection
from django.utils import translation

from doichieu.hub.config import condition


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('connection to server at "127.0.0.1", port 1 failed: Connection refused', "không có máy chủ nào trả lời"),
        ("failed to resolve host 'none.example'", "không có máy chủ mang tên này"),
        ('FATAL:  password authentication failed for user "lan"', "không chấp nhận tài khoản và mật khẩu này"),
        ("database disk image is malformed", "tệp bị hỏng"),
        ("a fault\nthat nobody knows", "a fault that nobody knows"),
    ],
)
def test_why_a_database_does_not_open_is_said_in_vietnamese_where_it_is_known(
    monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    def refuse() -> None:
        raise OperationalError(said)

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    with translation.override("vi"):
        assert told in condition._unopened()
