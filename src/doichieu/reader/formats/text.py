"""Plain text: the file's characters and nothing else."""

from doichieu.claims import Text
from doichieu.reader.formats.encodings import decoded


def opened(name: str, data: bytes) -> Text:
    """The text of a .txt file, without newline translation; it has no blocks.

    Raises BinaryFile, TruncatedFile or UnknownEncoding.
    """
    return Text(decoded(name, data), name=name, format="text")
