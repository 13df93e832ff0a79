"""Build .venv from the lock file, or do nothing where it is up to date.

It runs before anything is installed: standard library only, and readable by any Python 3, so that a
Python that is too old gets a plain answer.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this is where it is found out
    sys.exit(
        "doichieu needs Python 3.11 or newer; {} is Python {}.{}. Name another one, for example: "
        "make setup PYTHON=python3.12".format(sys.executable, *sys.version_info[:2])
    )

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SITE, TESTS = "requirements.lock", "requirements-dev.lock"
NEVER_RUN = r"[/\\](?:tests?|mypyc?)[/\\]"  # folders of modules, as an expression


def main() -> int:
    """Install what the site needs; with --dev also what the tests need. The exit status."""
    lock = TESTS if "--dev" in sys.argv[1:] else SITE
    try:
        prepare(lock)
    except subprocess.CalledProcessError as error:
        print(f"Setting up stopped: {' '.join(error.cmd[:4])} ... failed; its own message is above.", file=sys.stderr)
        return 1
    return 0


def prepare(lock: str) -> None:
    """Bring .venv to what `lock` says; what the tests need holds all that the site needs."""
    make_venv()
    held = (SITE, TESTS) if lock == TESTS else (SITE,)
    stamps = {VENV / f"{each}.installed": digest_of(ROOT / each, ROOT / "pyproject.toml") for each in held}
    if all(stamp.is_file() and stamp.read_text() == wanted for stamp, wanted in stamps.items()):
        return
    print(f"Installing {lock} into .venv; the first time it may take a minute.", flush=True)
    install("--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / lock))
    install("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    compile_modules()
    for stamp, wanted in stamps.items():
        stamp.write_text(wanted)


def make_venv() -> None:
    """An environment of this Python at this place; one of another Python or of a moved folder is replaced."""
    origin = f"{sys.version_info[0]}.{sys.version_info[1]} {VENV}"
    stamp = VENV / "origin"
    if VENV_PYTHON.exists() and (not stamp.is_file() or stamp.read_text() == origin):
        return
    run(sys.executable, "-m", "venv", "--clear", str(VENV))
    stamp.write_text(origin)


def install(*arguments: str) -> None:
    """By uv where there is one that can, since it is quicker; by pip otherwise."""
    uv = shutil.which("uv")
    if uv:
        by_uv = [uv, "pip", "install", "--quiet", "--python", str(VENV_PYTHON), *arguments]
        if subprocess.run(by_uv, check=False, cwd=ROOT, capture_output=True).returncode == 0:
            return
    by_pip = (str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-compile")
    run(*by_pip, *arguments)


def compile_modules() -> None:
    """Byte-code ahead of time, as pip does it but on all cores: the first start is as quick as the next.

    Not of tests, which pytest compiles by itself, nor of what runs as a library of C beside it (mypy).
    """
    run(str(VENV_PYTHON), "-m", "compileall", "-q", "-j", "0", "-x", NEVER_RUN, str(VENV), str(ROOT / "src"))


def run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT)


def digest_of(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
