"""How far the reader's confidence can be trusted, each annotated document judged by weights that never saw it."""

from collections.abc import Sequence

import pytest

from doichieu.cli.gold import gold_files, read_gold
from doichieu.reader.grammar.figures.confidence import weights
from scripts import fit_confidence
from scripts.fit_confidence import OTHERS, SHARED, Judged, cautious, fitted, judged, left_out, own_documents, sure_of


@pytest.fixture(scope="module")
def own() -> list[Judged]:
    return [claim for path in own_documents() for claim in judged(read_gold(path), 1.0)]


def sure_share_and_precision(claims: Sequence[Judged]) -> tuple[float, float]:
    """Of the claims, the share that is given 0.9 or more, and how many of these are right."""
    sure = sure_of(claims, cautious(claims, left_out(claims, fitted(claims))))
    return len(sure) / len(claims), sum(sure) / len(sure)


@pytest.fixture(autouse=True)
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights to a hundredth: the figures are the same, and the test is quick."""
    monkeypatch.setattr(fit_confidence, "STILL", 0.01)


def test_sure_claims_of_the_own_gold_alone_are_right(own: list[Judged]) -> None:
    share, right = sure_share_and_precision(own)
    assert share >= 0.60
    assert right >= 0.965


@pytest.mark.skipif(not all(folder.is_dir() for folder in SHARED), reason="the shared gold is not here")
def test_sure_claims_of_all_annotated_documents_are_right(own: list[Judged]) -> None:
    others = [claim for path in gold_files(SHARED) for claim in judged(read_gold(path), OTHERS)]
    share, right = sure_share_and_precision([*own, *others])
    assert share >= 0.60
    assert right >= 0.97


def test_the_weights_of_the_package_hold_on_the_own_gold(own: list[Judged]) -> None:
    table = weights()
    sure = [claim.right for claim in own if table.confidence(claim.evidence) >= 0.9]
    assert len(sure) / len(own) >= 0.55
    assert sum(sure) / len(sure) >= 0.97
