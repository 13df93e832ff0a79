"""One body in several spellings, by the examples of lexicon/same_bodies.toml."""

import unicodedata

import pytest

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.programmes.body_names import body_key, fullest, with_its_place
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
    assert body_key("Điện lực", commune) == body_key("điện lực", None)
    assert body_key("", commune) == ""
    assert body_key("UBND xã", commune) == "ủy ban nhân dân xã đồng mơ".replace("ủy", "uỷ")
    assert fullest(["UBND xã", "Ủy ban nhân dân xã"]) == "Ủy ban nhân dân xã"


@pytest.mark.django_db
@pytest.mark.parametrize("entry", table("own_offices"), ids=lambda entry: entry.id)
def test_each_example_is_an_office_of_its_place_or_is_none(cast: Cast, entry: Entry) -> None:
    for example in entry.examples:
        own = body_key(example.text, cast.commune).endswith(" xã đồng mơ")
        assert ["own"] * own == list(example.reads), example.text
    written = searchable(" ".join(example.text for example in entry.examples))
    assert [form for form in entry.forms if searchable(form) not in written] == []


@pytest.mark.django_db
def test_an_office_is_one_with_and_without_its_place(cast: Cast) -> None:
    names = ("Phòng Kinh tế", "Phòng Kinh tế xã", "phòng kinh tế xã Đồng Mơ")
    assert {body_key(name, cast.commune) for name in names} == {"phòng kinh tế xã đồng mơ"}
    assert with_its_place("Phòng Kinh tế", cast.commune) == "Phòng Kinh tế xã Đồng Mơ"
    assert fullest(["Phòng Kinh tế", "Phòng Kinh tế xã"]) == "Phòng Kinh tế xã"


@pytest.mark.django_db
def test_outside_its_place_the_body_of_a_place_bears_its_name(cast: Cast) -> None:
    commune = cast.commune
    names = ("UBND xã", "UBND xã Đồng Mơ", "Điện lực", "")
    assert [with_its_place(name, commune) for name in names] == [
        "UBND xã Đồng Mơ",
        "UBND xã Đồng Mơ",
        "Điện lực",
        "",
    ]
    assert with_its_place("UBND xã", None) == "UBND xã"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Thôn Nà Mò", "Thôn Nà Mơ"), ("Thôn Đông", "Thôn Dong"), ("UBND xã Hoà Bính", "UBND xã Hòa Bình")],
)
def test_names_that_differ_in_tones_alone_are_of_two_bodies(one: str, other: str) -> None:
    assert body_key(one, None) != body_key(other, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã Hoà Bình", "Uỷ ban  NHÂN DÂN xã Hòa Bình"),
        ("Hội LHPN - xã", "hội lhpn xã"),
        ("Thôn Nà Mơ", unicodedata.normalize("NFD", "thôn Nà Mơ")),
        ("HĐND xã", "Hội đồng nhân dân xã"),
    ],
)
def test_case_unicode_the_place_of_a_tone_and_short_forms_tell_nothing_apart(one: str, other: str) -> None:
    assert body_key(one, None) == body_key(other, None)
