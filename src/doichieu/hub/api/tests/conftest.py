from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.tokens import issue_token
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.register.tests.worked import indicator


@dataclass(frozen=True)
class Programs:
    """Programs that ask the API."""

    cast: Cast

    def of(self, user: User | None) -> "Program":
        """A program of this account; None: without a token."""
        secret = issue_token(user=user, name="thử", days=1, by=system_viewer()) if user else ""
        return Program(Client(headers={"Authorization": f"Bearer {secret}"} if secret else {}))


@dataclass(frozen=True)
class Program:
    client: Client

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/{path}")

    def post(self, path: str, body: dict[str, Any]) -> Any:
        return self.client.post(f"/api/{path}", body, content_type="application/json")


@pytest.fixture
def programs(db: None) -> Programs:
    indicator(name_vi="Thu ngân sách nhà nước")
    return Programs(assembled())


LATER = timedelta(days=2)
