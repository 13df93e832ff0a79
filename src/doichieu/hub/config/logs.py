"""Logs as JSON, one object a line, without personal data.

A line says when, how bad, from where and what; of a fault its kind and the places in the code, of a refusal its kind
alone. What a message was filled with (names, addresses, words that somebody typed) and what an exception says are
left out: both may quote what is internal. Whoever logs facts that may be read by anybody hands them over as `facts`.
"""

import copy
import json
import logging
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse

PROBES = ("/healthz", "/readyz")
WEB_SERVER = Path(__file__).with_name("web_server_logs.json")  # how the web server logs
site = logging.getLogger("doichieu.site")
requests = logging.getLogger("doichieu.requests")


class TextLines(logging.Formatter):
    """A record as text. Only of a fault it tells where in the code: what was refused to somebody is one line."""

    def format(self, record: logging.LogRecord) -> str:
        if record.levelno < logging.ERROR:
            record = copy.copy(record)
            record.exc_info = record.exc_text = record.stack_info = None
        return super().format(record)


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": str(record.msg),  # as it stands in the code: not filled
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = type(record.exc_info[1]).__name__
            if record.levelno >= logging.ERROR:
                line["places"] = list(_places(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False, default=str)


def log_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: one line a request, with the name of its page and not its address; probes are left out."""

    def answered(request: HttpRequest) -> HttpResponse:
        begin = time.perf_counter()
        response = get_response(request)
        if request.path_info not in PROBES:
            requests.info("request answered", extra={"facts": _facts(request, response, time.perf_counter() - begin)})
        return response

    return answered


def _facts(request: HttpRequest, response: HttpResponse, seconds: float) -> dict[str, object]:
    match = request.resolver_match
    return {
        "page": match.url_name if match else None,
        "method": request.method if request.method in {"GET", "HEAD", "POST"} else "other",
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
    }


def _places(error: BaseException) -> Iterator[str]:
    """Where in the code a fault came about, the innermost place last."""
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
