"""Which sentences of later documents may tell of a task, by the examples of lexicon/outcomes.toml."""

import pytest

from doichieu.claims import Text
from doichieu.hub.programmes.told_later import Manner, manner_of, may_tell_of, tellings_of
from doichieu.lexicon import Entry, folded, table


def told(task: str, later: str) -> list[str]:
    found = tellings_of(Text(later))
    return [_with_manner(task, each.quote) for each in found if may_tell_of(task, each)]


def _with_manner(task: str, quote: str) -> str:
    manner = manner_of(task, quote)
    return quote if manner is Manner.DONE else f"{manner}: {quote}"


@pytest.mark.parametrize("entry", table("outcomes"), ids=lambda entry: entry.id)
def test_each_example_reads_as_its_entry_says_and_each_form_stands_in_one(entry: Entry) -> None:
    for example in entry.examples:
        task, _, later = example.text.partition("\n")
        assert told(task, later) == list(example.reads), example.text
    written = folded(" ".join(example.text for example in entry.examples))
    assert [form for form in entry.forms if folded(form) not in written] == []


def test_a_sentence_on_another_matter_of_the_same_place_tells_nothing() -> None:
    later = "UBND xã đã hoàn thành giải phóng mặt bằng đường liên thôn Gò Vàng - Suối Cạn."
    assert told("vận động nhân dân hiến đất mở rộng đường thôn Suối Cạn trong tháng 12/2026", later) == []
