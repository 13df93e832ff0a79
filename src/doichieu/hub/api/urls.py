"""Addresses of the API."""

from typing import Any

from django.urls import path, re_path

from doichieu.hub.api.operations import api, in_one_form, unknown
from doichieu.hub.api.reference import reference

operations, app, namespace = api.urls
for each in operations:
    view: Any = each.callback
    each.callback = in_one_form(view)

urlpatterns: list[Any] = [
    path("", reference, name="api_reference"),
    path("", (operations, app, namespace)),
    re_path("", unknown, name="api_unknown"),
]
