"""Sessions as Django keeps them in the database; that of a request is asked for by a statement composed once."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from doichieu.hub.composed import Composed, slot


class SessionStore(DatabaseSession):
    """What Django makes of the setting SESSION_ENGINE."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing of one that is not there, or is over."""
        for (data,) in _HELD.rows(key=self.session_key, now=timezone.now()):
            return self.decode(data)
        self._session_key = None  # as Django does: whoever comes with such a key is given another
        return {}


_HELD: Composed[Any] = Composed(
    lambda: Session.objects.filter(session_key=slot("key"), expire_date__gt=slot("now")).values_list("session_data")
)
