"""Who looks, and what they may do where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from doichieu.hub.access.errors import Refused, UnknownActor
from doichieu.hub.access.models import Role
from doichieu.hub.accounts.models import User
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.statements import asked


class Act(StrEnum):
    """What a viewer may be allowed to do."""

    READ_INTERNAL = "read internal documents"
    HAND_IN = "hand in documents"
    REVIEW = "review figures"
    RELEASE = "release documents"
    CLOSE = "close periods"
    KEEP_SESSIONS = "keep sessions"
    MANAGE_CATALOGUE = "manage the catalogue"
    MANAGE_PLACES = "manage places"
    MANAGE_ACCESS = "manage access"


ACTS: Mapping[Role, frozenset[Act]] = {
    Role.VISITOR: frozenset(),
    Role.CONTRIBUTOR: frozenset({Act.READ_INTERNAL, Act.HAND_IN}),
    Role.REVIEWER: frozenset({Act.READ_INTERNAL, Act.HAND_IN, Act.REVIEW}),
    Role.APPROVER: frozenset({Act.READ_INTERNAL, Act.HAND_IN, Act.REVIEW, Act.RELEASE, Act.CLOSE}),
    Role.SESSION_CLERK: frozenset({Act.READ_INTERNAL, Act.HAND_IN, Act.KEEP_SESSIONS}),
    Role.STEWARD: frozenset({Act.READ_INTERNAL, Act.MANAGE_CATALOGUE, Act.MANAGE_PLACES}),
    Role.ADMINISTRATOR: frozenset(Act),
}
SYSTEM = "system"
# What roles `account` holds: its own, and those of whoever is away and lets it act with them today. It is asked before
# each page and each operation, so it stands here as it is sent: to compose it anew takes longer by far than to ask it.
# Values: `held_today`.
HELD = """
LEFT JOIN (
  SELECT own.id AS taker_id, own.id AS giver_id FROM accounts_user AS own
  UNION ALL
  SELECT standing.taker_id, standing.giver_id FROM access_delegation AS standing
  WHERE standing.ended_at IS NULL AND standing.first_day <= %s AND standing.last_day >= %s
) AS acting ON acting.taker_id = account.id
LEFT JOIN accounts_user AS giver ON giver.id = acting.giver_id AND (giver.id = account.id OR giver.is_active)
LEFT JOIN access_grant AS held ON held.user_id = giver.id AND (giver.id = account.id OR held.role <> %s)
LEFT JOIN places_locality AS place ON place.id = held.locality_id
"""
HELD_COLUMNS = "held.id, held.role, place.path, held.organisation_id"
_GRANTS = f"SELECT {HELD_COLUMNS} FROM accounts_user AS account {HELD} WHERE account.id = %s"  # noqa: S608 # its own


@dataclass(frozen=True, slots=True)
class Held:
    """A role and the path that it is held for; an empty path is everywhere.

    With an organisation it is held for that one alone, whatever else lies under the path.
    """

    role: Role
    path: str
    organisation: int | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks at pages or calls services; without a user, an anonymous visitor or the system itself."""

    user: User | None
    grants: tuple[Held, ...] = ()
    system: bool = False

    @property
    def name(self) -> str:
        """The account's name; empty for an anonymous visitor."""
        if self.system:
            return SYSTEM
        return self.user.username if self.user else ""

    @property
    def signed_in(self) -> bool:
        """Whether it is somebody with an account."""
        return self.user is not None

    def may(self, act: Act, locality: Locality | None, organisation: Subject | None = None) -> bool:
        """Whether the viewer may do this for `locality`; None asks for what belongs to no place.

        organisation: whose own it is that the act is about, where it is one's.
        """
        if organisation is not None and organisation.pk in self.covered_organisations(act):
            return True
        paths = self.covered_paths(act)
        if paths == "all":
            return True
        return locality is not None and any(locality.path.startswith(path) for path in paths)

    def may_somewhere(self, act: Act) -> bool:
        """Whether the viewer may do this for some place at least."""
        return bool(self.covered_paths(act))

    def must(self, act: Act, locality: Locality | None, organisation: Subject | None = None) -> None:
        """Raises Refused where the viewer may not."""
        if not self.may(act, locality, organisation):
            raise Refused(viewer=self.name, act=act.value, locality=str(locality) if locality else None)

    def must_somewhere(self, act: Act) -> None:
        """Raises Refused where there is no place for which the viewer may."""
        if not self.may_somewhere(act):
            raise Refused(viewer=self.name, act=act.value, locality=None)

    def covered_paths(self, act: Act) -> Literal["all"] | tuple[str, ...]:
        """Prefixes of the paths of all places for which the viewer may do this."""
        paths = {held.path for held in self.grants if act in ACTS[held.role] and held.organisation is None}
        return "all" if self.system or "" in paths else tuple(sorted(paths))

    def covered_organisations(self, act: Act) -> tuple[int, ...]:
        """The ids of the organisations for which the viewer may do this by a role that is theirs alone."""
        return tuple(
            sorted({held.organisation for held in self.grants if held.organisation and act in ACTS[held.role]})
        )

    def person(self, act: Act) -> User:
        """The account whose name an act bears. Raises UnknownActor."""
        if self.user is None:
            raise UnknownActor(act=act.value)
        return self.user


Actor = User | Viewer  # whom a service takes as the one who writes


def viewer_of(user: User | AnonymousUser | None) -> Viewer:
    """What an account may do, read in one query; an account that was closed is an anonymous visitor."""
    if not isinstance(user, User) or not user.is_active:
        return Viewer(None)
    return Viewer(user, held_among(asked(_GRANTS, *held_today(), user.pk)))


def held_today() -> tuple[date, date, str]:
    """The values that `HELD` wants."""
    today = timezone.localdate()
    return today, today, Role.ADMINISTRATOR.value


def held_among(rows: Iterable[Sequence[Any]]) -> tuple[Held, ...]:
    """The roles in rows that begin with `HELD_COLUMNS`, each once, in the order in which they were granted."""
    found = {row[0]: Held(Role(row[1]), row[2] or "", row[3]) for row in rows if row[0] is not None}
    return tuple(found[number] for number in sorted(found))


def system_viewer() -> Viewer:
    """The system itself, in jobs and commands: it may do everything."""
    return Viewer(None, system=True)


def acting(by: Actor) -> Viewer:
    """The viewer behind whoever calls a service."""
    return by if isinstance(by, Viewer) else viewer_of(by)
