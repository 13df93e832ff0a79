"""Files in, texts out: `open_file` for a path, `open_bytes` for what was handed in.

A format is one module with `opened(name, data) -> Text` and one row in `opening.FORMATS`. All but plain
text is opened in a child process with limits on memory and time (`limits` says what holds where).
"""

from doichieu.reader.formats.errors import FormatError, SecrecyMarked
from doichieu.reader.formats.opening import FORMATS, SUFFIXES, Format, open_bytes, open_file
from doichieu.reader.formats.secrecy import secrecy_mark

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Format",
    "FormatError",
    "SecrecyMarked",
    "open_bytes",
    "open_file",
    "secrecy_mark",
]
