"""Resolve the lock files from pyproject.toml: hashes, no registry host, the same versions in each."""

import subprocess
import sys
from pathlib import Path

UV = (str(Path(sys.executable).parent / "uv"), "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes")
PLAIN = ("--no-header", "--no-annotate", "--quiet")
LOCKS = {
    "requirements.lock": ("--extra", "hub", "--extra", "build"),
    "requirements-dev.lock": ("--extra", "hub", "--extra", "build", "--extra", "dev", "-c", "requirements.lock"),
    "requirements-cluster.lock": ("--extra", "build", "--extra", "cluster", "-c", "requirements.lock"),
}

for lock, choice in LOCKS.items():
    subprocess.run((*UV, *PLAIN, *choice, "-o", lock, *sys.argv[1:]), check=True)
