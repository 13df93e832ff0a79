"""Opening a file in a child process, so that a hostile one costs a child and no more."""

import json
import subprocess
import sys

from doichieu.claims import Text
from doichieu.claims.codec import text_from_json
from doichieu.reader.formats.errors import DamagedFile, LimitExceeded, error_from

SECONDS = 60  # of wall time
OUT_OF_MEMORY, OUT_OF_TIME = 3, 4  # exit statuses of the child
_CHILD = "doichieu.reader.formats.child"


def opened_apart(module: str, file: str, data: bytes, *, seconds: float = SECONDS) -> Text:
    """What `module.opened(file, data)` returns in a child process; its FormatError is raised here.

    Raises LimitExceeded where memory or time ran out and DamagedFile where the child died of the file.
    """
    command = [sys.executable, "-P", "-m", _CHILD, module, file]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as fault:
        raise LimitExceeded(file=file, what="time") from fault
    if child.returncode:
        raise _death(file, child.returncode)
    answer = json.loads(child.stdout)
    if "fault" in answer:
        raise error_from(answer["fault"], answer["facts"])
    return text_from_json(answer["text"])


def _death(file: str, status: int) -> Exception:
    if status == OUT_OF_MEMORY:
        return LimitExceeded(file=file, what="memory")
    if status in (OUT_OF_TIME, -9, -24):  # killed or out of processor time
        return LimitExceeded(file=file, what="time")
    return DamagedFile(file=file, detail="its content cannot be laid out")
