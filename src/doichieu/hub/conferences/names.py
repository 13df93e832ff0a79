"""What a session is called: in Vietnamese a council's is `kỳ họp`, a Party committee's `hội nghị`."""

from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from doichieu.hub.conferences.models import Conference
from doichieu.lexicon import folded, table

COUNCIL = "council"  # family in lexicon/bodies.toml


def session_name(conference: Conference) -> str:
    """Number, body and tenure: "Hội nghị lần thứ 7, Ban Chấp hành Đảng bộ xã An Hòa Trung khóa XXIV"."""
    body = conference.body
    if conference.tenure:
        body = _("%(body)s, tenure %(tenure)s") % {"body": body, "tenure": conference.tenure}
    if conference.ordinal is None:
        return body
    facts = {"ordinal": conference.ordinal, "body": body}
    if is_council(conference.body):
        return pgettext("of a council", "Session %(ordinal)s of %(body)s") % facts
    return pgettext("of a committee", "Session %(ordinal)s of %(body)s") % facts


def session_names(conference: Conference) -> list[str]:
    """What it is called in each language of the site."""
    names = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            names.append(session_name(conference))
    return names


def is_council(body: str) -> bool:
    """Whether the words begin with a form of the People's Council."""
    return folded(body).startswith(_council_forms())


@cache
def _council_forms() -> tuple[str, ...]:
    return tuple(folded(form) for entry in table("bodies") if entry.fact("family") == COUNCIL for form in entry.forms)
