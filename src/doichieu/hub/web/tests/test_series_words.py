import pytest

from doichieu.claims import Text
from doichieu.hub.register.models import Figure
from doichieu.hub.register.tests.worked import claim, quantity, read, stored_text
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_review import amount, fields, post
from doichieu.hub.web.words.series_words import SeriesWords, series_words
from doichieu.lexicon import folded, table
from doichieu.reader import read as reading_of

TWO = "Thu tháng 6 đạt 11 tỷ đồng, lũy kế 6 tháng đạt 64 tỷ đồng, bằng 51%."
PRICES = "Giá trị sản xuất theo giá so sánh năm 2010 đạt 640 tỷ đồng, tăng 7%; giao 12 ha đất."


def words(content: str, *quotes: tuple[str, str]) -> list[SeriesWords]:
    """What is said of the quantities, each given by its quote and unit."""
    claims = [claim(content, quote, quantity("1", unit)) for quote, unit in quotes]
    return list(series_words(Text(content), claims).values())


def test_what_counts_since_the_start_of_the_year_is_told_from_the_words_before_the_figure() -> None:
    said = words(TWO, ("11 tỷ đồng", "VND"), ("64 tỷ đồng", "VND"), ("51%", "%"))
    assert [each.cumulative for each in said] == [None, True, None]


def test_prices_hold_for_the_values_and_rates_of_their_sentence() -> None:
    said = words(PRICES, ("640 tỷ đồng", "VND"), ("7%", "%"), ("12 ha", "ha"))
    assert [each.price_basis for each in said] == ["so sánh 2010", "so sánh 2010", ""]


def test_two_bases_in_one_sentence_are_not_plain() -> None:
    content = "Giá trị sản xuất theo giá so sánh đạt 640 tỷ đồng, theo giá hiện hành đạt 910 tỷ đồng."
    assert {each.price_basis for each in words(content, ("640 tỷ đồng", "VND"), ("910 tỷ đồng", "VND"))} == {""}


@pytest.mark.parametrize("entry", table("series_words"), ids=lambda entry: entry.id)
def test_each_example_reads_as_its_entry_says_and_each_form_stands_in_one(entry) -> None:
    for example in entry.examples:
        reading = reading_of(example.text)
        [said] = series_words(reading.text, reading.claims).values()
        assert [said.price_basis] * bool(said.price_basis) + ["cumulative"] * bool(said.cumulative) == list(
            example.reads
        )
    texts = [f" {folded(example.text)} " for example in entry.examples if example.reads]
    assert [
        form
        for form in entry.forms
        if not any(f" {folded(form)} " in text or f"({folded(form)} " in text for text in texts)
    ] == []


def test_the_form_offers_what_the_words_say_and_enters_what_is_chosen(site: Site) -> None:
    content = "Thu ngân sách lũy kế 6 tháng theo giá hiện hành đạt 600,0 tỷ đồng."
    text = stored_text(content, site.cast.district, site.cast.owner, name="khac.txt")
    read(text, (claim(content, "600,0 tỷ đồng", quantity("600000000000", step="100000000")),))
    page = site.owner.get(f"/d/{text.document_id}/").content.decode()
    assert 'name="price_basis" value="hiện hành"' in page
    assert '<option value="yes" selected>' in page
    sent = fields(site, claim=amount(site, text.document).claim_id, quantity="600,0 tỷ đồng")
    chosen = {"price_basis": " hiện hành ", "cumulative": "yes", "first_day": "2022-04-01"}
    post(site, sent | chosen, document=text.document)
    figure = Figure.objects.latest("pk")
    assert (figure.price_basis, figure.cumulative) == ("hiện hành", True)


@pytest.mark.parametrize("changes", [{"cumulative": "maybe"}, {"price_basis": "a" * 41}])
def test_what_the_form_does_not_offer_is_refused(site: Site, changes: dict[str, str]) -> None:
    assert post(site, fields(site, **changes)).status_code == 422
