"""What `doichieu backup` and `doichieu restore` say, in the language that they were asked for."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from doichieu import show
from doichieu.hub.config import errors

if TYPE_CHECKING:
    from doichieu.hub.config.backups.restoring import Restored

WORDS: Mapping[str, str] = {  # by the code of an error of `config`
    errors.FileTaken.code: gettext_noop("%(file)s is there already. Choose another name, or say --overwrite."),
    errors.BackupBroken.code: gettext_noop("%(file)s cannot be restored: %(why)s. Nothing was changed."),
    errors.BackupForeign.code: gettext_noop("%(file)s cannot be restored here: %(why)s. Nothing was changed."),
    errors.SiteThere.code: gettext_noop(
        "There is a site already in %(place)s. To put the backup in its place, say --overwrite."
    ),
    errors.SiteRuns.code: gettext_noop("The site is running: its job worker was alive a moment ago. Stop it first."),
    errors.BackupUnsound.code: gettext_noop(
        "%(file)s: rows that are not as its chain says: %(faults)s. Nothing was changed. To restore it all the same, "
        "say --unsound."
    ),
}


def fault(error: errors.ConfigError, lang: show.Lang) -> str:
    """Why a command was refused; what has no words of its own, in English."""
    with translation.override(lang):
        words = WORDS.get(error.code)
        return str(error) if words is None else _(words) % {**vars(error), "why": _why(error)}


def backed_up(file: Path, size: int, last: int | None, lang: show.Lang) -> str:
    """What a backup came to. size: in bytes. last: number of its last link."""
    with translation.override(lang):
        megabytes = show.number(show.parsed_number(f"{size / 1e6:.1f}", "en"), lang)
        facts = {"file": file, "size": megabytes, "last": last or _("none")}
        return _("%(file)s: %(size)s MB. Last link of the chain: %(last)s.") % facts


def restored(done: "Restored", lang: show.Lang) -> list[str]:
    """What was put back, and where lies what was there."""
    with translation.override(lang):
        aside = [_("The site that was there lies in %(aside)s.") % {"aside": done.aside}] if done.aside else []
        links = ngettext("%(count)s link", "%(count)s links", done.verified.links) % {"count": done.verified.links}
        rows = ngettext("%(count)s row", "%(count)s rows", done.verified.rows) % {"count": done.verified.rows}
        made = localtime(datetime.fromisoformat(done.made_at))
        facts = {"made": f"{made:%H:%M} {show.day(made.date())}", "links": links, "rows": rows}
        return [*aside, _("Restored as of %(made)s: %(links)s, %(rows)s.") % facts]


def _why(error: errors.ConfigError) -> str:
    """The reason of a backup that cannot be restored."""
    if isinstance(error, errors.BackupBroken | errors.BackupForeign):
        return _(error.reason) % error.facts
    return ""
