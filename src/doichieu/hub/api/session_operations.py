"""The operations of the API on sessions: the same queries as the pages, so that rights are the same."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.api.session_schemas import SessionOut, SessionWhole
from doichieu.hub.conferences import queries as conferences

MOST = 100  # rows of one answer

router = Router()


class ViewerRequest(HttpRequest):
    """A request with whoever sends it."""

    auth: Viewer


@router.get("/sessions", response=list[SessionOut])
def list_sessions(request: ViewerRequest, skip: int = 0) -> Any:
    """Sessions, the latest recorded first, a hundred at once; skip: how many are known already."""
    first = min(max(skip, 0), 10**9)
    return [SessionOut.of(row) for row in conferences.conferences(request.auth)[first : first + MOST]]


@router.get("/sessions/{number}", response=SessionWhole)
def get_session(request: ViewerRequest, number: int) -> Any:
    """One session: its facts, participants, agenda, what was said with the answers, and the votes."""
    return SessionWhole.told(conferences.conference(number, request.auth))
