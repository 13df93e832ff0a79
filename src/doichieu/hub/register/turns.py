"""Whose turn it is: figures of one series and period are written one after the other, whichever way they come.

Whoever enters, imports or takes back figures asks here first, once for all that the act will touch, and reads what
holds only then.
"""

from collections.abc import Collection

from doichieu.hub.register.models import Figure
from doichieu.hub.statements import asked, on_postgresql

Key = tuple[str, int]  # digest of a series, and number of a period

_FIRST = "SELECT id FROM register_figure WHERE series = %s AND period_id = %s ORDER BY id LIMIT 1 FOR NO KEY UPDATE"
_FIRST_OF_EACH = """
SELECT series, period_id FROM register_figure WHERE id = ANY(ARRAY(
  SELECT first.id FROM unnest(string_to_array(%s, ' '), string_to_array(%s, ' ')::bigint[]) AS wanted (series, period)
  CROSS JOIN LATERAL (
    SELECT id FROM register_figure WHERE series = wanted.series AND period_id = wanted.period ORDER BY id LIMIT 1
  ) AS first
)) ORDER BY id FOR NO KEY UPDATE
"""


def key_of(figure: Figure) -> Key:
    """Under which a stored figure is written."""
    return figure.series, figure.period_id


def wait_for_others(keys: Collection[Key]) -> dict[Key, bool]:
    """Let nobody else write figures of these series and periods before this transaction ends.

    Returns for each whether there may be any. What is locked is the first row of each: it stays for good, whereas the
    row of `Current` is replaced, and who waited for that would find nothing in its place. All are locked by one
    statement, in the order of the rows: of two acts that touch the same ones in another order, the second waits. Two
    who write the first figure of a series and period wait for each other at `Current`, which takes one of them.
    On SQLite there is one writer at a time, nothing to wait for, and no query; on PostgreSQL one.
    """
    if not keys or not on_postgresql():
        return dict.fromkeys(keys, True)
    wanted = list(keys)
    if len(wanted) == 1:  # most entries: half of the time that the longer statement takes
        return {wanted[0]: bool(asked(_FIRST, *wanted[0]))}
    series, periods = " ".join(digest for digest, _ in wanted), " ".join(str(period) for _, period in wanted)
    # as words: the driver takes 20 times as long over the arrays of an import's part
    found = asked(_FIRST_OF_EACH, series, periods)
    return dict.fromkeys(wanted, False) | dict.fromkeys(((digest, period) for digest, period in found), True)
