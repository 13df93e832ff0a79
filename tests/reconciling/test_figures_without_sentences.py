"""Figures of which the register knows the place in a document, and no words around it: nothing stops by them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from doichieu.reconcile import Witness, reconcile
from tests.reconciling.reading_aloud import heard
from tests.reconciling.test_readings_of_rates import SLIPS, forms
from tests.reconciling.test_true_sentences import TRUE

AMONG = "Đến nay 10/15 khoản thu đạt dự toán, trong đó thuế ngoài quốc doanh 58 tỷ đồng (104,6%), còn 5 khoản chưa đạt."


@pytest.mark.parametrize("text", [AMONG, *(forms(text)[0] for text, *_ in SLIPS), *TRUE])
def test_figures_without_sentences_stop_no_reconciling(text: str) -> None:
    witnesses = heard(text)
    known = {one.ref for one in witnesses}
    for laid in _some_alone(witnesses):
        assert {ref for found in reconcile(laid) for ref in found.claims} <= known


def _some_alone(witnesses: tuple[Witness, ...]) -> Iterator[list[Witness]]:
    """All of them without a sentence, and each one of them."""
    yield [_alone(one) for one in witnesses]
    for place, one in enumerate(witnesses):
        yield [*witnesses[:place], _alone(one), *witnesses[place + 1 :]]


def _alone(witness: Witness) -> Witness:
    """As the register gives a figure that was entered, or that an older reader has read."""
    return replace(witness, sentence=witness.claim.span.start, paragraph=0, before="", after="")
