"""The options of `doichieu check` by which its checks are set: how loosely words are taken, what is remarkable."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from doichieu.cli.parsing import count

if TYPE_CHECKING:
    from doichieu.reconcile import Settings

LEAST, MOST = 2, 8  # claims behind one implied number: with more the time grows out of all bounds


def number(written: str) -> Fraction:
    """A number above zero. Raises argparse.ArgumentTypeError."""
    try:
        value = Fraction(Decimal(written.replace(",", ".")))
    except (InvalidOperation, ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"{written!r} is not a number") from None
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{written!r} is not above zero")
    return value


def share(written: str) -> Fraction:
    """A percentage as a fraction of 1; zero too."""
    return Fraction(0) if written.strip("0,.") == "" and written else number(written) / 100


def length(written: str) -> int:
    """How many claims may stand behind one implied number."""
    found = count(written)
    if not LEAST <= found <= MOST:
        raise argparse.ArgumentTypeError(f"{written!r} is not between {LEAST} and {MOST}")
    return found


# Field of `reconcile.Settings`, how it is read, what is written for it, what it says; a test compares what is usual.
OPTIONS: tuple[tuple[str, Callable[[str], Fraction | int], str, str], ...] = (
    ("bound", share, "PERCENT", "how far a figure with a bound word may lie from the one that is written (usual: 5)"),
    ("longest", length, "COUNT", "claims behind one implied number; a contradiction joins two (usual: 4)"),
    ("official", share, "PERCENT", "how far an official figure may lie from its estimate (usual: 5)"),
    ("nearly_whole", share, "PERCENT", "parts that miss their whole by less were meant to make it (usual: 5)"),
    ("same_digits", count, "COUNT", "significant digits that do not come back next year by chance (usual: 4)"),
    ("outlier", number, "SCORE", "robust z from which a figure stands apart (usual: 3.5)"),
    ("fewest_points", count, "COUNT", "figures needed before one of them can stand apart (usual: 5)"),
)


def add_settings(parser: argparse.ArgumentParser) -> None:
    """The options, in a group of their own."""
    group = parser.add_argument_group("settings of the checks")
    for name, read, written, said in OPTIONS:
        group.add_argument(f"--{name.replace('_', '-')}", dest=name, type=read, metavar=written, help=said)


def settings_of(arguments: argparse.Namespace) -> "Settings":
    """What is usual, but for what was asked for."""
    from doichieu.reconcile import USUAL  # noqa: PLC0415 - not needed for what cannot be opened

    given = {name: getattr(arguments, name) for name, *_ in OPTIONS}
    return replace(USUAL, **{name: value for name, value in given.items() if value is not None})
