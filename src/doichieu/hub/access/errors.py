"""What access refuses.

AccessError
├── Refused         the viewer may not do that there
├── UnknownActor    something was to be written by nobody
├── OrganisationRole  a role that no organisation's account can have
├── OwnAccount      somebody would close the account that they act with
└── NotDelegated    a delegation to oneself, to nobody, of days past, backwards, too long, or without a reason
"""

# ruff: noqa: N818 - an error is named by its fault

from enum import StrEnum
from typing import ClassVar


class AccessError(Exception):
    """Anything that access refuses."""

    code: ClassVar[str] = "access-error"


class Refused(AccessError):
    """An act for which the viewer holds no role there."""

    code = "refused"

    def __init__(self, *, viewer: str, act: str, locality: str | None) -> None:
        self.viewer, self.act, self.locality = viewer, act, locality
        place = f"for {locality}" if locality else "everywhere"
        super().__init__(f"{viewer or 'an anonymous visitor'} may not {act} {place}")


class UnknownActor(AccessError):
    """An act that must bear a person's name, asked for by nobody."""

    code = "unknown-actor"

    def __init__(self, *, act: str) -> None:
        self.act = act
        super().__init__(f"only somebody who is signed in may {act}")


class OrganisationRole(AccessError):
    """A role held for an organisation is the contributor's, and the organisation is one of the place."""

    code = "organisation-role"

    def __init__(self, *, role: str, organisation: str) -> None:
        self.role, self.organisation = role, organisation
        super().__init__(f"for {organisation} nobody is {role}: an organisation's account is its contributor's")


class OwnAccount(AccessError):
    """Nobody closes the account that they act with."""

    code = "own-account"

    def __init__(self, *, username: str) -> None:
        self.username = username
        super().__init__(f"{username} cannot close the account they act with: somebody else has to")


class Undelegated(StrEnum):
    """Why nothing was delegated."""

    TO_ONESELF = "to oneself"
    TO_CLOSED = "to a closed account"
    BACKWARDS = "the last day lies before the first"
    PAST = "the last day is past"
    TOO_LONG = "too many days"
    UNSAID = "without a reason"


class NotDelegated(AccessError):
    """A delegation that cannot be: to oneself or a closed account, of days past, backwards or too long, unsaid why."""

    code = "not-delegated"

    def __init__(self, *, fault: Undelegated) -> None:
        self.fault = fault
        super().__init__(f"nothing was delegated: {fault.value}")
