"""Documents in, claims out.

`read(text)` gives everything that one document states, `explain(text)` also why, `named_place(text)` its place alone;
`READER_VERSION` changes with what it would read.
"""

from doichieu.reader.reading import READER_VERSION, explain, named_place, read

__all__ = ["READER_VERSION", "explain", "named_place", "read"]
