"""What reconciling leaves behind in the process: nothing."""

import gc

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


def test_what_was_laid_side_by_side_goes_without_a_search_for_garbage() -> None:
    witnesses = made_up(3, 3)

    def left() -> int:
        gc.collect()
        checking.reconcile(witnesses)
        return gc.collect()

    assert min(left() for _ in range(3)) < len(witnesses)  # a cycle for each claim would be that many, every time
