"""Plain text: the file's characters and nothing else, in Unicode."""

from doichieu.claims import Text
from doichieu.reader.formats.encodings import decoded
from doichieu.reader.formats.legacy import respelled


def opened(name: str, data: bytes) -> Text:
    """The text of a .txt file, without newline translation; it has no blocks. TCVN3 and VNI are respelled.

    Raises BinaryFile, TruncatedFile or UnknownEncoding.
    """
    return Text(respelled(decoded(name, data)), name=name, format="text")
