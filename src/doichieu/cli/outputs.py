"""Files that the command writes: no clash, nothing of the user's overwritten, never half a file."""

import os
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

_MARKS: Mapping[str, bytes] = {".json": b'"claims":', ".html": b'<meta name="generator" content="doichieu'}
_HEAD = 65536  # bytes of a file looked at for our mark


class OutputFault(Exception):  # noqa: N818 - named as what it is
    """An output that cannot be written without losing something; the sentence names the files."""

    code = "output-refused"


def refuse_clashes(outputs: Mapping[Path, Path], sources: Iterable[Path]) -> None:
    """Raise OutputFault where an output would replace a source, or a file that was not written by us.

    outputs: each file to be written, with the source that it is made from.
    """
    inputs = {_same(source): source for source in sources}
    for output, source in outputs.items():
        if _same(output) in inputs:
            raise OutputFault(f"{output}: made from {source}, would replace {inputs[_same(output)]}; use --out DIR")
        if output.exists() and not is_ours(output):
            raise OutputFault(
                f"{output}: is there already and was not written by doichieu; move it or use another --out"
            )


def refuse_shared_names(sources: Iterable[Path]) -> None:
    """Raise OutputFault where two sources would be written under one name, however the system compares names."""
    known: dict[str, Path] = {}
    for source in sources:
        name = unicodedata.normalize("NFC", source.stem).casefold()
        if name in known:
            raise OutputFault(f"{known[name]} and {source}: both would be written as {source.stem}; rename one")
        known[name] = source


def is_ours(path: Path) -> bool:
    """Whether an earlier run wrote this file: by its own mark, a text by the JSON beside it."""
    if not path.is_file():
        return False
    if path.suffix == ".txt":
        beside = path.with_suffix(".json")
        return beside.exists() and is_ours(beside)
    with path.open("rb") as stream:
        return _MARKS[path.suffix] in stream.read(_HEAD)


def write_whole(path: Path, content: str) -> None:
    """Write `path` in one step, as UTF-8 and without newline translation; raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(content)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _same(path: Path) -> str:
    return unicodedata.normalize("NFC", os.path.normcase(path.resolve()))
