"""Stands in for a format in the tests of isolation: does harm on demand."""

import os
import time

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.reader.formats.errors import WronglyNamed


def opened(name: str, data: bytes) -> Text:
    """What `name` says: echo the data, sleep, take all memory, crash, raise a fault or fail."""
    if name == "memory":
        return Text("x" * (4 * 1024**3))
    if name == "sleep":
        time.sleep(30)
    if name == "crash":
        os.abort()
    if name == "fault":
        raise WronglyNamed(file=name, suffix=".docx", found="a PDF")
    if name == "bug":
        raise LookupError("no such thing")
    return Text(data.decode(), (Block(BlockKind.HEADING, Span(0, 1)),), name=name)
