"""What reconciling leaves behind in the process: nothing."""

import gc
import subprocess
import sys

import pytest

from doichieu.reconcile import checking
from doichieu.reconcile.tests.made_up import made_up


def test_the_search_for_garbage_goes_on_afterwards_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    assert gc.isenabled()
    checking.reconcile(made_up(1, 1))
    assert gc.isenabled()
    monkeypatch.setattr(checking, "CHECKS", {"broken": None})
    with pytest.raises(TypeError):
        checking.reconcile(made_up(1, 1))
    assert gc.isenabled()
    gc.disable()
    try:
        monkeypatch.undo()
        checking.reconcile(made_up(1, 1))
        assert not gc.isenabled()
    finally:
        gc.enable()


LEFT_BEHIND = """
import gc
from doichieu.reconcile import checking
from doichieu.reconcile.tests.made_up import made_up

witnesses = made_up(3, 3)
checking.reconcile(witnesses)
gc.collect()
checking.reconcile(witnesses)
print(gc.collect() < len(witnesses))
"""


def test_what_was_laid_side_by_side_goes_without_a_search_for_garbage() -> None:
    """A cycle for each claim would be as many; counted in a process of its own, where nobody else leaves any."""
    printed = subprocess.run([sys.executable, "-c", LEFT_BEHIND], check=True, capture_output=True, text=True)
    assert printed.stdout == "True\n"
