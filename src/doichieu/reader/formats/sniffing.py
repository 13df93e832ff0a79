"""What a file is by its content, whatever its name says."""

import re

from doichieu.reader.formats.errors import EmptyFile, ProtectedFile, TruncatedFile, WronglyNamed

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
)
_ZIPS = (
    (b"word/document", "docx"),
    (b"xl/workbook", "an Excel workbook"),
    (b"ppt/presentation", "a PowerPoint presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument sheet"),
    (b"", "a ZIP archive"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLES = (
    ("WordDocument".encode("utf-16-le"), "an old Word document (.doc)"),
    ("Workbook".encode("utf-16-le"), "an old Excel workbook (.xls)"),
    (b"", "an old Office document"),
)
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIP, _ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
_BLANK = b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"
_HTML_OPENING = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(rb"</?[a-zA-Z][a-zA-Z0-9]*[\s/>]")
_HEAD = 4096  # bytes looked at for the opening of a page
_TITLES = {"docx": "a Word document (.docx)", "html": "an HTML page", "text": "plain text", "binary": "binary data"}


def content_of(data: bytes) -> str:
    """The id of a format that is read ("text", "html", "docx"), "binary", or another format in words."""
    if data.startswith(_ZIP):
        return next(what for mark, what in _ZIPS if mark in data)
    if data.startswith(_OLE):
        return next(what for mark, what in _OLES if mark in data)
    for signature, what in _SIGNATURES:
        if data.startswith(signature) and not (len(signature) == 2 and b"\0" not in data[:_HEAD]):
            return what
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if _HTML_OPENING.match(data[:_HEAD].replace(b"\0", b"").lstrip(_BLANK)):
        return "html"
    return "binary" if b"\0" in data and not wide else "text"


def refuse_other_content(file: str, suffix: str, expected: str, data: bytes) -> None:
    """Raise EmptyFile, ProtectedFile, TruncatedFile or WronglyNamed where `data` is not of format `expected`.

    Binary data under the name of a text is left to the decoder, which tells it better.
    """
    if not data.strip(_BLANK):
        raise EmptyFile(file=file)
    found = content_of(data)
    if data.startswith(_OLE) and _LOCKED in data:
        raise ProtectedFile(file=file)
    if expected == "docx" and data.startswith(_ZIP) and _ZIP_END not in data:
        raise TruncatedFile(file=file)
    if expected == "html" and found == "text" and _TAG.search(data.replace(b"\0", b"")):
        return  # a piece of a page
    if found != expected and (found, expected) not in (("binary", "text"), ("binary", "html")):
        raise WronglyNamed(file=file, suffix=suffix, found=_TITLES.get(found, found))
