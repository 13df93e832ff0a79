"""The child process: one file in on stdin, its Text or its fault out on stdout, as JSON.

`python -m doichieu.reader.formats.child MODULE FILE`, started by `isolation` only.
"""

import json
import os
import sys
from importlib import import_module

from doichieu.claims.codec import text_to_json
from doichieu.reader.formats.errors import FormatError
from doichieu.reader.formats.isolation import OUT_OF_MEMORY
from doichieu.reader.formats.limits import limit_this_process


def main(module: str, file: str) -> int:
    """Open the file under limits; returns the exit status."""
    limit_this_process()
    try:
        data = sys.stdin.buffer.read()
        answer = json.dumps(_answer(module, file, data)).encode()
    except MemoryError:
        return OUT_OF_MEMORY
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _answer(module: str, file: str, data: bytes) -> dict[str, object]:
    try:
        return {"text": text_to_json(import_module(module).opened(file, data))}
    except FormatError as fault:
        return {"fault": fault.code, "facts": dict(fault.facts)}


if __name__ == "__main__":
    status = main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(status)  # what it built need not be taken apart
