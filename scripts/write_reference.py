"""Write docs/reference/ from the code: the settings of the environment, and the codes of errors.

With --check nothing is written, and the exit status says whether the pages are current.
"""

import argparse
import ast
import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
REFERENCE = ROOT / "docs" / "reference"
ENVIRONMENT = SOURCE / "doichieu" / "hub" / "config" / "environment.py"
GENERATED = "<!-- written by `make reference`; change the code, not this page -->"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [path for path, page in pages().items() if not path.is_file() or path.read_text("utf-8") != page]
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'is not current; run make reference' if check else 'written'}")
        if not check:
            path.write_text(pages()[path], "utf-8")
    return int(check and bool(stale))


def pages() -> dict[Path, str]:
    """Each page's path with its text."""
    return {REFERENCE / "settings.md": settings_page(), REFERENCE / "errors.md": errors_page()}


def settings_page() -> str:
    rows = [f"| `{name}` | {kind} | {default} | {meaning} |" for name, kind, default, meaning in settings()]
    return "\n".join(
        [
            "# Settings",
            "",
            GENERATED,
            "",
            "The site takes its settings from the environment.",
            "",
            "| name | kind | default | meaning |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def settings() -> Iterator[tuple[str, str, str, str]]:
    """Name, kind, default and meaning of each setting; the meaning is the comment behind it."""
    source = ENVIRONMENT.read_text("utf-8")
    lines = source.splitlines()
    for keyword in _declared(ast.parse(source)):
        if not isinstance(keyword.value, ast.Tuple) or keyword.arg is None:
            raise ValueError(f"{ENVIRONMENT.name}:{keyword.lineno}: a setting is a pair of kind and default")
        kind, default = (ast.unparse(part) for part in keyword.value.elts)
        _, _, meaning = lines[keyword.lineno - 1].partition("  # ")
        yield keyword.arg, kind, f"`{default}`", meaning


def _declared(module: ast.Module) -> list[ast.keyword]:
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and node.value.keywords:
            return node.value.keywords
    raise ValueError(f"{ENVIRONMENT.name} declares no settings")


def errors_page() -> str:
    parts = ["# Errors", "", GENERATED, "", "A code never changes: programs may rely on it.", ""]
    for package, errors in error_classes().items():
        parts += [f"## {package}", "", "| code | class | meaning |", "| --- | --- | --- |"]
        parts += [f"| `{error.__dict__['code']}` | {error.__name__} | {_first_line(error)} |" for error in errors]
        parts.append("")
    return "\n".join(parts)


def error_classes() -> dict[str, list[type[Exception]]]:
    """The classes with a code of their own, by the package whose `errors.py` or `…_errors.py` defines them."""
    found: dict[str, list[type[Exception]]] = {}
    for module in error_modules():
        found.setdefault(module.__package__ or "", []).extend(_coded(module))
    return found


def error_modules() -> Iterator[ModuleType]:
    for path in sorted((SOURCE / "doichieu").rglob("*errors.py")):
        yield importlib.import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))


def _coded(module: ModuleType) -> Iterator[type[Exception]]:
    for value in vars(module).values():
        own = inspect.isclass(value) and issubclass(value, Exception) and value.__module__ == module.__name__
        if own and value.__dict__.get("code"):
            yield value


def _first_line(error: type[Exception]) -> str:
    text = (inspect.getdoc(error) or "").split("\n\n")[0]
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
