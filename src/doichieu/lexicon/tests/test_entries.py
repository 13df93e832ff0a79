import pytest

from doichieu.lexicon import Entry, entry, table, tables
from doichieu.lexicon.entries import _entry, _refuse_repeated_ids, _rows, _written, without_examples


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


@pytest.mark.parametrize("name", tables())
def test_a_table_without_its_examples_holds_all_else(name: str) -> None:
    written = _written(name)
    whole = [{key: value for key, value in row.items() if key != "examples"} for row in _rows(written)]
    assert list(_rows(without_examples(written))) == whole


def test_examples_are_left_out_on_one_line_and_on_several() -> None:
    one, several = 'examples = [{ text = "5 ha", reads = [] }]', 'examples = [\n  { text = "5 ha", reads = [] },\n]'
    assert without_examples(f'id = "ha"\n{one}\nunit = [1]\n{several}\n') == 'id = "ha"\n\nunit = [1]\n\n'


def test_an_entry_gives_the_examples_of_its_file() -> None:
    assert entry("units", "ha").examples[0].reads
    assert Entry("ha", ("ha",)).examples == ()


def test_the_first_form_is_the_one_that_is_written() -> None:
    assert entry("bounds", "at_least").written == "ít nhất"


def test_an_entry_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"bounds\.toml: no entry 'twice'"):
        entry("bounds", "twice")
