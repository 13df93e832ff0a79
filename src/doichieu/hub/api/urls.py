"""Addresses of the API."""

from typing import Any

from django.urls import path, re_path

from doichieu.hub.api.operations import api, unknown
from doichieu.hub.api.reference import reference

urlpatterns: list[Any] = [
    path("", reference, name="api_reference"),
    path("", api.urls),
    re_path("", unknown, name="api_unknown"),
]
