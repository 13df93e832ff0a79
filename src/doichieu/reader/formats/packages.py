"""The parts of an Office Open XML file, unpacked within limits."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from doichieu.reader.formats.errors import DamagedFile, DecompressionBomb, ProtectedFile, WronglyNamed

MOST_BYTES = 32 * 1024 * 1024  # unpacked, of the parts that are read
MOST_PARTS = 10_000


def local(tag: object) -> str:
    """The name of an element or attribute without its namespace, which differs between two kinds of docx."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """The attribute of that local name."""
    return next((str(value) for key, value in element.attrib.items() if local(key) == name), None)


class Package:
    """An opened docx; parts are parsed when asked for."""

    def __init__(self, file: str, data: bytes) -> None:
        """Raises DamagedFile, DecompressionBomb or ProtectedFile."""
        self._file = file
        self._left = MOST_BYTES
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
            raise DamagedFile(file=file, detail="its list of parts is broken") from fault
        if len(self._zip.infolist()) > MOST_PARTS:
            raise DecompressionBomb(file=file, size=len(self._zip.infolist()), limit=MOST_PARTS)
        if any(part.flag_bits & 1 for part in self._zip.infolist()):
            raise ProtectedFile(file=file)
        self.main = self._main_part()

    def part(self, path: str) -> Any:
        """The root element of a part; None where there is no such part."""
        data = self._bytes(path)
        if data is None:
            return None
        strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, strict)
        except etree.XMLSyntaxError as fault:
            raise DamagedFile(file=self._file, detail=f"{path} is no well-formed XML") from fault

    def related(self, kind: str) -> Iterator[tuple[str, str]]:
        """Relation id and path of the main part's relations of a kind: "styles", "footnotes", "header"."""
        yield from self._relations(self.main, kind)

    def first(self, kind: str) -> Any:
        """The root element of the first part of a kind that the main part relates to; None without one."""
        return next((self.part(path) for _, path in self.related(kind)), None)

    def _main_part(self) -> str:
        for _, path in self._relations("", "officeDocument"):
            if path in self._zip.namelist():
                return path
        if "word/document.xml" in self._zip.namelist():
            return "word/document.xml"
        raise WronglyNamed(file=self._file, suffix=".docx", found="a ZIP archive without a Word document")

    def _relations(self, path: str, kind: str) -> Iterator[tuple[str, str]]:
        folder, name = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in root if root is not None else ():
            if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
                continue
            if relation.get("Type", "").rpartition("/")[2] == kind:
                target = relation.get("Target", "")
                yield relation.get("Id", ""), posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    def _bytes(self, path: str) -> bytes | None:
        try:
            with self._zip.open(path) as stream:
                data = stream.read(self._left + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as fault:
            raise DamagedFile(file=self._file, detail=f"{path} cannot be unpacked") from fault
        if len(data) > self._left:
            raise DecompressionBomb(file=self._file, size=self._zip.getinfo(path).file_size, limit=MOST_BYTES)
        self._left -= len(data)
        return data
