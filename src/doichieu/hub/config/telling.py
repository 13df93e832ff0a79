"""What `doichieu backup`, `restore` and `verify` say, in the language that they were asked for."""

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
from doichieu.hub.ledger.verifying import Finding

if TYPE_CHECKING:
    from doichieu.hub.config.backups.restoring import Restored
    from doichieu.hub.config.verification import RowFault, Verified

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
        made = localtime(datetime.fromisoformat(done.made_at))
        facts = {"made": f"{made:%H:%M} {show.day(made.date())}", **_walked(done.verified)}
        return [*aside, _("Restored as of %(made)s: %(links)s, %(rows)s.") % facts]


def row_fault(fault: "RowFault", lang: show.Lang) -> str:
    """A row that is not as the chain or the record says: "register.figure 12: is not as it was recorded (link 7)"."""
    with translation.override(lang):
        if isinstance(fault, Finding):
            link = _(" (link %(number)s)") % {"number": fault.named_by} if fault.named_by else ""
            return f"{fault.row}: {_(fault.fault.value)}{link}"
        return f"{fault.row}: {_(fault.what.value)}"


def verified(done: "Verified", lang: show.Lang) -> str:
    """What a walk along the chain came to."""
    with translation.override(lang):
        if done.faults:
            return _("%(links)s, %(rows)s; %(faults)s not as recorded") % {**_walked(done), "faults": done.faults}
        facts = {**_walked(done), "last": done.last or _("none")}
        return _("%(links)s, %(rows)s: all as recorded. Last link: %(last)s") % facts


def _walked(done: "Verified") -> Mapping[str, str]:
    """How far a walk went, in words."""
    return {
        "links": ngettext("%(count)s link", "%(count)s links", done.links) % {"count": done.links},
        "rows": ngettext("%(count)s row", "%(count)s rows", done.rows) % {"count": done.rows},
    }


def _why(error: errors.ConfigError) -> str:
    """The reason of a backup that cannot be restored."""
    if isinstance(error, errors.BackupBroken | errors.BackupForeign):
        return _(error.reason) % error.facts
    return ""
