import pytest

from doichieu.lexicon import Entry, entry, table, tables
from doichieu.lexicon.entries import _entry, _refuse_repeated_ids


def test_a_table_gives_its_entries_in_the_order_of_the_file() -> None:
    assert [entry.id for entry in table("numerals")][:3] == ["0", "1", "2"]


def test_an_entry_keeps_its_facts_apart_from_its_forms() -> None:
    hectare = next(entry for entry in table("units") if entry.id == "ha")
    assert hectare.fact("factor") == "10000"
    assert "ha" in hectare.forms


def test_a_missing_fact_names_the_entry() -> None:
    with pytest.raises(KeyError, match="tấn: no fact 'colour'"):
        Entry("tấn", ("tấn",)).fact("colour")


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        table("no such table")


def test_an_entry_without_forms_is_refused() -> None:
    with pytest.raises(ValueError, match=r"units\.toml"):
        _entry("units", {"id": "ha", "forms": []})


def test_an_id_that_stands_twice_is_refused() -> None:
    entry = Entry("ha", ("ha",))
    with pytest.raises(ValueError, match="stands twice"):
        _refuse_repeated_ids("units", (entry, entry))


def test_all_tables_are_listed() -> None:
    assert {"units", "magnitudes", "cues"} <= set(tables())


@pytest.mark.parametrize("name", tables())
def test_every_table_can_be_loaded(name: str) -> None:
    assert table(name)


def test_the_first_form_is_the_one_that_is_written() -> None:
    assert entry("bounds", "at_least").written == "ít nhất"


def test_an_entry_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"bounds\.toml: no entry 'twice'"):
        entry("bounds", "twice")
