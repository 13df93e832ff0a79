"""The file of a backup: a ZIP of the database's parts, and a manifest with the digest of each of them."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO

from django.utils.translation import gettext_noop

from doichieu.hub.config.errors import BackupBroken, FileTaken

MANIFEST = "manifest.json"
FORMAT = 1
PIECE = 1 << 20  # bytes that are read at once
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)


class Archive:
    """A backup that was opened; `facts` is its manifest."""

    def __init__(self, file: zipfile.ZipFile, path: Path, facts: Mapping[str, Any]) -> None:
        self._file, self._path, self.facts = file, path, facts

    def check(self) -> None:
        """Read every part and compare it with the manifest. Raises BackupBroken."""
        for name in self.facts["parts"]:
            for _ in self.pieces(name):
                pass

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content of a part; after the last piece it was compared with the manifest. Raises BackupBroken."""
        digest, size = hashlib.sha256(), 0
        with _as_broken(self._path), self._file.open(name) as stream:
            while piece := stream.read(PIECE):
                digest.update(piece)
                size += len(piece)
                yield piece
        wanted = self.facts["parts"][name]
        if (size, digest.hexdigest()) != (wanted["bytes"], wanted["sha256"]):
            raise BackupBroken(
                file=str(self._path), reason=gettext_noop("its part %(part)s is not as its manifest says"), part=name
            )


class Writing:
    """A backup that is being written."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._parts: dict[str, dict[str, object]] = {}

    @contextmanager
    def part(self, name: str, **facts: object) -> Iterator[BinaryIO]:
        """One part to be written to; its size and digest go into the manifest, with `facts`."""
        with self._file.open(name, "w", force_zip64=True) as stream:
            counting = _Counting(stream)
            yield counting  # type: ignore[misc] # of a stream only `write` is used
        self._parts[name] = {"bytes": counting.size, "sha256": counting.digest.hexdigest(), **facts}

    def finish(self, facts: Mapping[str, object]) -> None:
        """Write the manifest, after all parts."""
        whole = {"format": FORMAT, **facts, "parts": self._parts}
        self._file.writestr(MANIFEST, json.dumps(whole, ensure_ascii=False, indent=1))


class _Counting:
    """A stream that knows what was written to it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest, self.size = hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        return self._stream.write(data)


@contextmanager
def writing(path: Path, *, overwrite: bool) -> Iterator[Writing]:
    """A new backup, readable by its owner alone; it has its name only once it is whole. Raises FileTaken, OSError."""
    if path.exists() and not overwrite:
        raise FileTaken(file=str(path))
    part = path.with_name(f".{path.name}.part")
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "w+b") as raw:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
                yield Writing(file)
            raw.flush()
            os.fsync(raw.fileno())
        with opened(part) as archive:
            archive.check()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """A backup to be read. Raises BackupBroken, OSError."""
    with _as_broken(path):
        file = zipfile.ZipFile(path)
    with file:
        with _as_broken(path):
            facts = json.loads(file.read(MANIFEST))
            if facts["format"] != FORMAT:
                raise BackupBroken(file=str(path), reason=gettext_noop("it was made by a newer version"))
            parts = {name for name in file.namelist() if name != MANIFEST}
            if parts != set(facts["parts"]):
                raise BackupBroken(file=str(path), reason=gettext_noop("its parts are not those of its manifest"))
        yield Archive(file, path, facts)


@contextmanager
def _as_broken(path: Path) -> Iterator[None]:
    """Whatever a damaged file makes of reading becomes one fault."""
    try:
        yield
    except _BROKEN as error:
        raise BackupBroken(file=str(path), reason=gettext_noop("it is damaged, or no backup at all")) from error
