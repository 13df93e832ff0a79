"""What can be wrong with a file that was handed in.

FormatError
├── FileMissing        nothing of that name
├── NotAFile           a folder, a device
├── FileUnreadable     the system does not let it be read
├── EmptyFile          no byte, or nothing but white space
├── FileTooLarge       more bytes than its format may have
├── UnknownSuffix      a suffix of no format that is read
├── WronglyNamed       the content is of another format than the name says
├── BinaryFile         no text at all under a text's name
├── UnknownEncoding    text in an encoding that cannot be told for sure
├── TruncatedFile      the end is missing
├── DamagedFile        the parts do not fit together
├── ProtectedFile      locked by a password
├── DecompressionBomb  unpacks to far more than a document holds
├── LimitExceeded      took more memory or time than a document may
├── OpenerFailed       a fault of ours, not of the file
└── SecrecyMarked      carries a secrecy stamp
"""

# ruff: noqa: N818 - an error is named by its fault

from collections.abc import Mapping
from typing import ClassVar


class FormatError(Exception):
    """A file that cannot be read as a document; its sentence names the file, the fault, and a way out."""

    code: ClassVar[str] = "unreadable-document"

    def __init__(self, sentence: str, *, file: str, **facts: str | int) -> None:
        self.file = file
        self.facts: Mapping[str, str | int] = {"file": file, **facts}
        super().__init__(f"{file}: {sentence}")


class FileMissing(FormatError):
    """No file of that name."""

    code = "file-missing"

    def __init__(self, *, file: str) -> None:
        super().__init__("there is no such file; check the name and the folder", file=file)


class NotAFile(FormatError):
    """A folder or a device where a file was expected."""

    code = "not-a-file"

    def __init__(self, *, file: str) -> None:
        super().__init__("this is a folder or a device, not a file; name the files in it", file=file)


class FileUnreadable(FormatError):
    """The operating system refuses the file."""

    code = "file-unreadable"

    def __init__(self, *, file: str, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"the system does not let it be read ({reason}); check its permissions", file=file, reason=reason
        )


class EmptyFile(FormatError):
    """No text at all: no byte, nothing but white space, or pictures only."""

    code = "empty-file"

    def __init__(self, *, file: str) -> None:
        super().__init__("the file holds no text; if it is a scan, hand in the text it was made from", file=file)


class FileTooLarge(FormatError):
    """More bytes than a file of its format may have."""

    code = "file-too-large"

    def __init__(self, *, file: str, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        sentence = f"{size:,} bytes, and at most {limit:,} are read; split it into its documents"
        super().__init__(sentence, file=file, size=size, limit=limit)


OPENED_BY_WORD = frozenset((".pdf", ".doc", ".rtf", ".odt"))


class UnknownSuffix(FormatError):
    """A name that ends like no format that is read."""

    code = "unknown-suffix"

    def __init__(self, *, file: str, suffix: str, known: str) -> None:
        self.suffix, self.known = suffix, known
        ending = f"files ending in {suffix!r} are not read" if suffix else "its name has no ending"
        way_out = "open it in Word and save it as .docx" if suffix in OPENED_BY_WORD else f"save it as one of {known}"
        super().__init__(f"{ending}; {way_out}", file=file, suffix=suffix, known=known)


READ = frozenset(("a Word document (.docx)", "an HTML page", "plain text"))  # contents that only want their right name


class WronglyNamed(FormatError):
    """A name that promises one format over the content of another."""

    code = "wrongly-named"

    def __init__(self, *, file: str, suffix: str, found: str) -> None:
        self.suffix, self.found = suffix, found
        way_out = f"give it its right name or save it as {suffix}" if found in READ else "save it anew as .docx"
        sentence = f"the name ends in {suffix!r} but the content is {found}; {way_out}"
        super().__init__(sentence, file=file, suffix=suffix, found=found)


class BinaryFile(FormatError):
    """Bytes that are no text, under a text's name."""

    code = "binary-file"

    def __init__(self, *, file: str) -> None:
        super().__init__("the content is binary data, not text; hand in the document itself", file=file)


class UnknownEncoding(FormatError):
    """Text that is not UTF-8, and whose encoding cannot be told for sure."""

    code = "unknown-encoding"

    def __init__(self, *, file: str, position: int) -> None:
        self.position = position
        sentence = (
            f"its letters cannot be told for sure (not UTF-8 at byte {position:,}; TCVN3 or VNI?);"
            " change it to Unicode in Word and save it as .docx"
        )
        super().__init__(sentence, file=file, position=position)


class TruncatedFile(FormatError):
    """The end of the file is missing."""

    code = "truncated-file"

    def __init__(self, *, file: str) -> None:
        super().__init__("the end of the file is missing; copy or download it again", file=file)


class DamagedFile(FormatError):
    """The parts of the file do not fit together."""

    code = "damaged-file"

    def __init__(self, *, file: str, detail: str) -> None:
        self.detail = detail
        super().__init__(
            f"the file is damaged ({detail}); open it in its program and save it anew", file=file, detail=detail
        )


class ProtectedFile(FormatError):
    """Locked by a password."""

    code = "protected-file"

    def __init__(self, *, file: str) -> None:
        super().__init__("the file is locked by a password; save it without one", file=file)


class DecompressionBomb(FormatError):
    """A small file that unpacks to far more than a document holds."""

    code = "decompression-bomb"

    def __init__(self, *, file: str, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        sentence = f"it unpacks to {size:,} bytes, and at most {limit:,} are allowed; it is not an ordinary document"
        super().__init__(sentence, file=file, size=size, limit=limit)


class LimitExceeded(FormatError):
    """Opening the file took more than a document may take."""

    code = "limit-exceeded"

    def __init__(self, *, file: str, what: str) -> None:
        self.what = what
        super().__init__(f"opening it takes too much {what}; split it into its documents", file=file, what=what)


class OpenerFailed(FormatError):
    """The code that opens this format failed: a fault of ours, not of the file."""

    code = "opener-failed"

    def __init__(self, *, file: str, detail: str) -> None:
        self.detail = detail
        super().__init__(f"opening it failed ({detail}); please report this", file=file, detail=detail)


class SecrecyMarked(FormatError):
    """A document with a secrecy stamp, which must not be kept here."""

    code = "secrecy-marked"

    def __init__(self, *, file: str, mark: str) -> None:
        self.mark = mark
        sentence = f"stamped {mark}: documents with a secrecy mark are not read or stored; nothing was kept"
        super().__init__(sentence, file=file, mark=mark)


KINDS: Mapping[str, type[FormatError]] = {kind.code: kind for kind in FormatError.__subclasses__()}


def error_from(code: str, facts: Mapping[str, str | int]) -> FormatError:
    """The error that another process met, from its code and facts."""
    return KINDS[code](**facts)  # type: ignore[arg-type]
