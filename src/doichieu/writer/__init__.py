"""Claims in, the words of an office out: the inverse of the reader's grammar, over the same lexicon.

`clause` writes one claim, `sentence` a figure with the percentages that rate it. What they write is read back as the
claims that it was made of.
"""

from doichieu.writer.errors import Unwritable, WriterError
from doichieu.writer.sentences import clause, sentence

__all__ = ["Unwritable", "WriterError", "clause", "sentence"]
