"""A secrecy stamp is seen where it stands, and nothing else is taken for one."""

import pytest

from doichieu.claims import Text
from doichieu.lexicon import Entry, Example, table
from doichieu.reader.formats import secrecy_mark
from doichieu.reader.formats.furniture import _names

EXAMPLES = [example for entry in table("secrecy") for example in entry.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:30])
def test_each_example_is_stamped_as_its_entry_says(example: Example) -> None:
    assert secrecy_mark(Text(example.text)) == (example.reads[0] if example.reads else None)


def test_a_decomposed_stamp_is_the_same_stamp() -> None:
    assert secrecy_mark(Text("UBND\r\nTO\u0302\u0301I MA\u0323\u0302T\r\nBáo cáo")) == "TỐI MẬT"


def test_a_stamp_stands_near_the_head() -> None:
    assert secrecy_mark(Text("dòng\n\n" * 59 + "MẬT\n")) == "MẬT"
    assert secrecy_mark(Text("dòng\n" * 60 + "MẬT\n")) is None


@pytest.mark.parametrize("entry", table("page_parts"), ids=lambda entry: entry.id)
def test_each_name_of_a_page_part_is_known_and_no_other(entry: Entry) -> None:
    for example in entry.examples:
        assert (_names().search(example.text) is not None) == (example.reads == ("furniture",))
    for form in entry.forms:
        assert any(form in example.text.split() for example in entry.examples if example.reads)
