"""`doichieu backup` and `doichieu restore` as they are typed: one site written to a file, and put back in another."""

import io
import json
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sites import Done, Site, copied_site, migrated_site, new_site

pytestmark = [pytest.mark.database, pytest.mark.long]

WORKED = "from doichieu.hub.config.tests.worked_site import worked; worked()"
SIGNED_IN = "from django.contrib.sessions.models import Session; s = Session(session_key='a'*32, expire_date='2999-01-01 00:00+00:00'); s.save()"  # noqa: E501
CONTENT = """
import hashlib, json
from django.apps import apps
def plain(value):
    return bytes(value).hex() if isinstance(value, (bytes, memoryview)) else str(value)
for model in sorted(apps.get_models(), key=lambda model: model._meta.label):
    if model._meta.label not in {"sessions.Session", "ledger.Link", "ledger.Head"}:
        rows = json.dumps(list(model._base_manager.order_by("pk").values()), default=plain)
        print(model._meta.label, model._base_manager.count(), hashlib.sha256(rows.encode()).hexdigest())
"""
MARKS = """
from django.contrib.sessions.models import Session
from doichieu.hub.ledger.models import Link
print(Session.objects.count(), Link.objects.latest("number").event)
"""
GOES_ON = "from doichieu.hub.accounts.services import create_account; create_account(username='moi', password='x' * 12)"
TAMPERS = """
from django.db import connection
connection.cursor().execute("UPDATE documents_document SET title = 'Khác' WHERE id = 1")
"""
TABLES = "from django.db import connection; print(connection.introspection.table_names())"
Change = Callable[[dict[str, bytes]], None]  # of the parts of a backup, in place
Fault = Callable[[bytes], bytes]  # from a backup to a faulty one


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with migrated_site(tmp_path_factory.mktemp("site")) as site:
        site.django("shell", "-v", "0", "--no-imports", "-c", f"{WORKED}; {SIGNED_IN}")
        yield site


@pytest.fixture(scope="module")
def content(site: Site) -> str:
    """How many rows of each sort there are, and a digest of them."""
    return site.python(CONTENT)


@pytest.fixture(scope="module")
def backup(site: Site) -> Path:
    file = site.folder / "whole.backup"
    status, said, complaint = site.doichieu("backup", str(file))
    assert (status, complaint) == (0, "")
    assert said.startswith(f"{file}: 0,")
    return file


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Stays empty: what is tried on it is refused."""
    with new_site(tmp_path_factory.mktemp("empty")) as site:
        yield site
        assert list(site.folder.iterdir()) == []
        assert site.django("shell", "-v", "0", "--no-imports", "-c", TABLES) == "[]\n"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Site]:
    with new_site(tmp_path / "other") as site:
        yield site


@pytest.fixture
def twin(site: Site, tmp_path: Path) -> Iterator[Site]:
    """What is written to it changes nothing of the site that it is a copy of."""
    with copied_site(site, tmp_path / "twin") as copy:
        yield copy


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Site]:
    with migrated_site(tmp_path / "filled") as site:
        yield site


def test_what_was_backed_up_is_put_back_row_by_row_and_goes_on(content: str, backup: Path, other: Site) -> None:
    status, said, complaint = other.doichieu("restore", str(backup))
    assert (status, complaint) == (0, "")
    assert re.match(r"Đã khôi phục dữ liệu tại thời điểm \d\d:\d\d \d\d/\d\d/\d{4}: ", said)
    assert other.python(CONTENT) == content
    assert other.python(MARKS) == "0 backup restored\n"  # everyone is signed out
    status, said, complaint = other.doichieu("verify")
    assert (status, complaint) == (0, "")
    other.python(GOES_ON)
    assert other.doichieu("verify")[0] == 0


def test_neither_a_file_nor_a_site_is_replaced_without_being_told(
    site: Site, content: str, backup: Path, filled: Site
) -> None:
    before = backup.read_bytes()
    status, said, complaint = site.doichieu("backup", str(backup))
    assert (status, said) == (1, "")
    assert complaint == f"doichieu backup: Đã có tệp {backup}. Hãy chọn tên khác, hoặc thêm --overwrite.\n"
    assert backup.read_bytes() == before
    status, said, complaint = filled.doichieu("restore", str(backup))
    assert (status, said) == (1, "")
    assert complaint.startswith("doichieu restore: Đã có dữ liệu ở ")
    status, said, complaint = filled.doichieu("restore", str(backup), "--overwrite")
    assert (status, complaint) == (0, "")
    aside = "Dữ liệu trước đây được giữ lại ở " in said
    assert aside == filled.url.startswith("sqlite")
    assert filled.python(CONTENT) == content


def test_a_backup_takes_the_place_of_another_when_told(site: Site, backup: Path, tmp_path: Path) -> None:
    file = tmp_path / "last.backup"
    file.write_text("older")
    status, _, complaint = site.doichieu("backup", str(file), "--overwrite")
    assert (status, complaint) == (0, "")
    assert zipfile.is_zipfile(file)
    assert [path.name for path in tmp_path.iterdir()] == ["last.backup"]


def cut_short(data: bytes) -> bytes:
    return data[: len(data) // 2]


def one_byte_other(data: bytes) -> bytes:
    """Amid what the largest part holds: around the parts stand bytes that mean nothing, such as hours."""
    with zipfile.ZipFile(io.BytesIO(data)) as backup:
        part = max(backup.infolist(), key=lambda part: part.compress_size)
    name_and_more = sum(struct.unpack_from("<HH", data, part.header_offset + 26))  # how long they are
    middle = part.header_offset + 30 + name_and_more + part.compress_size // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


def with_parts(change: Change) -> Fault:
    """Some parts are changed, and it stays a well-formed ZIP."""

    def changed(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as before:
            parts = {name: before.read(name) for name in before.namelist()}
        change(parts)
        with zipfile.ZipFile(written := io.BytesIO(), "w") as after:
            for name, part in parts.items():
                after.writestr(name, part)
        return written.getvalue()

    return changed


def without_its_largest_part(parts: dict[str, bytes]) -> None:
    del parts[the_part_with_figures(parts)]


def with_another_part(parts: dict[str, bytes]) -> None:
    name = the_part_with_figures(parts)
    parts[name] = parts[name].replace(b"617,8", b"717,8")


def the_part_with_figures(parts: dict[str, bytes]) -> str:
    return next(name for name, data in parts.items() if b"617,8" in data)


def without_its_manifest(parts: dict[str, bytes]) -> None:
    del parts["manifest.json"]


def manifest_with(**facts: object) -> Fault:
    def change(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | facts).encode()

    return with_parts(change)


FAULTY: dict[str, tuple[Fault, str]] = {  # how a backup is made faulty, and what is said of it
    "cut short": (cut_short, "cannot be restored"),
    "one byte other": (one_byte_other, "cannot be restored"),
    "empty": (lambda _: b"", "cannot be restored"),
    "no backup": (lambda _: b"no backup at all" * 99, "cannot be restored"),
    "a part less": (with_parts(without_its_largest_part), "its parts are not those of its manifest"),
    "another part": (with_parts(with_another_part), "is not as its manifest says"),
    "no manifest": (with_parts(without_its_manifest), "it is damaged, or no backup at all"),
    "a later format": (manifest_with(format=2), "it was made by a newer version"),
    "another database": (manifest_with(database="oracle"), "it is of a site on oracle, and the settings name one on"),
    "later tables": (
        manifest_with(migrations={"register": ["9999_later"]}),
        "it was made by a newer version; update",
    ),
    "another chain": (manifest_with(last_link=f"1:{'0' * 64}"), "rows that are not as its chain says: 1."),
}


@pytest.fixture(scope="module")
def answers(backup: Path, empty: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done]:
    """What the command says to each faulty file, tried on a site that has to stay empty."""
    folder, commands = tmp_path_factory.mktemp("faulty"), []
    for name, (made_faulty, _) in FAULTY.items():
        file = folder / f"{name}.backup"
        file.write_bytes(made_faulty(backup.read_bytes()))
        commands.append(("restore", str(file), "--lang", "en"))
    return dict(zip(FAULTY, empty.in_turn(commands), strict=True))


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_backup_is_one_line_and_changes_nothing(answers: dict[str, Done], name: str) -> None:
    status, _, complaint = answers[name]
    assert (status, complaint.count("\n")) == (1, 1)
    assert FAULTY[name][1] in complaint


def test_a_site_whose_record_is_unsound_is_restored_only_when_told(twin: Site, tmp_path: Path) -> None:
    twin.python(TAMPERS)
    file = tmp_path / "unsound.backup"
    assert twin.doichieu("backup", str(file))[0] == 0
    status, said, complaint = twin.doichieu("restore", str(file), "--overwrite")
    assert status == 1
    assert said.startswith("documents.document 1: không còn như khi ghi (mắt xích ")
    assert "Chưa có gì bị thay đổi" in complaint
    status, said, complaint = twin.doichieu("restore", str(file), "--overwrite", "--unsound")
    assert (status, complaint) == (0, "")
    assert twin.doichieu("verify")[0] == 1


def test_there_is_nothing_to_back_up_without_a_site(empty: Site, tmp_path: Path) -> None:
    status, said, complaint = empty.doichieu("backup", str(tmp_path / "a.backup"))
    assert (status, said, complaint.count("\n")) == (1, "", 1)
    assert list(tmp_path.iterdir()) == []
