"""Documents in, claims out.

`read(text)` gives everything that one document states, `explain(text)` also why, `named_place(text)` its place alone,
`borne_day(text)` the day that it bears;
`READER_VERSION` changes with what it would read.
"""

from doichieu.reader.reading import READER_VERSION, borne_day, explain, named_place, read

__all__ = ["READER_VERSION", "borne_day", "explain", "named_place", "read"]
