"""What is said to people when something is refused or cannot be read: by the error's code, with its facts."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_DOWN, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doichieu import show
from doichieu.claims import Period, Quantity
from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.catalogue.periods import days_of
from doichieu.hub.intake.grid_errors import Heading
from doichieu.hub.intake.line_errors import FigureContradicts
from doichieu.hub.register.models import Figure
from doichieu.hub.register.rules import quantity_of
from doichieu.hub.web.words.cells import cell_said
from doichieu.hub.web.words.entry_faults import ENTRIES
from doichieu.hub.web.words.grid_faults import GRIDS
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.languages import page_language
from doichieu.hub.web.words.set_beside import with_documents

# Files that cannot be read: `reader.formats.errors`.
FILES: Mapping[str, str | Promise] = {
    "unreadable-document": _("%(file)s could not be read. Save it anew in its program and hand it in again."),
    "file-missing": _("%(file)s was not found. Choose it again."),
    "not-a-file": _("%(file)s is a folder. Choose the files in it."),
    "file-unreadable": _("%(file)s cannot be opened here. Copy it to another folder and choose it again."),
    "empty-file": _("%(file)s holds no text. If it is a scan, hand in the text that it was made from."),
    "file-too-large": _("%(file)s is too large. Split it into its documents."),
    "unknown-suffix": _("Files like %(file)s are not read. Save it as one of %(known)s."),
    "unknown-suffix-spreadsheet": _(
        "%(file)s is a spreadsheet. Figures of one go in on the page of the place and period, by “Enter figures” and "
        "“Enter by Excel or paste”; a report is handed in as one of %(known)s."
    ),
    "unknown-suffix-word": _("Files like %(file)s are not read. Open it in Word and save it as .docx."),
    "wrongly-named": _(
        "%(file)s is named %(suffix)s but holds something else. Open it in its program and save it anew as .docx."
    ),
    "binary-file": _("%(file)s holds no text under a text's name. Hand in the document itself."),
    "unknown-encoding": _(
        "The letters of %(file)s cannot be told for sure: TCVN3 or VNI? Change it to Unicode in Word, save it as .docx."
    ),
    "truncated-file": _("The end of %(file)s is missing. Copy or download it again."),
    "damaged-file": _("%(file)s is damaged. Open it in its program and save it anew."),
    "protected-file": _("%(file)s is locked by a password. Save it without one."),
    "decompression-bomb": _("%(file)s unpacks to far more than a document holds. It was not opened."),
    "limit-exceeded": _("Opening %(file)s takes too long or too much memory. Split it into its documents."),
    "opener-failed": _("Opening %(file)s failed through a fault of ours. Tell the administrator."),
    "secrecy-marked": _(
        "%(file)s is stamped %(mark)s. Documents with a secrecy mark are not accepted; nothing was kept."
    ),
}
# Documents over which the reader fails: `documents.models`.
READING: Mapping[str, str | Promise] = {
    "reader-failed": _("Reading %(file)s failed several times through a fault of ours. Tell the administrator."),
}
# Figures that the register refuses: `register.errors`.
FIGURES: Mapping[str, str | Promise] = {
    "unit-mismatch": _(
        "The indicator is counted in %(expected)s, but the figure is in %(found)s. "
        "Choose another indicator, or correct the unit."
    ),
    "not-a-number": _("This is not a number. Write it like %(example)s."),
    "too-large": _("The number is larger than anything an authority reports. Check the unit."),
    "negative-count": _(
        "A count, length, area or weight cannot be below zero. Take away the sign, or correct the number."
    ),
    "negative-share": _(
        "“%(indicator)s” is a part of a whole and cannot be below 0%%. Write the share itself, not how it changed."
    ),
    "fractional-count": _(
        "%(unit)s are counted one by one: %(value)s is no whole number. Write a whole number, or check what is counted."
    ),
    "neither-yes-nor-no": _("This is either done or not. Choose yes or no."),
    "range-reversed": _("The upper end of the range lies below its lower end."),
    "wrong-place": _("%(place)s did not exist in %(period)s. Choose the place that did, or another period."),
    "indicator-ended": _("“%(indicator)s” was in use until %(last_day)s. Choose %(instead)s, or an earlier period."),
    "unit-ended": _("%(subject)s was there until %(last_day)s. Choose another unit, or an earlier period."),
    "period-closed": _("%(period)s is closed for %(place)s. Whoever may close it can reopen it, with a reason."),
    "wrong-subject": _("%(subject)s does not belong to %(place)s."),
    "figure-stands": _("Another figure is on record for this."),
    "series-differ": _(
        "A correction keeps indicator, place and period. "
        "Reject the old figure where it was confirmed, then confirm this one."
    ),
    "already-superseded": _("Somebody else corrected or withdrew this figure first. Load the page again to see it."),
    "reason-missing": _("Say why: the reason stays on record."),
    "unknown-moment": _("“%(written)s” is no past day or minute. Write it like 01/07/2026 or 14:30 01/07/2026."),
    "evidence-mismatch": _("The quoted words do not stand at this place of the text. Load the page again."),
}
# Units that are put right: `places.errors`.
UNITS_OF_PLACES: Mapping[str, str | Promise] = {
    "place-exists": _("“%(name)s” is on record already. Choose it in the list, or write another name."),
    "name-borne": _("“%(name)s” was the name of %(bearer)s before, and documents know it by that. Write another name."),
    "change-unsaid": _("%(name)s: write what changes, and the reason."),
}
# Decisions that intake refuses: `intake.errors`.
DECISIONS: Mapping[str, str | Promise] = {
    "already-decided": _("Somebody else decided on this first. Load the page again to see it."),
    "nothing-decided": _("The decision was taken back or replaced already. Load the page again."),
    "decision-reason-missing": _("Say why: the reason stays on record."),
    "rejection-unexplained": _("Say why it is rejected: whoever sent the figure reads this reason."),
}
# Findings: `checks.errors`.
FINDINGS: Mapping[str, str | Promise] = {
    "finding-note-missing": _("Say why: the note stays on record."),
    "finding-gone": _("This no longer follows from what is on record. Load the page again."),
    "assignee-outside": _(
        "Who looks after this must be able to read internal documents of the place. Choose somebody else."
    ),
}
# Files that are refused at the door: `documents.errors`.
DOOR: Mapping[str, str | Promise] = {
    "document-marked-secret": FILES["secrecy-marked"],
    "document-too-large": FILES["file-too-large"],
    "document-not-read": _("A document that has not been read cannot be released."),
    "document-already-placed": _("%(document)s belongs to %(place)s already."),
    "document-already-dated": _("%(document)s is of %(day)s already."),
    "document-kept-there": _("%(place)s has this file on record already. Look for it among its documents."),
}
# Acts on the catalogue that are refused: `catalogue.errors`.
CATALOGUE: Mapping[str, str | Promise] = {
    "wording-taken": _("“%(text)s” stands for %(indicator)s already."),
    "catalogue-reason-missing": _("Say why: the reason stays on record."),
    "indicator-code-taken": _("%(written)s is the code of another indicator. Write another one."),
    "indicator-code-faulty": _("%(written)s cannot be a code. Write two to twenty capital letters and digits."),
    "indicator-fact-missing": _("%(fact)s is missing. Fill in the field."),
    "indicator-fact-wrong": _("%(fact)s: “%(written)s” cannot stand here. Check the field."),
    "indicator-fact-fixed": _(
        "%(fact)s of %(indicator)s cannot change: figures or ratios rest on it. Split it, or retire it and add another."
    ),
    "indicator-units-differ": _("One is counted in %(expected)s, the other in %(found)s: they do not go together."),
    "indicator-ratio-wrong": _(
        "%(indicator)s divides two other indicators that are in use, of which neither is a ratio. Name the numerator, "
        "and the denominator where there is one."
    ),
    "indicator-not-merged": _("%(indicator)s counts for itself: there is no merge to take back."),
    "indicator-same": _("%(indicator)s is this very indicator. Choose another."),
    "indicator-merged-away": _(
        "%(indicator)s was merged into %(into)s. Choose that one, or take the merge back first."
    ),
    "indicator-ended-already": _(
        "%(indicator)s is in use until %(last_day)s only. To set another day, take that end back first; else choose "
        "another indicator."
    ),
    "indicator-split-off": _("%(indicator)s follows another indicator that was split. Choose another."),
    "indicator-ends-too-early": _("%(indicator)s is in use from %(first_day)s. Choose that day or a later one."),
    "indicator-not-retired": _("%(indicator)s is in use, or was split: there is no retirement to take back."),
    "indicator-parts-missing": _("%(indicator)s is split into two other indicators at least."),
    "indicator-components-wrong": _(
        "%(indicator)s needs two other indicators at least; each stands in the catalogue and needs no others itself."
    ),
    "suggestion-answered": _("A steward has answered this already. Load the page again to see it."),
}
# Acts on tasks and records that are refused: `programmes.errors`.
PROGRAMMES: Mapping[str, str | Promise] = {
    "task-changed": _("Somebody else changed this task first. It is shown below as it stands now: choose what holds."),
    "task-other-ended": _(
        "“%(work)s” ended on %(day)s. If the two are one task, both are shown as ended. Are they one task all the same?"
    ),
    "task-merged": _("Another task stands for this one. Act on that one, or say that they are two."),
    "task-not-same": _("These cannot be one task. Choose another task of the same place."),
    "task-not-there": _("The task is no longer as it was on your page. Load it again."),
    "task-work-missing": _("Say what is to be done."),
    "task-lead-missing": _("Name one body that leads."),
    "task-lead-elsewhere": _("%(lead)s does not belong to %(place)s. Name a body of the place, or one under it."),
    "task-nothing-shown": _("Name the document that shows it, or write a note."),
    "task-words-not-there": _("“%(words)s” does not stand in %(document)s. Copy the words from the document."),
    "task-day-moved": _(
        "The document sets %(day)s. Say in the note by whose decision it is moved, and in which paper."
    ),
    "task-lead-moved": _("The document names %(lead)s. Say in the note why another body leads: by whose decision."),
    "task-reason-missing": _("Say why: the reason stays on record."),
    "task-day-ahead": _("%(day)s is still to come. Write the day on which it happened."),
    "task-outcome-decided": _("Somebody has decided on this sentence meanwhile. Load the page again."),
    "record-changed": _("Somebody else changed this record first. It is shown below as it stands now."),
    "record-not-there": _("%(written)s was merged or rejected. Choose another."),
    "record-number-missing": _("Write the number and symbol of the document."),
    "task-unknown": _("%(written)s names no task here. Leave the key empty for a new task."),
    "task-day-unread": _("“%(written)s” is no day. Write day/month/year, for example 05/07/2026."),
    "task-repeated": _("The same task stands at %(first)s already. Keep one of the two."),
    "reminder-address-faulty": _("“%(written)s” is no e-mail address. Write it like ten@example.vn."),
    "reminder-address-not-agreed": _("Say that the unit agrees to be reminded at %(written)s."),
    "reminder-mail-not-set": _("This site cannot send e-mail. Copy the message instead."),
    "record-same": _("%(written)s is this very record. Choose another."),
}
# Acts on sessions that are refused: `conferences.errors`.
SESSIONS: Mapping[str, str | Promise] = {
    "session-reason-missing": _("A document says something else, or this takes it away. Say why: it stays on record."),
    "session-overtaken": _("%(who)s put down something else meanwhile. It stands below: choose what holds."),
    "session-fact-unreadable": _("%(field)s: “%(written)s” cannot stand here. Check the field."),
    "session-fact-missing": _("%(field)s is empty. Write it here."),
    "session-days-unreadable": _(
        "%(field)s: “%(written)s” is no list of days. Write day/month/year: 05/07/2026; several as "
        "05/07/2026, 06/07/2026; the first and the last as 05/07/2026 - 07/07/2026."
    ),
    "session-last-day-missing": _(
        "%(field)s: the last day is missing behind “%(written)s”. Write both, as 05/07/2026 - 07/07/2026; of a session "
        "of one day write that day alone."
    ),
    "session-item-unknown": _("This is no longer part of the session. Load the page again."),
    "session-merged-away": _("This session was merged into another. Its record goes on there."),
    "document-not-on-session": _("%(document)s does not stand on this record, or names no session of its own."),
    "session-cannot-merge": _("Choose another session of the same place."),
    "session-already-there": _("This session is on record already."),
    "session-not-merged": _("The two sessions were parted before. Load the page again."),
}
WORDS: Mapping[str, str | Promise] = {
    **FILES,
    **READING,
    **FIGURES,
    **DECISIONS,
    **UNITS_OF_PLACES,
    **FINDINGS,
    **ENTRIES,
    **GRIDS,
    **DOOR,
    **CATALOGUE,
    **PROGRAMMES,
    **SESSIONS,
}

UNITS = ("expected", "found", "unit")  # facts that are ids of units
UNSAID: Mapping[str, Promise] = {
    **dict.fromkeys(UNITS, _("no unit")),
    "instead": _("another indicator"),
    "who": _("somebody else"),
    "searched": _("of what was pasted"),
}
CELLS = ("first", "where", "estimate_at")  # facts that say where something stands in a sheet
COUNTS = ("rows", "sheets", "limit")  # facts that count
OTHER_SUFFIXES = {  # of files that go in elsewhere, or that Word opens
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods", ".csv"), "unknown-suffix-spreadsheet"),
    **dict.fromkeys((".pdf", ".doc", ".rtf", ".odt"), "unknown-suffix-word"),
}
MANY_TIMES = Decimal(1000)  # percent, from which it is told how many times something is
EXAMPLE = Decimal("1234.5")  # of a number, as the page's language writes it


def worded(code: str, facts: Mapping[str, object], otherwise: str) -> str:
    """The sentence of a fault; `otherwise` where the code has none, or a fact is missing."""
    told = {"example": EXAMPLE, **facts}
    if code == "unknown-suffix":
        code = OTHER_SUFFIXES.get(str(facts.get("suffix")), code)
    if facts.get("standing", ...) is None and f"{code}-untold" in WORDS:
        code = f"{code}-untold"
    percent = facts.get("percent")
    if isinstance(percent, Decimal) and percent >= MANY_TIMES and f"{code}-times" in WORDS:
        code, told = f"{code}-times", {**told, "times": (percent / 100).quantize(Decimal(1), ROUND_DOWN)}
    code = f"{code}-in-table" if facts.get("estimate_at") else code
    try:
        return str(WORDS[code]) % {name: _shown(name, fact) for name, fact in told.items()}
    except KeyError:
        return otherwise


def period_unread(written: str) -> str:
    """What is said of words that name no period, with one that does: `6 tháng đầu năm 2026`."""
    told = _(
        "“%(written)s” is no period. Write it like 2026, 2026-H1, 2026-Q3, 2026-M10, 2026-9M or 2026-2030, or "
        "in Vietnamese like %(spoken)s."
    )
    return str(told) % {"written": written, "spoken": show.period(Period(*days_of("2026-H1")), "vi")}


def worded_error(error: Exception) -> str:
    """The sentence of an error that carries a code and its facts as fields; marked up where it names documents."""
    sentence = worded(getattr(error, "code", ""), vars(error), str(error) or str(_("This was refused.")))
    if isinstance(error, FigureContradicts) and error.beside:
        return with_documents(sentence, error.beside)
    return sentence


def worded_plainly(error: Exception) -> str:
    """The sentence of an error without marks, for programs; empty where it has none."""
    return worded(getattr(error, "code", ""), vars(error), "")


def _shown(name: str, fact: object) -> str:
    if fact is None or fact in ("", ()):
        return str(UNSAID.get(name, "…"))
    if name in UNITS:
        return show.unit_words(str(fact), page_language())
    if isinstance(fact, Figure | Quantity | tuple):
        return _whole(fact)
    if name in COUNTS and isinstance(fact, int):
        fact = Decimal(fact)
    if isinstance(fact, Decimal):
        return show.number(fact, page_language())
    if isinstance(fact, date):
        return show.day(fact)
    return _named(name, str(fact))


def _whole(fact: "Figure | Quantity | tuple[object, ...]") -> str:
    if isinstance(fact, tuple):
        return "; ".join(_listed(each) for each in fact)
    return show.quantity(fact if isinstance(fact, Quantity) else quantity_of(fact), page_language())


def _listed(fact: object) -> str:
    """One of several: a heading with its cell, the name of a sheet."""
    if isinstance(fact, Heading):
        return f"“{fact.words}” ({cell_said(fact.where)})"
    return f"“{fact}”"


def _named(name: str, fact: str) -> str:
    if name in CELLS:
        return cell_said(fact)
    if name in {"fact", "field"}:
        return label(fact, name)
    return _period_words(fact) if name == "period" else fact


def _period_words(name: str) -> str:
    try:
        return show.period(Period(*days_of(name)), page_language())
    except UnknownPeriod:
        return name
