"""Opening a file in a child process, so that a hostile one costs a child and no more."""

import json
import subprocess
import sys

from doichieu.claims import Text
from doichieu.claims.codec import text_from_json
from doichieu.reader.formats.errors import DamagedFile, LimitExceeded, OpenerFailed, error_from

SECONDS = 60  # of wall time
OUT_OF_MEMORY = 3  # exit status of the child
_OUT_OF_QUOTA, _WINDOWS_CRASH = 1816, 0xC0000000  # on Windows: the job's time is up; from here on, a crash
_CHILD = "doichieu.reader.formats.child"


def opened_apart(module: str, file: str, data: bytes, *, seconds: float = SECONDS) -> Text:
    """What `module.opened(file, data)` returns in a child process; its FormatError is raised here.

    Raises LimitExceeded where memory or time ran out and DamagedFile where the child died of the file,
    and OpenerFailed where it ended in an exception.
    """
    command = [sys.executable, "-P", "-m", _CHILD, module, file]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as fault:
        raise LimitExceeded(file=file, what="time") from fault
    if child.returncode:
        raise _death(file, child.returncode, child.stderr.decode(errors="replace"))
    answer = json.loads(child.stdout)
    if "fault" in answer:
        raise error_from(answer["fault"], answer["facts"])
    return text_from_json(answer["text"])


def _death(file: str, status: int, said: str) -> Exception:
    if status == OUT_OF_MEMORY:
        return LimitExceeded(file=file, what="memory")
    if status in (-9, -24, _OUT_OF_QUOTA):  # killed or out of processor time
        return LimitExceeded(file=file, what="time")
    if status < 0 or status >= _WINDOWS_CRASH:
        return DamagedFile(file=file, detail="its content cannot be laid out")
    return OpenerFailed(file=file, detail=(said.strip().splitlines() or [f"status {status}"])[-1])
