from decimal import Decimal
from pathlib import Path

import pytest

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.intake.errors import FaultyReviews
from doichieu.hub.intake.examples import MARKED, apply_reviews
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.register.models import Evidence, Figure
from doichieu.hub.register.tests.worked import SENTENCE, indicator, read, revenue_claims, stored_text

CONTENT = f"{SENTENCE} Trong đó thuế đạt 12,50 tỷ đồng, phí 3 tỷ 40 triệu đồng; thuế 12,50 tỷ đồng."
AMOUNT = """
[[decision]]
quote = "615,3 tỷ đồng"
nth = 1
action = "confirm"
indicator = "BUD01"
measure = "level"
planned = false
period = ["2022-01-01", "2022-06-30"]
value = "615300000000"
unit = "VND"
estimate = true
"""


@pytest.fixture
def folder(cast: Cast, tmp_path: Path) -> Path:
    """A folder of examples whose one document is on record and read."""
    indicator()
    text = stored_text(CONTENT, cast.district, cast.owner, name="a.txt")
    read(text, revenue_claims(CONTENT))
    (tmp_path / "index.toml").write_text('[[document]]\nfile = "a.txt"\nreviews = "a.toml"\n', "utf-8")
    return tmp_path


def write(folder: Path, decisions: str) -> Path:
    (folder / "a.toml").write_text(f'document = "a.txt"\n{decisions}', "utf-8")
    return folder


def changed(**fields: str) -> str:
    """The decision about the amount, with other fields, as TOML; an empty one is left out."""
    lines = [line for line in AMOUNT.strip().splitlines() if line.split(" =")[0] not in fields]
    return "\n".join([*lines, *(f"{name} = {value}" for name, value in fields.items() if value)])


def test_a_decision_is_entered_once_however_often_it_is_applied(folder: Path, cast: Cast) -> None:
    write(folder, AMOUNT)
    first, second = (apply_reviews(folder, by=cast.owner) for _ in range(2))
    assert (first.decided, first.known, first.marked, first.unread) == (1, 0, 0, ())
    assert (second.decided, second.known) == (0, 1)
    [figure] = Figure.objects.all()
    assert (figure.value, figure.step, figure.maturity) == (Decimal(615300000000), Decimal(100000000), "estimate")
    assert Decision.objects.get().action == Action.CONFIRMED


def test_a_value_that_was_read_otherwise_is_entered_as_a_correction(folder: Path, cast: Cast) -> None:
    write(folder, changed(value='"615400000000"'))
    apply_reviews(folder, by=cast.owner)
    decision = Decision.objects.get()
    assert (decision.action, decision.reason) == (Action.CORRECTED, "615,3 tỷ đồng → 615,4 tỷ đồng")
    assert decision.figure is not None
    assert (decision.figure.value, decision.claim["value"]) == (Decimal(615400000000), "615300000000")


@pytest.mark.parametrize(
    ("quote", "nth", "amount", "start"),
    [
        ("12,50 tỷ đồng", 1, ("12500000000", "10000000"), CONTENT.index("12,50")),
        ("12,50 tỷ đồng", 2, ("12500000000", "10000000"), CONTENT.rindex("12,50")),
        ("3 tỷ 40 triệu đồng", 1, ("3040000000", "10000000"), CONTENT.index("3 tỷ 40")),
    ],
)
def test_a_figure_that_was_not_read_is_entered_on_the_reviewers_word(folder, cast, quote, nth, amount, start):  # noqa: PLR0917 # a table
    write(folder, changed(quote=f'"{quote}"', nth=str(nth), value=f'"{amount[0]}"', estimate=""))
    assert apply_reviews(folder, by=cast.owner).marked == 1
    witness = Evidence.objects.get()
    assert (witness.start, witness.claim["quote"], witness.claim["rule"]) == (start, quote, MARKED)
    assert (witness.figure.value, witness.figure.step) == tuple(map(Decimal, amount))


def test_what_was_not_read_and_is_not_entered_is_named(folder: Path, cast: Cast) -> None:
    write(folder, '[[decision]]\nquote = "12,50 tỷ đồng"\nnth = 2\naction = "reject"\nreason = "Nhắc lại"\n')
    applied = apply_reviews(folder, by=cast.owner)
    assert (applied.decided, applied.unread) == (0, ("a.txt: '12,50 tỷ đồng', occurrence 2",))


def test_claims_are_rejected_and_left_on_their_document(folder: Path, cast: Cast) -> None:
    entry = '[[decision]]\nquote = "{}"\nnth = 1\naction = "{}"\n'
    write(folder, entry.format("63%", "reject") + entry.format("9%", "confirm"))
    assert apply_reviews(folder, by=cast.owner).decided == 2
    decisions = Decision.objects.order_by("start")
    assert [(each.action, each.figure) for each in decisions] == [("rejected", None), ("confirmed", None)]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"quote": ""}, "no field 'quote'"),
        ({"quote": '"999 tỷ đồng"'}, "does not stand in the text"),
        ({"nth": "2"}, "does not stand in the text"),
        ({"nth": '"một"'}, "a field cannot be read"),
        ({"action": '"agree"'}, "cannot agree"),
        ({"action": '"correct"', "indicator": ""}, "cannot correct"),
        ({"measure": '"size"'}, "a field cannot be read"),
        ({"period": '["2022-01-01"]'}, "a field cannot be read"),
        ({"period": '["2022-13-01", "2022-06-30"]'}, "a field cannot be read"),
        ({"value": '"nhiều"'}, "a field cannot be read"),
        ({"value": ""}, "no field 'value'"),
        ({"bound": '"loose"'}, "a field cannot be read"),
        ({"unit": '"ha"'}, "'ha'"),
        ({"indicator": '"XXX99"'}, "Indicator"),
        ({"colour": '"red"'}, "unknown fields ['colour']"),
    ],
)
def test_a_faulty_entry_is_named_with_its_file_and_fault(folder, cast, fields, fault) -> None:
    write(folder, changed(**fields))
    with pytest.raises(FaultyReviews) as refused:
        apply_reviews(folder, by=cast.owner)
    assert refused.value.file == "a.toml"
    assert fault in refused.value.fault
    assert Figure.objects.count() == 0


@pytest.mark.parametrize(
    ("file", "content", "entry"),
    [
        ("a.toml", "document = ", "the file"),
        ("a.toml", 'document = "b.txt"', "document"),
        ("index.toml", "[[document]", "the file"),
        ("index.toml", '[[document]]\nfile = "gone.txt"\nreviews = "gone.toml"', "the file"),
    ],
)
def test_a_faulty_file_is_named(folder: Path, cast: Cast, file: str, content: str, entry: str) -> None:
    write(folder, AMOUNT)
    (folder / file).write_text(content, "utf-8")
    with pytest.raises(FaultyReviews) as refused:
        apply_reviews(folder, by=cast.owner)
    assert refused.value.entry == entry


def test_a_document_that_is_not_on_record_is_named(folder: Path, cast: Cast) -> None:
    (folder / "index.toml").write_text('[[document]]\nfile = "b.txt"\nreviews = "b.toml"\n', "utf-8")
    (folder / "b.toml").write_text(f'document = "b.txt"\n{AMOUNT}', "utf-8")
    with pytest.raises(FaultyReviews, match=r"b\.toml: document: b\.txt is not on record"):
        apply_reviews(folder, by=cast.owner)


def test_a_document_without_a_place_is_named(folder: Path, cast: Cast) -> None:
    write(folder, AMOUNT)
    stored_text(SENTENCE, None, cast.owner, name="b.txt")
    (folder / "index.toml").write_text('[[document]]\nfile = "b.txt"\nreviews = "b.toml"\n', "utf-8")
    (folder / "b.toml").write_text(f'document = "b.txt"\n{AMOUNT}', "utf-8")
    with pytest.raises(FaultyReviews, match="has no place"):
        apply_reviews(folder, by=cast.owner)
