"""What is said to people when something is refused or cannot be read: by the error's code, with its facts."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doichieu import show
from doichieu.hub.web.languages import page_language

# Files that cannot be read: `reader.formats.errors`.
FILES: Mapping[str, str | Promise] = {
    "unreadable-document": _("%(file)s could not be read. Save it anew in its program and hand it in again."),
    "file-missing": _("%(file)s was not found. Choose it again."),
    "not-a-file": _("%(file)s is a folder. Choose the files in it."),
    "file-unreadable": _("%(file)s cannot be opened here. Copy it to another folder and choose it again."),
    "empty-file": _("%(file)s holds no text. If it is a scan, hand in the text that it was made from."),
    "file-too-large": _("%(file)s is too large. Split it into its documents."),
    "unknown-suffix": _("Files like %(file)s are not read. Save it as one of %(known)s."),
    "wrongly-named": _(
        "%(file)s is named %(suffix)s but holds something else. Give it its right name, or save it anew."
    ),
    "binary-file": _("%(file)s holds no text under a text's name. Hand in the document itself."),
    "unknown-encoding": _(
        "The letters of %(file)s cannot be told for sure. Open it where it was written and save it as UTF-8."
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
    "not-a-number": _("This is not a number. Write it like 1.234,5."),
    "too-large": _("The number is larger than anything an authority reports. Check the unit."),
    "negative-count": _("A count, length, area or weight cannot be below zero."),
    "range-reversed": _("The upper end of the range lies below its lower end."),
    "wrong-place": _("%(place)s did not exist in %(period)s. Choose the place that did, or another period."),
    "wrong-subject": _("%(subject)s does not belong to %(place)s."),
    "figure-stands": _("Another document states another figure for this. Compare the two below."),
    "series-differ": _(
        "A correction keeps indicator, place and period. "
        "Reject the old figure where it was confirmed, then confirm this one."
    ),
    "already-superseded": _("Somebody else corrected or withdrew this figure first. Load the page again to see it."),
    "reason-missing": _("Say why: the reason stays on record."),
    "evidence-mismatch": _("The quoted words do not stand at this place of the text. Load the page again."),
}
# Decisions that intake refuses: `intake.errors`.
DECISIONS: Mapping[str, str | Promise] = {
    "already-decided": _("Somebody else decided on this first. Load the page again to see it."),
    "nothing-decided": _("The decision was taken back or replaced already. Load the page again."),
    "decision-reason-missing": _("Say why: the reason stays on record."),
}
# Files that are refused at the door: `documents.errors`.
DOOR: Mapping[str, str | Promise] = {
    "document-marked-secret": FILES["secrecy-marked"],
    "document-too-large": FILES["file-too-large"],
    "document-not-read": _("A document that has not been read cannot be released."),
    "document-already-placed": _("%(document)s belongs to %(place)s already."),
    "document-kept-there": _("%(place)s has this file on record already. Look for it among its documents."),
}
WORDS: Mapping[str, str | Promise] = {**FILES, **READING, **FIGURES, **DECISIONS, **DOOR}

UNITS = ("expected", "found")  # facts that are ids of units


def worded(code: str, facts: Mapping[str, object], otherwise: str) -> str:
    """The sentence of a fault; `otherwise` where the code has none, or a fact is missing."""
    try:
        return str(WORDS[code]) % {name: _shown(name, fact) for name, fact in facts.items()}
    except KeyError:
        return otherwise


def worded_error(error: Exception) -> str:
    """The sentence of an error that carries a code and its facts as fields."""
    return worded(getattr(error, "code", ""), vars(error), str(error) or str(_("This was refused.")))


def _shown(name: str, fact: object) -> str:
    if fact is None or fact == "":
        return "…"
    if name in UNITS:
        return show.unit_words(str(fact), page_language())
    return format(fact, "f") if isinstance(fact, Decimal) else str(fact)
