"""`manage grant_role`: what an account may do, and where."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doichieu.hub.access import queries, services
from doichieu.hub.access.models import Grant, Role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.queries import account
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality


class Command(BaseCommand):
    """Give an account a role, or take it away; safe to run twice."""

    help = "Give an account a role for a place and all that lies under it, or everywhere; or take it away again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument(
            "--place", help="as the address of the place's page names it: /p/PLACE/; without: everywhere"
        )
        parser.add_argument("--withdraw", action="store_true", help="take the role away")

    def handle(self, *, username: str, role: str, place: str | None, withdraw: bool, **options: Any) -> None:  # noqa: ARG002
        try:
            user = account(username)
            locality = places.locality(place) if place else None
        except User.DoesNotExist:
            raise CommandError(f"nobody signs in as {username!r}; open the account with create_account") from None
        except Locality.DoesNotExist:
            raise CommandError(f"there is no place {place!r}; its page names it: /p/PLACE/") from None
        if withdraw:
            take_away(user, Role(role), locality)
        else:
            services.grant_role(user=user, role=Role(role), locality=locality, by=system_viewer())
        self.stdout.write(f"{user.username}: {', '.join(map(held, queries.grants_of(user))) or 'no role'}")


def take_away(user: User, role: Role, locality: Locality | None) -> None:
    """Withdraw a role for just this place. Raises CommandError where it is not held."""
    grant = queries.grants_of(user).filter(role=role, locality=locality).first()
    if grant is None:
        raise CommandError(f"{user.username} is no {role} {f'for {locality}' if locality else 'everywhere'}")
    services.withdraw_role(grant=grant, by=system_viewer())


def held(grant: Grant) -> str:
    """A role with its place, as it is said."""
    return f"{grant.role} {f'for {grant.locality}' if grant.locality else 'everywhere'}"
