"""The page on which the session clerk completes a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.conferences.clerks import ClerkPage, clerk_page
from doichieu.hub.conferences.conduct import FACTS
from doichieu.hub.conferences.errors import (
    ConferenceError,
    FactUnreadable,
    ItemUnknown,
    OvertakenBy,
    ReasonWanted,
)
from doichieu.hub.conferences.models import (
    AgendaKind,
    Entry,
    FieldName,
    Kind,
    ParticipantRole,
    SaidKind,
    VoteMethod,
)
from doichieu.hub.conferences.records import ConferencePage, Fact, SaidOnRecord
from doichieu.hub.documents.errors import DocumentError
from doichieu.hub.web.pages import page
from doichieu.hub.web.sessions.keeping_acts import DEEDS, Sent, values_shown
from doichieu.hub.web.sessions.merging import merge_asked
from doichieu.hub.web.words.faults import worded_error

REFUSED = 422
UNTYPED = frozenset({"csrfmiddlewaretoken", "action", "seen", "item", "sort", "opinion", "answer"})
FIELD_ACTS = frozenset({"set_field", "leave_field"})
KEYS = ("document", "merging")  # of forms about something else than a fact or an item of the record


@dataclass(frozen=True, slots=True)
class FactRow:
    """One field of the session as a form has it."""

    name: str
    fact: Fact | None  # None: nobody says anything of it
    seen: int  # id of the last row about it
    written: str

    @property
    def numbers(self) -> Sequence[str]:
        """Of those present: how many, and of how many."""
        return self.written.partition("/")[::2]

    @property
    def stated(self) -> Sequence[Sequence[str]]:
        """Of those present: the numbers that documents state, how many, and of how many."""
        told = [field.value.partition("/") for field in self.fact.stated] if self.fact else []
        return [list(dict.fromkeys(each[at] for each in told)) for at in (0, 2)]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act was refused, and what was typed, so that nobody types it twice.

    form: which form of the page sent it, as `form_of` calls it; it stays open, with what was typed.
    field: of that form, the one at fault; empty where none is.
    """

    fault: str
    form: str
    field: str
    sent: Mapping[str, str]
    typed: Mapping[str, str]  # what a form that the page no longer has would lose
    standing: Entry | None = None  # what somebody else put down meanwhile


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@page
def keep_session(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """Everything that the clerk may set, correct, add or take away, and what was put down so far."""
    kept, refusal = clerk_page(pk, viewer), None
    if request.method == "POST":
        try:
            return _done(request, Sent(kept, request.POST.dict(), viewer))
        except (ConferenceError, DocumentError) as error:
            refusal = _refused(request, error)
            kept = clerk_page(pk, viewer)
    context: dict[str, Any] = {
        "refusal": refusal,
        "may_keep": viewer.may(Act.KEEP_SESSIONS, kept.shown.conference.locality),
    }
    context["merge"] = merge_asked(kept, request.POST.get("into") or request.GET.get("into", ""), viewer)
    answer = _context(kept) | context
    return render(request, "web/keep_session.html", answer, status=REFUSED if refusal else 200)


def _done(request: HttpRequest, sent: Sent) -> HttpResponse:
    """Do what the form asks for, and show it. Raises ItemUnknown for an act of no known name."""
    deed = DEEDS.get(sent.said("action"))
    if deed is None:
        raise ItemUnknown(item=sent.said("action"))
    number = deed.run(sent) or sent.number
    messages.success(request, _("Put on record."))
    if number == sent.number and not _stays(sent):
        return redirect("conference_list")
    return redirect(f"{reverse('keep_session', args=[number])}#{deed.anchor}")


def _stays(sent: Sent) -> bool:
    """Whether a document is left on the session's record, by which it is known."""
    taken = sent.said("action") == "take_off_document"
    return not taken or len(sent.kept.shown.sources) > 1


def form_of(sent: Mapping[str, str]) -> str:
    """What a form of the page is known by: `field dates`, `vote 12-40-55`, `vote new`, `document 7`."""
    if sent.get("action") in FIELD_ACTS:
        return f"field {sent.get('name', '')}"
    if "sort" in sent:
        return f"{sent['sort']} {sent.get('item') or 'new'}"
    return next((f"{key} {sent[key]}" for key in KEYS if key in sent), "")


def _at_fault(error: Exception, sent: Mapping[str, str]) -> str:
    if isinstance(error, ReasonWanted):
        return "reason"
    field = error.field if isinstance(error, FactUnreadable) else ""
    return "value" if field and sent.get("action") in FIELD_ACTS else field


def _refused(request: HttpRequest, error: Exception) -> Refusal:
    sent = request.POST.dict()
    untyped = UNTYPED | ({"name"} if request.POST.get("action") == "set_field" else set())
    typed = {name: said for name, said in sent.items() if name not in untyped and said}
    return Refusal(
        fault=worded_error(error),
        form=form_of(sent),
        field=_at_fault(error, sent),
        sent=sent,
        typed=typed,
        standing=error.entry if isinstance(error, OvertakenBy) else None,
    )


def _context(kept: ClerkPage) -> dict[str, Any]:
    shown = kept.shown
    facts = {fact.name: fact for fact in shown.facts}
    return {
        "section": "conferences",
        "conference": shown.conference,
        "shown": shown,
        "kept": kept,
        "rows": [_row(name, facts.get(name), kept) for name in FACTS if name in FieldName.values],
        "order_seen": kept.seen.get(FieldName.ORDER, 0),
        "release_seen": kept.seen.get(FieldName.RELEASED, 0),
        "answers": _answers(shown),
        "kinds": Kind.values,
        "roles": ParticipantRole.values,
        "agenda_kinds": AgendaKind.values,
        "said_kinds": SaidKind.values,
        "methods": VoteMethod.values,
        "others_said": [*shown.directions, *shown.summaries],
    }


def _row(name: str, fact: Fact | None, kept: ClerkPage) -> FactRow:
    return FactRow(name, fact, kept.seen.get(name, 0), values_shown(name, fact.values if fact else ()))


def _answers(shown: ConferencePage) -> list[SaidOnRecord]:
    """Every answer of the session once, linked to an opinion or not."""
    linked = [link.answer for opinion in shown.opinions for link in opinion.answers]
    return list({each.key: each for each in (*linked, *shown.answers, *shown.summaries)}.values())
