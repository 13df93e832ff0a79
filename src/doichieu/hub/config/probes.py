"""What a supervisor asks of a running site: is it alive (`/healthz`), and can it be used (`/readyz`)?

The answers say nothing of the site's content. They come before everything else, so that a probe may call the site
by any name, and over plain http.
"""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from doichieu.hub.config import condition
from doichieu.hub.ledger import queries as ledger

LATE = timedelta(seconds=60)  # since the job worker was last heard of
OK = "ok"


class Readiness:
    """Whether each part of the site can be used; that its tables are of this version is looked up until it is so."""

    def __init__(self) -> None:
        self._migrated = False

    def parts(self) -> dict[str, str]:
        """Each part with "ok", or with what is wrong."""
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            self._migrated = self._migrated or not condition.migrations_fault()
            worker = worker_fault() if self._migrated else "unknown"
        except DatabaseError:
            return {"database": "does not answer", "migrations": "unknown", "worker": "unknown"}
        return {"database": OK, "migrations": OK if self._migrated else "missing", "worker": worker or OK}


def worker_fault() -> str:
    """Why jobs may not run; empty where the worker was heard of a moment ago."""
    seen = ledger.worker_seen_at()
    if seen is None:
        return "was never started"
    return "is late" if timezone.now() - seen > LATE else ""


def answer_probes(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answers the two probes, and hands everything else on."""
    readiness = Readiness()

    def answered(request: HttpRequest) -> HttpResponse:
        if request.path_info == "/healthz":
            return _told({"site": OK})
        if request.path_info == "/readyz":
            return _told(readiness.parts())
        return get_response(request)

    return answered


def _told(parts: dict[str, str]) -> HttpResponse:
    ready = set(parts.values()) == {OK}
    status = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse(parts, status=status, headers={"Cache-Control": "no-store"})
