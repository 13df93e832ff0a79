"""A figure as a report prints it."""

from dataclasses import replace

from doichieu import show
from doichieu.claims import Kind
from doichieu.hub.register.queries import HeldFigure, Revision


def figure_words(shown: HeldFigure | Revision, lang: show.Lang) -> str:
    """With its direction in words where it is a change; nothing for a withdrawal."""
    if shown.quantity is None:
        return ""
    if shown.witnesses and shown.figure.measure == Kind.GROWTH:
        as_claimed = replace(shown.witnesses[0].claim, quantity=shown.quantity, kind=Kind.GROWTH)
        return show.figure(as_claimed, lang)
    return show.quantity(shown.quantity, lang)
