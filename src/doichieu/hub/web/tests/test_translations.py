import ast
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from doichieu.hub.checks.judgements import Reason, Status, Why
from doichieu.hub.documents.models import State
from doichieu.hub.intake.models import Action
from doichieu.hub.intake.proposals import WhyNot
from doichieu.hub.register.errors import UnitEnded
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.validity import Validity
from doichieu.hub.web.words import faults, labels, reasons
from scripts import translations, write_reference

ALREADY_PLAIN = {  # names and days alone, and a word that has none
    "%(what)s by %(who)s, %(when)s",
    "set by %(body)s",  # a name and one word that has none
    "set by %(owner)s",
    "%(who)s, %(when)s",
    "Next",
    "Page %(number)s of %(count)s",
    "“%(quote)s” (%(title)s)",
    "“%(quote)s” (%(title)s, %(day)s)",
}


def test_the_catalogue_is_complete_and_compiled() -> None:
    assert list(translations.faults_of("vi")) == []


def test_translations_are_vietnamese_with_its_diacritics() -> None:
    bare = [
        entry.id
        for entry in translations.written("vi")
        if entry.id and not any(_has_diacritics(text) for text in _texts(entry.string))
    ]
    assert [message for message in bare if message not in ALREADY_PLAIN] == []


def test_whoever_reads_a_page_is_called_by_one_form_of_address() -> None:
    called = [text for entry in translations.written("vi") if entry.id for text in _texts(entry.string)]
    assert [text for text in called if re.search(r"\b[Bb]ạn\b", text)] == []
    assert any("anh/chị" in text for text in called)


def test_every_message_that_the_code_asks_for_is_in_the_catalogue() -> None:
    known = {text for entry in translations.written("vi") for text in _texts(entry.id)}
    asked = [
        (path.name, words)
        for path in sorted(translations.HUB.rglob("*.py"))
        if "tests" not in path.relative_to(translations.HUB).parts
        for words in _asked_for(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert ("reasons.py", "The document itself states the share; no target is on record.") in asked
    assert [(name, words) for name, words in asked if words not in known] == []


def _asked_for(tree: ast.Module) -> Iterator[str]:
    """The words of each call to gettext, under whatever name it was imported, those within f-strings too.

    What is asked for by variable was named by gettext_noop, or is what the API says of itself, which
    api/tests/test_reference.py looks at.
    """
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {
        alias.asname or alias.name
        for node in imports
        if node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            first = node.args[-1] if node.func.id.startswith("p") else node.args[0]
            if not isinstance(first, ast.Name | ast.Attribute):
                yield str(ast.literal_eval(first))


def _texts(strings: object) -> list[str]:
    return [strings] if isinstance(strings, str) else list(strings)  # type: ignore[call-overload]


def _has_diacritics(text: str) -> bool:
    words = re.sub(r"%\(\w+\)s", "", text)
    return any(unicodedata.combining(sign) for sign in unicodedata.normalize("NFD", words)) or "đ" in words.lower()


def test_every_code_that_a_page_shows_has_a_label() -> None:
    assert {str(status) for status in Status} == set(labels.STATUSES)
    assert {str(state) for state in State} == set(labels.STATES)
    outside = {"unconfirmed", "replaced", "withdrawn", "signed", "turned_down", "kept", "sent_anew", "shut_out"}
    assert {str(action) for action in Action} | {"pending", *outside} == set(labels.ACTIONS)
    assert {str(each) for each in Validity} == set(labels.VALIDITIES)
    assert {str(measure) for measure in Measure} == set(labels.KINDS)
    assert {str(maturity) for maturity in Maturity} | {""} == set(labels.MATURITIES)
    assert {str(obstacle) for obstacle in WhyNot} == set(labels.OBSTACLES)


def test_official_words_of_statuses() -> None:
    shown = {status: labels.label(status, "status") for status in Status}
    assert shown == {
        Status.EXCEEDED: "vượt",
        Status.MET: "đạt",
        Status.NOT_MET: "không đạt",
        Status.ON_PACE: "đúng tiến độ",
        Status.BEHIND: "chậm tiến độ",
        Status.LIKELY: "có khả năng đạt",
        Status.HARD: "khó đạt",
        Status.UNKNOWN: "chưa có số liệu",
        Status.NOT_COMPARABLE: "không so sánh được",
    }


def test_every_reason_of_a_status_has_words() -> None:
    assert set(reasons.WORDS) == set(Why)
    assert all(reasons.words_of(Reason(why), "vi") != str(why) for why in Why)


def test_every_fault_that_people_can_meet_has_words() -> None:
    met = ("doichieu.hub.register", "doichieu.hub.intake", "doichieu.hub.documents", "doichieu.reader.formats")
    errors = write_reference.error_classes()
    codes = {vars(error)["code"] for package in met for error in errors[package]}
    assert codes - NEVER_SHOWN - set(faults.WORDS) == set()


NEVER_SHOWN = {
    "rows-refused",  # of an import by command: its faults are told one by one
    "grid-fault",  # the base of what is wrong with a whole sheet
    "line-fault",  # the base of what is wrong with a cell
    "sheet-refused",  # its faults are shown one by one
    "register",  # the base of the register's errors, never raised itself
    "insert-only",  # no page can try that
    "intake-error",
    "document-error",
    "document-not-visible",  # the page is not found
    "faulty-reviews",  # said by the command that reads them
}


def test_a_fault_with_a_missing_fact_is_said_as_its_error_says_it() -> None:
    assert faults.worded("wrong-place", {}, "as it was") == "as it was"
    assert faults.worded("truncated-file", {"file": "tin.txt"}, "").startswith("Tệp tin.txt bị thiếu phần cuối")


def test_a_fault_calls_a_unit_as_pages_do() -> None:
    said = faults.worded("unit-mismatch", {"expected": "VND", "found": "ha", "quote": ""}, "")
    assert "đồng" in said
    assert "VND" not in said


def test_a_unit_of_a_place_keeps_its_name_though_a_unit_of_measure_is_called_so() -> None:
    ended = UnitEnded(subject="VND", last_day=date(2022, 6, 30), period="2022-Q3")
    assert faults.worded_error(ended).startswith("VND ")
