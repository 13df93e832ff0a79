"""Addresses of the API."""

from typing import Any

from django.urls import path

from doichieu.hub.api.operations import api
from doichieu.hub.api.reference import reference

urlpatterns: list[Any] = [path("", reference, name="api_reference"), path("", api.urls)]
