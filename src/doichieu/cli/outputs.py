"""Files that the command writes: no clash, nothing of the user's overwritten, never half a file."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from doichieu import __version__
from doichieu.cli.parsing import reason_of
from doichieu.show.wording import Lang, words

GENERATOR = f"doichieu {__version__}"  # our mark: the first that stands in a file of data
_DATA = re.compile(rb'\A\{\s*"generator": "doichieu [^"]*",\s*"text_sha256": (?:null|"(?P<text>[0-9a-f]{64})")')
_PAGE = re.compile(rb'<meta name="generator" content="doichieu ')
_HEAD = 4096  # bytes of a file looked at for our mark


class OutputFault(Exception):  # noqa: N818 - named as what it is
    """An output that cannot be written without losing something; the sentence names the files."""

    code = "output-refused"

    def __init__(self, wording: str, **facts: object) -> None:
        """wording: id of an entry of display.toml, with its facts."""
        self.wording, self.facts = wording, facts
        super().__init__(words(wording, "en", **facts))

    def told(self, lang: Lang) -> str:
        """The sentence in the language of the output."""
        return words(self.wording, lang, **self.facts)


def told(fault: OutputFault | OSError, lang: Lang) -> str:
    """Why nothing can be put out, in the language of the output where it is ours to say."""
    if isinstance(fault, OutputFault):
        return fault.told(lang)
    return ": ".join(filter(None, (fault.filename, reason_of(fault, lang))))


def refuse_clashes(outputs: Mapping[Path, Path], sources: Iterable[Path]) -> None:
    """Raise OutputFault where an output would replace a source, or a file that was not written by us.

    outputs: each file to be written, with the source that it is made from.
    """
    inputs = {_same(source): source for source in sources}
    for output, source in outputs.items():
        if _same(output) in inputs:
            replaced = inputs[_same(output)]
            raise OutputFault("label.would_replace", output=output, source=source, replaced=replaced)
        if output.exists() and not is_ours(output):
            raise OutputFault("label.not_ours", output=output)


def refuse_shared_names(sources: Iterable[Path]) -> None:
    """Raise OutputFault where two sources would be written under one name, however the system compares names."""
    known: dict[str, Path] = {}
    for source in sources:
        name = unicodedata.normalize("NFC", source.stem).casefold()
        if name in known:
            raise OutputFault("label.shared_name", one=known[name], other=source, name=source.stem)
        known[name] = source


def is_ours(path: Path) -> bool:
    """Whether an earlier run wrote this file: by its own mark, a text by its digest in the JSON beside it."""
    if not path.is_file():
        return False
    if path.suffix == ".html":
        return _PAGE.search(_head(path)) is not None
    found = _DATA.match(_head(path.with_suffix(".json")))
    if path.suffix == ".json" or found is None:
        return found is not None
    return found["text"] == hashlib.sha256(path.read_bytes()).hexdigest().encode()


def marked(data: Mapping[str, object], text: str | None) -> dict[str, object]:
    """`data` behind our mark. text: what is written to the .txt file beside it; None where none is written."""
    digest = None if text is None else hashlib.sha256(text.encode()).hexdigest()
    return {"generator": GENERATOR, "text_sha256": digest, **data}


def _head(path: Path) -> bytes:
    """The first bytes; none of a file that is not there."""
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return stream.read(_HEAD)


def write_whole(path: Path, content: str) -> None:
    """Write `path` in one step, as UTF-8 and without newline translation; raises OSError."""
    import tempfile  # noqa: PLC0415 - only where a file is written

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
