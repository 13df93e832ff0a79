"""Documents in, claims out.

`read(text)` gives everything that one document states, `explain(text)` also why;
`READER_VERSION` changes with what it would read.
"""

from doichieu.reader.reading import READER_VERSION, explain, read

__all__ = ["READER_VERSION", "explain", "read"]
