"""What stored codes are called on a page: one table a vocabulary, translated when shown.

A code that no table has is shown as it stands, so that a new one is seen rather than lost.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doichieu.hub.reports.promise_words import FATES, SORTS, WAITING
from doichieu.hub.web.words.programme_labels import PROGRAMMES
from doichieu.hub.web.words.session_labels import SESSIONS

Labels = Mapping[str, str | Promise]

SECTORS: Labels = {
    "targets": _("Targets as a whole"),
    "economy": _("Economy"),
    "budget": _("Budget"),
    "investment": _("Public investment"),
    "agriculture": _("Agriculture"),
    "new_rural": _("New rural areas"),
    "land": _("Land and clearance"),
    "urban": _("Urban development and construction"),
    "environment": _("Environment"),
    "population": _("Population"),
    "labour": _("Labour and employment"),
    "social": _("Social security"),
    "health": _("Health"),
    "education": _("Education"),
    "culture": _("Culture and sport"),
    "administration": _("Administrative reform"),
    "petitions": _("Citizens' petitions"),
    "party": _("Party building"),
    "defence_security": _("Defence and security"),
}
STATUSES: Labels = {
    "exceeded": _("exceeded"),
    "met": _("met"),
    "not_met": _("not met"),
    "on_pace": _("on pace"),
    "behind": _("behind"),
    "likely": _("likely"),
    "hard_to_reach": _("hard to reach"),
    "unknown": _("no figure yet"),
    "not_comparable": _("not comparable"),
}
STATES: Labels = {
    "draft": _("draft"),
    "internal": _("internal"),
    "released": _("released"),
}
ACTIONS: Labels = {
    "pending": _("to be reviewed"),
    "unconfirmed": pgettext_lazy(
        "figure", "read by the program, not confirmed"
    ),  # to the public, whatever was decided inside
    "confirmed": _("confirmed"),
    "kept": pgettext_lazy("figure", "kept on its form only, no figure on record"),  # of a signed entry
    "corrected": _("corrected"),
    "replaced": pgettext_lazy("figure", "replaced by another figure"),  # to the public
    "withdrawn": _("withdrawn"),  # to the public
    "signed": pgettext_lazy("figure", "signed, waits for approval"),  # to the public
    "turned_down": _("rejected"),  # to the public
    "sent_anew": pgettext_lazy("figure", "sent anew in a later form"),  # and waits no more
    "shut_out": pgettext_lazy("figure", "not reviewed, its period is closed"),  # of what a unit sent
    "rejected": _("rejected"),
    "reopened": _("to be reviewed"),
}
VALIDITIES: Labels = {  # `register.validity.Validity`
    "holds": _("holds now"),
    "replaced": pgettext_lazy("figure", "replaced by another figure"),
    "withdrawn": _("withdrawn"),
}
KINDS: Labels = {
    "level": _("amount"),
    "attainment": _("attainment"),
    "growth": _("growth"),
    "progress": _("progress"),
}
MATURITIES: Labels = {
    "": pgettext_lazy("maturity", "not stated"),
    "estimate": pgettext_lazy("maturity", "estimate"),
    "preliminary": pgettext_lazy("maturity", "preliminary"),
    "official": pgettext_lazy("maturity", "official"),
}
BOUNDS: Labels = {
    "exact": pgettext_lazy("bound", "exactly"),
    "approx": pgettext_lazy("bound", "about"),
    "over": pgettext_lazy("bound", "over"),
    "under": pgettext_lazy("bound", "under"),
    "nearly": pgettext_lazy("bound", "nearly"),
    "at_least": pgettext_lazy("bound", "at least"),
    "at_most": pgettext_lazy("bound", "at most"),
}
DIRECTIONS: Labels = {
    "higher": _("higher is better"),
    "lower": _("lower is better"),
    "exact": _("as planned is best"),
    "range": _("within a range is best"),
    "neutral": _("neither direction is better"),
}
LEVELS: Labels = {
    "0": pgettext_lazy("place", "country"),
    "1": pgettext_lazy("place", "province"),
    "2": pgettext_lazy("place", "district"),
    "3": pgettext_lazy("place", "commune or ward"),
    "4": pgettext_lazy("place", "hamlet"),
}
OTHERS: Labels = {  # numbers that are no figure, and what they are instead
    "age": _("an age"),
    "anniversary": _("an anniversary"),
    "article": _("an article of a law"),
    "class": _("a class"),
    "date": _("a date"),
    "document number": _("a document's number"),
    "fixed phrase": _("part of a fixed phrase"),
    "furniture": _("not part of the document"),
    "heading": _("the number of a heading"),
    "length of time": _("a length of time"),
    "list number": _("a number in a list"),
    "name": _("part of a name"),
    "ordinal": _("an ordinal number"),
    "part of a series": _("part of a series"),
    "part of a text": _("part of a text"),
    "period": _("a period"),
    "term": _("a term of office"),
    "time of day": _("a time of day"),
    "vague number": _("a vague number"),
    "year": _("a year"),
}
UNREAD: Labels = {  # why a number could not be read
    "no unit stands with the number": _("no unit stands with the number"),
    "the stops and commas make no number": _("stops and commas are oddly placed"),
    "stops and commas of the cell are oddly placed": _("stops and commas are oddly placed"),
    "row of a table without a name": _("row of a table without a name"),
    "number in a column of remarks": _("number in a column of remarks"),
    "digits of another script": _("digits of another script"),
    "row of a table without headings": _("row of a table without headings"),
}
CERTAINTIES: Labels = {  # how sure the reader is: `review_page.Line.certainty`
    "sure": _("the reader is sure"),
    "likely": _("the reader is fairly sure"),
    "doubtful": _("look closely: the reader is unsure"),
}
DOUBTS: Labels = {  # what of a figure the reader doubts most: `claims.Claim.doubts`
    "quantity": pgettext_lazy("doubt", "number and unit"),
    "kind": pgettext_lazy("doubt", "what kind of figure it is"),
    "indicator": pgettext_lazy("doubt", "indicator"),
    "period": pgettext_lazy("doubt", "period"),
}
OBSTACLES: Labels = {  # why a claim cannot be confirmed as it stands: `intake.proposals.WhyNot`
    "no_indicator": _("The catalogue has no indicator of this wording: it stays on this document only."),
    "ended": _("Its indicator went out of use before this period. Choose what follows it, or another period."),
    "no_place": _("It is not known which place this is about. Choose it under “Correct”."),
    "no_period": _("It is not known which period this covers. Choose it under “Correct”."),
    "no_subject": _("What this is about is not on record: it can stay on this document only."),
    "refused": _("As it was read, the register would refuse it. Correct it under “Correct”."),
}
STEPS: Labels = {  # of a chain from target to official figure: `checks.chains.StepKind`
    "target": _("Target"),
    "result": _("Result"),
    "estimate": pgettext_lazy("maturity", "estimate"),
    "preliminary": pgettext_lazy("maturity", "preliminary"),
    "official": pgettext_lazy("maturity", "official"),
}
SUMS: Labels = {  # how the units' targets stand to the whole: `checks.allocations.Sum`
    "agrees": _("agrees"),
    "short": _("less than the whole"),
    "over": _("more than the whole"),
    "no_whole": _("the place has no target of its own on record"),
    "several": _("the place has several targets of its own: choose the plan that is handed down"),
    "not_added": _("does not add over places"),
}
SUBJECTS: Labels = {  # `places.models.SubjectKind`
    "organisation": _("Organisations"),
    "hamlet": _("Hamlets"),
    "revenue line": _("Revenue lines"),
    "project": _("Projects"),
}
ORGANISATIONS: Labels = {  # `places.models.OrganisationType`
    "committee": pgettext_lazy("organisation", "committee"),
    "council": pgettext_lazy("organisation", "council"),
    "office": pgettext_lazy("organisation", "office"),
    "school": pgettext_lazy("organisation", "school"),
    "cell": pgettext_lazy("organisation", "Party cell"),
    "union": pgettext_lazy("organisation", "Front or union"),
    "other": pgettext_lazy("organisation", "other"),
}
CHANGES: Labels = {  # what a line of a sheet does: `intake.entry_lines.Change`
    "new": pgettext_lazy("change", "new"),
    "same": pgettext_lazy("change", "on record already"),
    "changed": pgettext_lazy("change", "replaces the one on record"),
}
FINDINGS: Labels = {  # what became of a finding: `checks.models.FindingState`
    "open": pgettext_lazy("finding", "open"),
    "explained": pgettext_lazy("finding", "explained"),
    "corrected": pgettext_lazy("finding", "being corrected"),
    "accepted": pgettext_lazy("finding", "accepted as it is"),
    "gone": pgettext_lazy("finding", "no longer follows"),
}
FACTS: Labels = {  # of an indicator: `catalogue.facts.FACTS`, and what else a steward writes
    "name_vi": _("Name in Vietnamese"),
    "name_en": _("Name in English"),
    "unit": _("Unit"),
    "shown_in": _("Shown in"),
    "direction": _("Direction"),
    "aggregation_time": _("Adds over time"),
    "aggregation_space": _("Adds over places"),
    "sector": _("Sector"),
    "code": _("Code"),
    "wording": _("Wording"),
    "last_day": _("Last day"),
    "indicator": _("Indicator"),
    "components": _("Parts that it needs"),
    "numerator": _("Numerator"),
    "denominator": _("Denominator"),
    "share": _("A part of a whole"),
}
YES_NO: Labels = {
    "yes": _("yes"),
    "no": _("no"),
}
CLOCKS: Labels = {  # `catalogue.models.Clock`
    "calendar": pgettext_lazy("clock", "by the calendar"),
    "issuer": pgettext_lazy("clock", "by closing days, 15th to 14th"),
}
ADDING: Labels = {  # `catalogue.models.Aggregation`
    "sum": pgettext_lazy("adding", "is added up"),
    "last": pgettext_lazy("adding", "the last value holds"),
    "average": pgettext_lazy("adding", "is averaged"),
    "ratio": pgettext_lazy("adding", "from numerator and denominator"),
    "none": pgettext_lazy("adding", "does not add"),
}
AMENDMENTS: Labels = {  # `catalogue.models.Act`
    "added": pgettext_lazy("amendment", "added"),
    "worded": pgettext_lazy("amendment", "one more wording"),
    "edited": pgettext_lazy("amendment", "edited"),
    "merged": pgettext_lazy("amendment", "merged"),
    "split": pgettext_lazy("amendment", "split"),
    "retired": pgettext_lazy("amendment", "retired"),
    "composed": pgettext_lazy("amendment", "composed of others"),
    "tied": pgettext_lazy("amendment", "ratio of others"),
    "separated": pgettext_lazy("amendment", "merge taken back"),
    "reinstated": pgettext_lazy("amendment", "in use again"),
}
ANSWERS: Labels = {  # `catalogue.models.Answer`
    "open": pgettext_lazy("suggestion", "waits for a steward"),
    "accepted": pgettext_lazy("suggestion", "accepted"),
    "declined": pgettext_lazy("suggestion", "declined"),
}
ROLES: Labels = {
    "visitor": pgettext_lazy("role", "visitor"),
    "contributor": pgettext_lazy("role", "contributor"),
    "reviewer": pgettext_lazy("role", "reviewer"),
    "approver": pgettext_lazy("role", "approver"),
    "session clerk": pgettext_lazy("role", "session clerk"),
    "steward": pgettext_lazy("role", "steward"),
    "administrator": pgettext_lazy("role", "administrator"),
}
VOCABULARIES: Mapping[str, Labels] = {
    "fact": FACTS,
    "yes_no": YES_NO,
    "adding": ADDING,
    "clock": CLOCKS,
    "amendment": AMENDMENTS,
    "answer": ANSWERS,
    "sector": SECTORS,
    "entry_table": {**SECTORS, "handed_down": _("Handed down to this unit"), "asked_for": _("Asked of this unit")},
    "status": STATUSES,
    "state": STATES,
    "action": ACTIONS,
    "validity": VALIDITIES,
    "kind": KINDS,
    "maturity": MATURITIES,
    "bound": BOUNDS,
    "certainty": CERTAINTIES,
    "doubt": DOUBTS,
    "direction": DIRECTIONS,
    "level": LEVELS,
    "other": OTHERS,
    "unread": UNREAD,
    "obstacle": OBSTACLES,
    "change": CHANGES,
    "subject": SUBJECTS,
    "step": STEPS,
    "sum": SUMS,
    "organisation": ORGANISATIONS,
    "finding": FINDINGS,
    "role": ROLES,
    **PROGRAMMES,
    "fate": FATES,
    "waiting": {fate.value: heading for fate, heading in WAITING.items()},
    "promise": SORTS,
    **SESSIONS,
}


def sector_place(code: str) -> tuple[int, str]:
    """Where a sector stands in lists: as in the table above, unknown ones last."""
    return _SECTOR_PLACES.get(code, len(SECTORS)), code


_SECTOR_PLACES = {code: place for place, code in enumerate(SECTORS)}


def label(code: object, vocabulary: str) -> str:
    """What `code` is called in the language of the page; codes are compared as text."""
    text = str(code)
    return str(VOCABULARIES[vocabulary].get(text, text))


FACT_VOCABULARIES = {
    "sector": "sector",
    "direction": "direction",
    "share": "yes_no",
    "aggregation_time": "adding",
    "aggregation_space": "adding",
}


def fact_said(code: object, fact: str) -> str:
    """What a fact of an indicator says: words for what is kept as a code, everything else as it was written."""
    return label(code, FACT_VOCABULARIES[fact]) if fact in FACT_VOCABULARIES else str(code)
