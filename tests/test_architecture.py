"""The house rules that no other tool looks after; import-linter has the rest (pyproject.toml)."""

import ast
import importlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Container, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from scripts import write_reference

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "doichieu"
MOST_LINES = 350
LONG_FOR_A_REASON: dict[str, str] = {}  # path -> why it is one module all the same
HEAVY = {"allauth", "django", "docx", "lxml", "rich", "trafilatura"}
REGISTRY = re.compile(r"https?://[^\s\"'`]+/(?:simple|packages)(?:/|\b)|files\.pythonhosted\.org")
HOME = re.compile(r"(?<![\w.])/(?:home|Users)/\w+/|(?<![\w.])/(?:root)/|[A-Z]:\\Users\\")
WORD = re.compile(r"[^\W\d_]{2,}")  # a single letter is no word
# Names of languages are written in the language itself.
VIETNAMESE_ALLOWED = {"Tiếng Việt"}


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def tracked_texts() -> Iterator[tuple[Path, str]]:
    for path in tracked_files():
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def python_files() -> list[Path]:
    return [p for p in tracked_files() if p.suffix == ".py" and "migrations" not in p.parts]


def product_files() -> list[Path]:
    return [p for p in python_files() if PACKAGE in p.parents and "tests" not in p.relative_to(PACKAGE).parts]


def test_no_package_is_empty() -> None:
    packages = {path.parent for path in tracked_files() if path.name == "__init__.py" and PACKAGE in path.parents}
    full = {
        parent
        for path in tracked_files()
        if path.name not in {"__init__.py", "apps.py"} or (path.name == "__init__.py" and holds_code(path))
        for parent in path.parents
    }
    assert sorted(str(p.relative_to(ROOT)) for p in packages - full if p.name != "migrations") == []


def holds_code(path: Path) -> bool:
    body = ast.parse(path.read_text("utf-8")).body
    return any(not isinstance(node, ast.Expr) for node in body)


def test_no_module_grows_beyond_its_measure_without_a_reason() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in python_files()}
    too_long = {name: lines for name, lines in lengths.items() if lines > MOST_LINES}
    assert {name: n for name, n in too_long.items() if name not in LONG_FOR_A_REASON} == {}
    assert [name for name in LONG_FOR_A_REASON if name not in too_long] == []


def test_no_tracked_file_names_a_registry_or_a_place_on_one_machine() -> None:
    this_machine = [f"{place}/" for place in (ROOT, Path.home()) if len(place.parts) > 1]
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()[:100]}"
        for path, text in tracked_texts()
        if path != Path(__file__)
        for line in text.splitlines()
        if REGISTRY.search(line) or HOME.search(line) or any(place in line for place in this_machine)
    ]
    assert found == []


def test_no_vietnamese_word_is_written_in_code() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {value!r}"
        for path in product_files()
        for line, value in vietnamese_strings(path.read_text("utf-8"))
    ]
    assert found == []


def vietnamese_strings(code: str) -> Iterator[tuple[int, str]]:
    """Every string with a Vietnamese word that is no documentation, with its line."""
    for node in strings_of(ast.parse(code)):
        if not isinstance(node.value, str) or node.value in VIETNAMESE_ALLOWED:
            continue
        if any(word.isalpha() and not word.isascii() for word in WORD.findall(node.value)):
            yield node.lineno, node.value


def test_a_vietnamese_word_in_code_would_be_found() -> None:
    assert list(vietnamese_strings('"""Tăng."""\nx = "tăng"\ny = rf"(?:giảm|{x})"\n')) == [(2, "tăng"), (3, "(?:giảm|")]


def strings_of(module: ast.Module) -> Iterator[ast.Constant]:
    """Every constant but the documentation."""
    documentation = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and id(node) not in documentation:
            yield node


UNCHANGING = ("doichieu.hub.fields", "doichieu.hub.register.triggers", "doichieu.lexicon")  # a migration may use them


def test_a_migration_needs_no_code_that_changes() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in tracked_files()
        if path.suffix == ".py" and path.parent.name == "migrations"
        for name in imported_by(path)
        if name.startswith("doichieu.") and not name.startswith(UNCHANGING) and ".migrations." not in name
    ]
    assert found == []


def imported_by(path: Path) -> Iterator[str]:
    """Every name that a module imports, with that of the module it comes from."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports inside functions, and for types only, are imports all the same."""
    modules = {module_of(path): path for path in product_files()}
    imported = {name: {within(modules, each) for each in imported_by(path)} - {name} for name, path in modules.items()}
    TopologicalSorter(imported).prepare()


def test_a_circle_of_imports_would_be_found() -> None:
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"c"}, "c": {"a"}}).prepare()


def module_of(path: Path) -> str:
    """The dotted name by which others import it."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def within(modules: Container[str], name: str) -> str:
    """The module that a name stands in: the name is its own, or that of something in it; "" for one of others."""
    return next((module for module in (name, name.rpartition(".")[0]) if module in modules), "")


def test_pages_build_no_query() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in product_files()
        if "web" in path.relative_to(PACKAGE).parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert found == []


@pytest.mark.parametrize("path", write_reference.pages(), ids=lambda path: path.name)
def test_a_reference_page_is_what_the_code_says(path: Path) -> None:
    assert path.read_text("utf-8") == write_reference.pages()[path]


def test_every_setting_says_what_it_means() -> None:
    assert [name for name, _, _, meaning in write_reference.settings() if not meaning] == []


def test_every_variable_of_the_environment_is_documented() -> None:
    documents = "".join(p.read_text("utf-8") for p in (ROOT / "docs/reference/settings.md", ROOT / "CONTRIBUTING.md"))
    used = {name for path in python_files() for name in re.findall(r"\bDOICHIEU_[A-Z_]+\b", path.read_text("utf-8"))}
    assert sorted(name for name in used if f"`{name}`" not in documents) == []


def test_an_error_code_means_one_error_in_its_package() -> None:
    codes = Counter(
        (package, error.__dict__["code"])
        for package, errors in write_reference.error_classes().items()
        for error in errors
    )
    assert [code for code, times in codes.items() if times > 1] == []


@pytest.mark.parametrize("package", write_reference.error_classes())
def test_the_tree_of_errors_names_each_of_them_and_no_other(package: str) -> None:
    tree = importlib.import_module(f"{package}.errors").__doc__ or ""
    drawn = re.findall(r"^[│├└─ ]*([A-Z]\w+)(?:  |$)", tree, re.MULTILINE)
    assert sorted(drawn) == sorted(error.__name__ for error in write_reference.error_classes()[package])


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from doichieu.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print('loaded:', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert "demo" in shown
    assert HEAVY & set(shown.rpartition("loaded:")[2].split()) == set()


def test_no_link_between_documents_is_dead() -> None:
    dead = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in tracked_files()
        if path.suffix == ".md" and "examples" not in path.parts
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
        if not (path.parent / link).exists()
    ]
    assert dead == []


def locked(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return dict(re.split("==| ;| \\\\", line)[:2] for line in lines if re.match(r"\w", line))


@pytest.mark.parametrize("other", ["requirements-dev.lock", "requirements-cluster.lock"])
def test_lock_files_agree(other: str) -> None:
    site, others = locked("requirements.lock"), locked(other)
    shared = site.keys() & others.keys()
    assert shared
    assert {name: (site[name], others[name]) for name in shared if site[name] != others[name]} == {}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-cluster.lock"])
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\w)", (ROOT / lock).read_text("utf-8"))
    assert [entry.partition("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []
