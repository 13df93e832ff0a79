"""Keep the translations of the pages: what is to be translated comes from the templates and the code.

    .venv/bin/python scripts/translations.py update    # new messages into the .po files, gone ones out
    .venv/bin/python scripts/translations.py compile   # the .mo files that the site reads
    .venv/bin/python scripts/translations.py check     # complete, and compiled from what stands in the .po

Messages are English in templates and code, and are translated in `locale/vi`. Babel does what gettext's
programs would, so none has to be installed. Results are committed.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HUB = Path(__file__).parent.parent / "src/doichieu/hub"
LOCALE = HUB / "web/locale"
LANGUAGES = ("vi",)  # English is the language of the messages themselves
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
HEADER = "# Vietnamese messages of the pages; kept by scripts/translations.py"

Found = tuple[str | None, str | tuple[str, str]]  # context, and the message or its singular and plural


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "compile", "check"))
    command = parser.parse_args().command
    if command == "check":
        faults = [f"{language}: {fault}" for language in LANGUAGES for fault in faults_of(language)]
        print("\n".join(faults) or "translations are complete")
        return 1 if faults else 0
    for language in LANGUAGES:
        (update if command == "update" else compile_catalog)(language)
    return 0


def update(language: str) -> None:
    """Write the .po file with exactly the messages in use; translations that it has are kept."""
    known = written(language)
    fresh = Catalog(locale=language, header_comment=HEADER, project="doichieu", version="1", fuzzy=False)
    for context, message in sorted(set(messages()), key=str):
        before = known.get(message if isinstance(message, str) else message[0], context)
        plural = not isinstance(message, str)
        blank: str | tuple[str, ...] = ("",) if plural else ""
        fresh.add(message, before.string if before else blank, context=context)
    path_of(language, "po").write_bytes(_po_bytes(fresh))
    empty = [entry.id for entry in fresh if entry.id and not _is_translated(entry)]
    print(f"{language}: {len(fresh)} messages, {len(empty)} without a translation")


def compile_catalog(language: str) -> None:
    """Write the .mo file from the .po file."""
    with path_of(language, "mo").open("wb") as file:
        write_mo(file, written(language))


def faults_of(language: str) -> Iterator[str]:
    """What is missing, empty, left over, ill-formed or not compiled, one line each."""
    catalog = written(language)
    used = set(messages())
    kept = {(entry.context, _key(entry)) for entry in catalog if entry.id}
    yield from (f"not in the .po file: {message!r}" for _, message in sorted(used - kept, key=str))
    yield from (f"no longer used: {message!r}" for _, message in sorted(kept - used, key=str))
    for entry in catalog:
        if entry.id and not _is_translated(entry):
            yield f"not translated: {entry.id!r}"
        yield from (f"{entry.id!r}: {error}" for error in entry.check(catalog))
    if _contents(catalog) != _contents(compiled(language)):
        yield "the .mo file was not compiled from this .po file"


def messages() -> Iterator[Found]:
    """Every message of the hub's templates and code."""
    for path in sorted(HUB.rglob("*.html")):
        yield from _extracted(_as_code(path.read_text(encoding="utf-8"), path))
    for path in sorted(HUB.rglob("*.py")):
        if "tests" not in path.relative_to(HUB).parts:
            yield from _extracted(path.read_text(encoding="utf-8"))


def written(language: str) -> Catalog:
    """The catalogue of the .po file; an empty one where there is none yet."""
    path = path_of(language, "po")
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(language: str) -> Catalog:
    """The catalogue that the site reads."""
    with path_of(language, "mo").open("rb") as file:
        return read_mo(file)


def path_of(language: str, suffix: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"django.{suffix}"


def _as_code(template: str, path: Path) -> str:
    """The template as Django prepares it for gettext, without the indents that Python would trip over."""
    return "\n".join(line.lstrip() for line in templatize(template, str(path)).splitlines())


def _extracted(code: str) -> Iterator[Found]:
    for _, message, _, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
        yield context, message if isinstance(message, str) else (message[0], message[1])


def _key(entry: Message) -> str | tuple[str, str]:
    return entry.id if isinstance(entry.id, str) else (entry.id[0], entry.id[1])


def _is_translated(entry: Message) -> bool:
    texts = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    return bool(texts) and all(texts)


def _contents(catalog: Catalog) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Contexts, messages and translations; what is read from an .mo file has contexts as bytes."""
    return {(_context(entry), _texts(entry.id), _texts(entry.string)) for entry in catalog if entry.id}


def _context(entry: Message) -> str:
    context: str | bytes | None = entry.context
    return context.decode() if isinstance(context, bytes) else context or ""


def _texts(message: object) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message) if isinstance(message, list | tuple) else ()


NOISE = ("POT-Creation", "PO-Revision", "Generated-By", "Report-Msgid", "Last-Translator", "Language-Team")


def _po_bytes(catalog: Catalog) -> bytes:
    """The .po file: by message, without places, dates and boilerplate, so that only words change it."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, no_location=True, sort_output=True, width=120)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{noise}' for noise in NOISE))).encode()


if __name__ == "__main__":
    sys.exit(main())
