"""Fetch the style sheets that the pages use into the tree, with their licences, and write down what was fetched.

    .venv/bin/python scripts/vendor_assets.py

Packages come by name through npm, wherever that is set to fetch from; the site itself never needs Node.
The result is committed. `vendored.json` holds the version and digest of every file, and a test compares.
"""

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

VENDOR = Path(__file__).parent.parent / "src/doichieu/hub/web/static/web/vendor"


@dataclass(frozen=True, slots=True)
class Package:
    """A package of the npm registry, and what of it is taken."""

    name: str
    version: str
    licence: str  # SPDX
    files: Mapping[str, str]  # path within the package -> path under `VENDOR`


PACKAGES = (
    Package(
        name="bootstrap",
        version="5.3.9",
        licence="MIT",
        files={
            "dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
            "LICENSE": "bootstrap/LICENSE",
        },
    ),
)


def main() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    taken = [entry for package in PACKAGES for entry in _vendored(package)]
    (VENDOR / "vendored.json").write_text(json.dumps(taken, indent=2) + "\n", encoding="utf-8", newline="\n")
    for entry in taken:
        print(f"{entry['package']} {entry['version']}: {entry['file']}")


def _vendored(package: Package) -> Iterator[dict[str, str]]:
    """Write the files of `package`; yields what `vendored.json` says of each."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(_packed(package, Path(folder))) as archive:
        for source, target in package.files.items():
            content = _member(archive, source)
            path = VENDOR / PurePosixPath(target)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            yield {
                "package": package.name,
                "version": package.version,
                "licence": package.licence,
                "file": target,
                "sha256": hashlib.sha256(content).hexdigest(),
            }


def _packed(package: Package, folder: Path) -> Path:
    """The package's archive, as npm fetched it and checked it."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to fetch the packages; the site itself runs without it")
    wanted = f"{package.name}@{package.version}"
    subprocess.run([npm, "pack", wanted, "--silent", "--pack-destination", str(folder)], check=True, cwd=folder)
    [archive] = folder.glob("*.tgz")
    return archive


def _member(archive: tarfile.TarFile, path: str) -> bytes:
    """One file of the archive; npm puts everything under `package/`."""
    member = archive.extractfile(f"package/{path}")
    if member is None:
        raise FileNotFoundError(path)
    return member.read()


if __name__ == "__main__":
    main()
