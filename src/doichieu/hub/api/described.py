"""The API with a description that is made once for each process: no operation is added while a site runs."""

from functools import cached_property
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema


class DescribedAPI(NinjaAPI):
    """Making the description takes as long as some pages together."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The description; under another address than that of the site it is made anew."""
        if path_prefix is None and not path_params:
            return self._description
        return super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)

    @cached_property
    def _description(self) -> OpenAPISchema:
        return super().get_openapi_schema()
