"""Python looks through memory for what refers to itself alone; work that makes none is done without it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsearched() -> Iterator[None]:
    """Millions of objects come and go, and none refers to itself: to look through them takes up to a third of the time.

    Afterwards Python searches again, if it did before, whatever happened.
    """
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if usual:
            gc.enable()
