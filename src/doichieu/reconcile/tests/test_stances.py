import re

import pytest

from doichieu.lexicon import Entry, folded, table
from doichieu.reconcile.stances import stands, unit_family

ENTRIES = table("stances")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_example_has_a_word_of_its_entry_or_is_a_trap(entry: Entry) -> None:
    found = {
        example.text: [entry.id] if stands(entry.fact("kind"), folded(example.text)) else []
        for example in entry.examples
    }
    assert found == {example.text: list(example.reads) for example in entry.examples}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples if example.reads]
    missing = [form for form in entry.forms if not any(re.search(rf"\b{re.escape(folded(form))}\b", t) for t in texts)]
    assert missing == []


def test_standards_and_criteria_are_one_family() -> None:
    assert unit_family("tiêu chí") == unit_family("tiêu chuẩn")
    assert unit_family("xã") != unit_family("hộ")


def test_a_kind_that_no_entry_has_is_refused() -> None:
    with pytest.raises(KeyError):
        stands("sideways", "")
