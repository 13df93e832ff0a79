"""What the codes of sessions are called on a page; `labels` has them among its vocabularies."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SESSIONS: Mapping[str, Mapping[str, str | Promise]] = {
    "field": {  # facts of a session: `conferences.conduct.FACTS`
        "kind": _("Kind"),
        "body": _("Body"),
        "ordinal": _("Number"),
        "tenure": _("Tenure"),
        "term": _("Term"),
        "dates": _("Days"),
        "place": _("Held at"),
        "extended": _("Enlarged"),
        "chairs": _("Chaired by"),
        "groups": _("Discussed in groups"),
        "chair_posts": _("Post of the chair"),
        "present": _("Present of those who sit"),
        "votes": _("Votes"),
        "adopted_share": _("Votes in favour"),
        "agenda_order": _("Order of the agenda"),
        "released": _("What the session clerk put down"),
        "title": _("Title"),
        "words": _("Words"),
        "what": _("What was voted on"),
        "name": _("Name"),
        "role": _("Role"),
        "share": _("Share in favour"),
        "votes_for": _("Votes for"),
        "method": _("How"),
    },
    "session_kind": {
        "party": _("Party committee's conference"),
        "council": _("People's Council's session"),
        "committee": _("committee's meeting"),
    },
    "participant": {
        "member": _("member of the body"),
        "guest_above": _("from the level above"),
        "invited": _("invited"),
        "delegate": _("delegate"),
        "secretary": _("session clerk"),
    },
    "agenda": {
        "report": _("report"),
        "plan": _("plan"),
        "submission": _("submission"),
        "appraisal": _("appraisal report"),
        "petition": _("voters' petitions"),
        "questioning": _("questioning"),
        "resolution": _("resolution"),
        "programme": _("programme"),
        "speech": _("speech"),
        "other": pgettext_lazy("agenda", "other"),
    },
    "statement": {
        "opinion": _("opinion"),
        "answer": _("answer"),
        "direction": _("direction"),
        "prose": _("remark"),
        "summary": _("explanations and what is taken up"),
    },
    "person_role": {  # `claims.sessions.PersonRole`
        "attends": _("took part"),
        "directs": _("directed"),
        "reports": _("reported"),
        "answers": _("answered"),
        "keeps minutes": _("kept the minutes"),
        "speaks": _("spoke"),
    },
    "entry": {  # rows that clerks put down: `conferences.models.Entry`
        "fieldentry": _("the session"),
        "participantentry": _("participant"),
        "agendaentry": _("agenda"),
        "voteentry": _("vote"),
        "statemententry": _("what was said"),
        "answerentry": _("answer to an opinion"),
    },
    "vote_method": {
        "": pgettext_lazy("vote", "not stated"),
        "hand": _("by show of hands"),
        "ballot": _("by ballot"),
    },
    "why_answer": {
        "place": _("names the place"),
        "topic": _("is about the same"),
        "next": _("follows in the text"),
        "within": _("in the same sentence"),
        "kept": _("set by the session clerk"),
    },
}
