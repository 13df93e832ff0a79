"""TCVN3 and VNI are known by the language that comes out, or by the font, and short texts are not guessed at."""

import docx
import pytest

from doichieu.reader.formats import open_bytes
from doichieu.reader.formats.errors import UnknownEncoding
from doichieu.reader.formats.legacy import alphabet_of, alphabets, respelled
from doichieu.reader.formats.tests.documents import saved
from doichieu.reader.formats.tests.legacy_texts import SENTENCE, SHORT, in_alphabet
from doichieu.reader.formats.tests.test_text import in_windows_1258

pytestmark = pytest.mark.usefixtures("no_child")

ENCODINGS = pytest.mark.parametrize("name", ["TCVN3", "VNI"])
FONTS = {"TCVN3": ".VnTime", "VNI": "VNI-Times"}


@ENCODINGS
def test_a_text_file_is_respelled_in_unicode(name: str) -> None:
    data = in_alphabet(name, SENTENCE).encode("cp1252")
    assert open_bytes("a.txt", data).content == SENTENCE


@ENCODINGS
def test_signs_that_were_saved_as_unicode_are_respelled_too(name: str) -> None:
    assert open_bytes("a.txt", in_alphabet(name, SENTENCE).encode()).content == SENTENCE


@ENCODINGS
def test_a_short_text_without_a_font_is_not_guessed_at(name: str) -> None:
    words = in_alphabet(name, SHORT)
    with pytest.raises(UnknownEncoding):
        open_bytes("a.txt", words.encode("cp1252"))
    assert open_bytes("a.txt", words.encode()).content == words


def test_each_small_letter_has_its_sign() -> None:
    letters = {letter for row in alphabets() for letter in row.letters.values() if letter.islower()}
    for alphabet in alphabets():
        signs = set(alphabet.letters.values())
        assert letters - signs == set()
        assert len(letters) == 67
        assert len(signs) == len(alphabet.letters)


@pytest.mark.parametrize(
    "words",
    [
        SENTENCE,
        "Il a été procédé à la lecture du procès-verbal où les députés, réunis près de l'hôtel, ont été comptés déjà.",
        "Größe, Höhe, Länge und Fläche wurden geprüft; für die Straße gäbe es über fünf Jahre höhere Gebühren.",
        "El niño y la niña están aquí; el año próximo también irán más allá, según dirá el señor Muñoz mañana.",
        "Revenue reached 1.2 billion dong.",
    ],
)
def test_unicode_and_other_languages_stay_as_they_are(words: str) -> None:
    assert alphabet_of(words) is None
    assert respelled(words) == words


def test_windows_1258_is_still_told_from_the_others() -> None:
    assert open_bytes("a.txt", in_windows_1258(SENTENCE)).content == SENTENCE


@ENCODINGS
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_a_page_is_respelled_by_its_fonts(name: str, encoding: str) -> None:
    page = (
        f'<html><head><meta charset="{encoding}"></head><body><p><font face="{FONTS[name]}">'
        f"{in_alphabet(name, SENTENCE)}</font></p><p style='font-family: \"{FONTS[name]}\", serif'>"
        f"{in_alphabet(name, SHORT)} <b>{in_alphabet(name, 'Đạt')}</b></p></body></html>"
    )
    assert open_bytes("a.html", page.encode(encoding)).content == f"{SENTENCE}\n\n{SHORT} Đạt"


def test_a_short_page_is_respelled_where_its_font_is_named() -> None:
    page = f'<html><body><p><font face=".VnTime">{in_alphabet("TCVN3", SHORT)}</font></p></body></html>'
    assert open_bytes("a.html", page.encode()).content == SHORT


def test_unicode_words_under_the_name_of_an_old_font_stay() -> None:
    page = f'<html><body><p><font face=".VnTime">{SENTENCE}</font> là</p></body></html>'
    assert open_bytes("a.html", page.encode()).content == f"{SENTENCE} là"


def test_only_the_words_in_the_old_font_of_a_page_are_respelled() -> None:
    page = (
        f'<html><body><p>Xã Phú Thượng, bản lưu</p><p><font face=".VnTime">{in_alphabet("TCVN3", SHORT)}</font></p>'
        "</body></html>"
    )
    assert open_bytes("a.html", page.encode()).content == f"Xã Phú Thượng, bản lưu\n\n{SHORT}"


def test_small_letters_in_a_font_of_capitals_are_capitals() -> None:
    page = (
        f'<html><body><p><font face=".VnTimeH">{in_alphabet("TCVN3", "Uỷ ban nhân dân")}</font></p>'
        f'<p><font face=".VnTime">{in_alphabet("TCVN3", SHORT)}</font></p></body></html>'
    )
    assert open_bytes("a.html", page.encode()).content == f"UỶ BAN NHÂN DÂN\n\n{SHORT}"


@ENCODINGS
def test_the_runs_of_a_word_file_are_respelled_by_their_fonts(name: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Bản lưu: ").font.name = "Times New Roman"
    paragraph.add_run(in_alphabet(name, SHORT)).font.name = FONTS[name]
    assert open_bytes("a.docx", saved(document)).content == f"Bản lưu: {SHORT}"


def test_the_font_of_a_run_may_come_from_its_style_or_the_default() -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    document.add_paragraph(in_alphabet("TCVN3", SHORT))
    document.add_paragraph(in_alphabet("TCVN3", "Kết luận"), style="List Paragraph")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = in_alphabet("TCVN3", "Chỉ tiêu")
    table.cell(0, 1).text = in_alphabet("TCVN3", "Thực hiện")
    table.cell(1, 0).text, table.cell(1, 1).text = in_alphabet("TCVN3", "Hộ nghèo"), "12"
    content = open_bytes("a.docx", saved(document)).content
    assert content == f"{SHORT}\nKết luận\nChỉ tiêu\tThực hiện\nHộ nghèo\t12"


def test_a_word_file_without_named_fonts_is_told_by_its_language() -> None:
    document = docx.Document()
    document.add_paragraph(in_alphabet("TCVN3", SENTENCE))
    assert open_bytes("a.docx", saved(document)).content == SENTENCE


def test_a_word_file_in_unicode_keeps_its_words_under_an_old_font() -> None:
    document = docx.Document()
    document.add_paragraph().add_run(SENTENCE).font.name = ".VnTime"
    assert open_bytes("a.docx", saved(document)).content == SENTENCE


def test_a_long_word_costs_no_more_than_its_length() -> None:
    words = "a" * 2_000_000 + " \u00e9"
    assert respelled(words) == words
