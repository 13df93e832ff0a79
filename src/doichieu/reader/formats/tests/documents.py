"""Word files made for the tests."""

import io
import zipfile
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NAMESPACES = nsdecls("w")


def saved(document: Any) -> bytes:
    """The bytes of a document made with python-docx."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_paragraphs(*paragraphs: str) -> bytes:
    """A document of plain paragraphs."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return saved(document)


def xml(words: str) -> Any:
    """An element of WordprocessingML from its XML, `NS` standing for the namespaces."""
    return parse_xml(words.replace("NS", NAMESPACES, 1))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same package with one part replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    """One part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)
