"""`manage grant_role`: what an account may do, and where."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doichieu.hub.access import queries, services
from doichieu.hub.access.errors import OrganisationRole
from doichieu.hub.access.models import Grant, Role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.queries import account
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject


class Command(BaseCommand):
    """Give an account a role, or take it away; safe to run twice."""

    help = "Give an account a role for a place and all that lies under it, or everywhere; or take it away again."
    requires_system_checks = ()  # they would bring in all pages first

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument(
            "--place", help="as the address of the place's page names it: /p/PLACE/; without: everywhere"
        )
        parser.add_argument("--organisation", help="for this organisation of the place alone, by its name")
        parser.add_argument("--withdraw", action="store_true", help="take the role away")

    def handle(self, *, username: str, role: str, withdraw: bool, **options: Any) -> None:
        try:
            user = account(username)
            locality = places.locality(options["place"]) if options["place"] else None
        except User.DoesNotExist:
            raise CommandError(f"nobody signs in as {username!r}; open the account with create_account") from None
        except Locality.DoesNotExist:
            raise CommandError(f"there is no place {options['place']!r}; its page names it: /p/PLACE/") from None
        held_for = organisation(locality, options["organisation"])
        if withdraw:
            take_away(user, Role(role), locality, held_for)
        else:
            give(user, Role(role), locality, held_for)
        self.stdout.write(f"{user.username}: {', '.join(map(held, queries.grants_of(user))) or 'no role'}")


def organisation(locality: Locality | None, name: str | None) -> Subject | None:
    """The organisation of that name. Raises CommandError where the place has none."""
    if not name:
        return None
    found = places.organisation_called(locality, name) if locality else None
    if found is None:
        raise CommandError(f"there is no organisation {name!r} of {locality or 'no place'}; its page adds it: units/")
    return found


def give(user: User, role: Role, locality: Locality | None, held_for: Subject | None) -> None:
    """Give the role. Raises CommandError for one that is held for no organisation."""
    try:
        services.grant_role(user=user, role=role, locality=locality, organisation=held_for, by=system_viewer())
    except OrganisationRole as error:
        raise CommandError(str(error)) from error


def take_away(user: User, role: Role, locality: Locality | None, held_for: Subject | None) -> None:
    """Withdraw a role for just this place or organisation. Raises CommandError where it is not held."""
    grant = queries.grants_of(user).filter(role=role, locality=locality, organisation=held_for).first()
    if grant is None:
        where = held_for or locality
        raise CommandError(f"{user.username} is no {role} {f'for {where}' if where else 'everywhere'}")
    services.withdraw_role(grant=grant, by=system_viewer())


def held(grant: Grant) -> str:
    """A role with its place or organisation, as it is said."""
    where = grant.organisation or grant.locality
    return f"{grant.role} {f'for {where}' if where else 'everywhere'}"
