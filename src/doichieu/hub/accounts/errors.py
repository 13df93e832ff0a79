"""What sign-in refuses.

AccountError
├── UsernameRefused    a name of other signs, or too short
├── UsernameTaken      somebody has it
├── IdentityTaken      somebody else comes in by it
└── PasswordRefused    too short, or a common one
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import ClassVar


class AccountError(Exception):
    """Anything that is wrong with an account."""

    code: ClassVar[str] = "account-error"


class UsernameRefused(AccountError):
    """A name that is not of 3 to 150 Latin letters, digits and signs."""

    code = "username-refused"

    def __init__(self, *, username: str) -> None:
        self.username = username
        super().__init__(f"{username!r} is no name to sign in with: 3 to 150 of a-z, 0-9 and . _ + @ -, a letter first")


class UsernameTaken(AccountError):
    """A name that another account has."""

    code = "username-taken"

    def __init__(self, *, username: str) -> None:
        self.username = username
        super().__init__(f"somebody signs in as {username!r} already")


class IdentityTaken(AccountError):
    """An identity of the office's own sign-in that is tied to another account."""

    code = "identity-taken"

    def __init__(self, *, identity: str) -> None:
        self.identity = identity
        super().__init__(f"{identity!r} is tied to another account")


class PasswordRefused(AccountError):
    """A password that the site's rules do not let pass."""

    code = "password-refused"

    def __init__(self, *, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))
