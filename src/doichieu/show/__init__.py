"""Figures, periods and claims as people read them: in words, in a terminal, on a page.

`print_table` (needs rich) is in `doichieu.show.terminal`, `page` in `doichieu.show.pages`.
"""

from doichieu.show.errors import NotANumber, ShowError
from doichieu.show.highlights import Mark, highlighted, mark_of, marked
from doichieu.show.lines import figure, kind, line, session_line
from doichieu.show.numbers import number, parsed_number
from doichieu.show.periods import day, period
from doichieu.show.posts import post
from doichieu.show.quantities import YES_NO, bound_words, parsed_quantity, quantity, unit_words
from doichieu.show.sentences import capitalised, sentence_of
from doichieu.show.wording import Lang, unread_advice

__all__ = [
    "YES_NO",
    "Lang",
    "Mark",
    "NotANumber",
    "ShowError",
    "bound_words",
    "capitalised",
    "day",
    "figure",
    "highlighted",
    "kind",
    "line",
    "mark_of",
    "marked",
    "number",
    "parsed_number",
    "parsed_quantity",
    "period",
    "post",
    "quantity",
    "sentence_of",
    "session_line",
    "unit_words",
    "unread_advice",
]
