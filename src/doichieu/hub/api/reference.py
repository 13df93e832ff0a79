"""The page that describes the API: made from its own OpenAPI description, without a script and without the network."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from doichieu.hub.api.descriptions import REFUSALS
from doichieu.hub.api.operations import api


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    parameters: tuple[str, ...]
    body: str  # name of the schema; empty without one
    answers: tuple[tuple[str, str], ...]  # status and name of the schema


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a schema as the page shows it."""

    name: str
    type: str
    description: str


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every operation, and the shape of what goes in and comes out."""
    described: Mapping[str, Any] = api.get_openapi_schema()
    schemas = described["components"]["schemas"]
    shapes = [(name, _fields(shape)) for name, shape in sorted(schemas.items())]
    told = [(status, gettext(words)) for status, words in REFUSALS]
    context = {"section": "", "operations": list(_operations(described)), "shapes": shapes, "refusals": told}
    return render(request, "api/reference.html", context)


def _operations(described: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            yield Operation(
                method=method.upper(),
                path=path,
                summary=_said(told.get("description", told.get("summary", ""))),
                parameters=tuple(each["name"] for each in told.get("parameters", ())),
                body=_name(body),
                answers=tuple((str(status), _answer(answer)) for status, answer in told["responses"].items()),
            )


def _fields(shape: Mapping[str, Any]) -> list[Field]:
    named = sorted(shape.get("properties", {}).items())
    return [Field(name, told.get("type", ""), _said(told.get("description", ""))) for name, told in named]


def _said(description: str) -> str:
    """What something says of itself, in the language of the page."""
    return gettext(description) if description else ""


def _answer(answer: Mapping[str, Any]) -> str:
    return _name(answer.get("content", {}).get("application/json", {}).get("schema", {}))


def _name(schema: Mapping[str, Any]) -> str:
    if "items" in schema:
        return f"[{_name(schema['items'])}]"
    return str(schema.get("$ref", "")).rpartition("/")[2] or str(schema.get("type", ""))
