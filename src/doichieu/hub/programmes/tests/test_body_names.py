"""One body in several spellings, by the examples of lexicon/same_bodies.toml."""

import pytest

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.programmes.body_names import body_key, one_spelling
from doichieu.lexicon import Entry, table
from doichieu.lexicon.search import searchable


@pytest.mark.parametrize("entry", table("same_bodies"), ids=lambda entry: entry.id)
def test_each_example_is_of_one_body_or_of_two_and_each_form_stands_in_one(entry: Entry) -> None:
    for example in entry.examples:
        one, _, other = example.text.partition(" | ")
        assert ["same"] * (body_key(one, None) == body_key(other, None)) == list(example.reads), example.text
    written = searchable(" ".join(example.text for example in entry.examples))
    assert [form for form in entry.forms if searchable(form) not in written] == []


@pytest.mark.django_db
def test_the_body_of_a_place_is_the_same_with_and_without_its_name(cast: Cast) -> None:
    commune = cast.commune
    assert body_key("UBND xã", commune) == body_key("Ủy ban nhân dân xã Đồng Mơ", commune)
    assert body_key("UBND xã", commune) != body_key("UBND xã", None)
    assert body_key("Phòng Kinh tế", commune) == body_key("phòng kinh tế", None)
    assert body_key("", commune) == ""
    assert one_spelling([("UBND xã", commune), ("Ủy ban nhân dân xã", commune), ("Điện lực", None)]) == {
        "uy ban nhan dan xa dong mo": "Ủy ban nhân dân xã",
        "dien luc": "Điện lực",
    }
