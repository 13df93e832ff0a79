"""Fifty people who correct the same hundred figures at once."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import OperationalError, connections

from doichieu.hub.register.figure_errors import AlreadySuperseded
from doichieu.hub.register.models import Current, Figure
from doichieu.hub.register.series import Series
from scripts.soak_hands import LINES, Placed

EDITORS, FIGURES, TURNS = 50, 100, 20


def edit() -> int:
    """Let them all work; the number of corrections that were accepted and are not in the history, or not told."""
    place = Placed()
    series = [place.series(f"e{number}") for number in range(FIGURES)]
    for number, each in enumerate(series):
        place.add(each, number)
    start = Barrier(EDITORS)
    with ThreadPoolExecutor(EDITORS) as pool:
        told = list(pool.map(lambda number: _corrections(number, place, series, start), range(EDITORS)))
    accepted = [pk for _, pks in told for pk in pks]
    outcomes = sum((outcome for outcome, _ in told), Counter())
    missing = _not_in_history(accepted)
    silent = EDITORS * TURNS - outcomes.total()
    print(
        f"  {EDITORS} editors, {FIGURES} figures: {outcomes['accepted']} corrections accepted,"
        f" {outcomes['superseded']} told that somebody else was first, {outcomes['busy']} told to try again;"
        f" {len(missing)} accepted ones not in the history, {silent} without an answer",
        flush=True,
    )
    return len(missing) + silent


def _corrections(number: int, place: Placed, series: list[Series], start: Barrier) -> tuple["Counter[str]", list[int]]:
    """What one editor was told, and the figures that were accepted of them."""
    moments, outcomes, accepted = random.Random(number), Counter[str](), []  # noqa: S311
    try:
        start.wait(timeout=60)
        for turn in range(TURNS):
            chosen = moments.choice(series)
            standing = Current.objects.select_related("figure").get(series=chosen.digest).figure
            line = (number * TURNS + turn) % LINES
            try:
                reason = f"Người {number}, lần {turn}"
                accepted.append(place.add(chosen, line, supersedes=standing, reason=reason).pk)
                outcomes["accepted"] += 1
            except AlreadySuperseded:
                outcomes["superseded"] += 1
            except OperationalError:  # SQLite: the others wrote for longer than anybody waits
                outcomes["busy"] += 1
    finally:
        connections.close_all()
    return outcomes, accepted


def _not_in_history(accepted: list[int]) -> set[int]:
    """The accepted ones that cannot be reached from what holds now, back through what each replaced."""
    reached: set[int] = set()
    before = dict(Figure.objects.filter(set_by__startswith="e").values_list("pk", "supersedes"))
    for pk in Current.objects.filter(figure__set_by__startswith="e").values_list("pk", flat=True):
        figure: int | None = pk
        while figure is not None:
            reached.add(figure)
            figure = before[figure]
    return set(accepted) - reached
