"""What a session is called: in Vietnamese a council's is `kỳ họp`, a Party committee's `hội nghị`."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from doichieu.hub.conferences.models import Conference, Kind
from doichieu.lexicon import folded


def body_name(conference: Conference) -> str:
    """The body with its place: what a document of xã An Hòa Trung calls Ban Chấp hành Đảng bộ xã is Ban Chấp hành Đảng
    bộ xã An Hòa Trung; any other as it is."""
    body, place = conference.body, conference.locality
    return f"{body} {place.name}" if place and folded(body).endswith(f" {folded(place.kind)}") else body


def session_name(conference: Conference) -> str:
    """Number, body and tenure: "Hội nghị lần thứ 7, Ban Chấp hành Đảng bộ xã An Hòa Trung khóa XXIV"."""
    body = body_name(conference)
    if conference.tenure:
        body = _("%(body)s, tenure %(tenure)s") % {"body": body, "tenure": conference.tenure}
    if conference.ordinal is None:
        return body
    facts = {"ordinal": conference.ordinal, "body": body}
    if conference.kind == Kind.COUNCIL:
        return pgettext("of a council", "Session %(ordinal)s of %(body)s") % facts
    return pgettext("of a committee", "Session %(ordinal)s of %(body)s") % facts


def session_names(conference: Conference) -> list[str]:
    """What it is called in each language of the site."""
    names = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            names.append(session_name(conference))
    return names
