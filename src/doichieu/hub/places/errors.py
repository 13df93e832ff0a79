"""What is refused about places.

PlaceError
├── PlaceExists      the code or the slug is taken
├── NameBorne        another unit of the place was called so before
├── ChangeUnsaid     a unit is changed without a reason, or nothing is changed
├── ParentMismatch   a place under one that does not lie above it
└── FaultyData       the committed files do not fit together
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import ClassVar


class PlaceError(Exception):
    """Anything that is wrong with a place."""

    code: ClassVar[str] = "place-error"


class PlaceExists(PlaceError):
    """A place or subject that is on record already."""

    code = "place-exists"

    def __init__(self, *, name: str) -> None:
        self.name = name
        super().__init__(f"{name} is on record already")


class NameBorne(PlaceError):
    """A name by which documents know another unit of the place, which is called otherwise now."""

    code = "name-borne"

    def __init__(self, *, name: str, bearer: str) -> None:
        self.name, self.bearer = name, bearer
        super().__init__(f"{name} was the name of {bearer}")


class ChangeUnsaid(PlaceError):
    """A unit that was to be changed without a word why, or to what it is already."""

    code = "change-unsaid"

    def __init__(self, *, name: str) -> None:
        self.name = name
        super().__init__(f"{name}: say what changes, and why")


class ParentMismatch(PlaceError):
    """A place that was to lie under one of its own level or below."""

    code = "parent-mismatch"

    def __init__(self, *, name: str, parent: str) -> None:
        self.name, self.parent = name, parent
        super().__init__(f"{name} cannot lie under {parent}")


class FaultyData(PlaceError):
    """The committed data names a place that it does not hold."""

    code = "faulty-place-data"

    def __init__(self, *, key: str) -> None:
        self.key = key
        super().__init__(f"the data names the place {key!r}, which it does not hold")
