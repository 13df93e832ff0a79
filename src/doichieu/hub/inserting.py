"""New rows that belong together, added at once: on PostgreSQL by one statement, elsewhere by one for each.

A row may refer to one that stands before it and is as new; the database itself tells it that one's number. No signal is
sent, and nothing is looked for that `Model.save` would look for: the rows are new, and complete.
"""

# ruff: noqa: SLF001 - Django documents `_meta` and `_state`

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections
from django.db.models import Field, ForeignKey, Model

MOST = 12  # rows of one statement: it is kept for each sequence of models
POSTGRESQL = "postgresql"

_Fields = Sequence[Field[Any, Any]]
_PLAIN: Mapping[str, type[Any]] = {  # whose values PostgreSQL takes as they are, where they are of just this type
    **dict.fromkeys(("CharField", "TextField"), str),
    "BooleanField": bool,
    "DateField": date,
    "DateTimeField": datetime,
}
_Ties = tuple[tuple[str, int], ...]  # names of fields that refer to a new row, each with the place of that row


@dataclass(frozen=True, slots=True)
class _Form:
    """What a statement has to know of a row."""

    model: type[Model]
    numbered: bool  # by the database
    ties: _Ties = ()


@dataclass(frozen=True, slots=True)
class _Statement:
    """How rows of some forms are added."""

    words: str
    wanted: Sequence[Sequence["_Wanted"]]  # whose values it takes, for each row

    def values(self, rows: Sequence[Model], database: Any) -> list[Any]:
        """As the database takes them."""
        return [
            value
            if each.plain is not None
            and ((value := getattr(row, each.name)) is None or type(value) is each.plain)
            and (each.plain is not datetime or value is None or value.tzinfo is not None)
            else each.field.get_db_prep_save(each.field.pre_save(row, add=True), database)
            for row, fields in zip(rows, self.wanted, strict=True)
            for each in fields
        ]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A field, and what is known of it beforehand: the rows of one entry have a hundred and thirty."""

    name: str
    field: Field[Any, Any]
    plain: type[Any] | None  # None: Django makes of any value what the database takes

    @classmethod
    def of(cls, field: Field[Any, Any], vendor: str) -> "_Wanted":
        own = vendor != POSTGRESQL or getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
        return cls(field.attname, field, None if own else _PLAIN.get(field.get_internal_type()))


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that changes what is on record already, and its values: plain ones, which every driver takes."""

    words: str
    values: Sequence[str | int]


def insert(*rows: Model, also: Change | None = None) -> None:
    """Add new rows, and tell each its number, and those of the new rows that it refers to.

    also: what is changed with them, on PostgreSQL without asking it once more.
    Raises IntegrityError where one says what may be said once and is on record, and ValueError for a row that is
    stored already. The transaction can go on, to ask what is in the way, and may hold some of the rows: whoever calls
    has it rolled back.
    """
    for row in rows:
        if not row._state.adding:
            raise ValueError(f"{row._meta.label_lower} {row.pk} is stored already")
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor == POSTGRESQL and len(rows) <= MOST:
        _insert_together(rows, database, also)
        return
    for row in rows:
        _insert_alone(row, database)
    if also is not None:
        with database.cursor() as cursor:
            cursor.execute(also.words, also.values)


def _insert_together(rows: Sequence[Model], database: Any, also: Change | None) -> None:
    """database: the connection itself, and not what looks it up each time that it is asked for something."""
    forms = tuple(_form(row, rows[:place]) for place, row in enumerate(rows))
    statement = _statement(forms, POSTGRESQL, also.words if also else "")
    values = statement.values(rows, database)
    with database.cursor() as cursor:
        cursor.execute(statement.words, [*values, *also.values] if also else values)
        numbers = cursor.fetchone()
    for row, form, number in zip(rows, forms, numbers, strict=True):
        for name, place in form.ties:
            setattr(row, name, rows[place])  # which has its number by now: it stands before
        _note(row, number)


def _insert_alone(row: Model, database: Any) -> None:
    statement = _statement((_form(row, ()),), database.vendor)
    with database.cursor() as cursor:
        cursor.execute(statement.words, statement.values([row], database))
        if database.vendor == POSTGRESQL:
            [number] = cursor.fetchone() or [None]
        else:
            number = (row.pk or cursor.lastrowid) if cursor.rowcount else None
    _note(row, number)


def _note(row: Model, number: Any) -> None:
    """That a row is stored. Raises IntegrityError where it is not."""
    if number is None:
        raise IntegrityError(f"{row._meta.label_lower}: what is said once is on record already")
    if row.pk is None:
        row.pk = number
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _form(row: Model, before: Sequence[Model]) -> _Form:
    """before: the new rows that it may refer to; of others it is told the number here."""
    ties = []
    related = row._state.fields_cache
    for name, attname in _relations(type(row)):
        if getattr(row, attname) is None and related.get(name) is not None:
            places = [place for place, each in enumerate(before) if each is related[name]]
            ties += [(name, place) for place in places]
            if not places:
                setattr(row, attname, related[name].pk)
    key = row._meta.pk.name
    return _Form(type(row), row.pk is None and all(name != key for name, _ in ties), tuple(ties))


@cache
def _relations(model: type[Model]) -> Sequence[tuple[str, str]]:
    return [(field.name, field.attname) for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]


@lru_cache(maxsize=256)
def _statement(forms: tuple[_Form, ...], vendor: str, also: str = "") -> _Statement:
    """The statement that adds rows of these forms; on PostgreSQL it answers with their numbers.

    also: on PostgreSQL, what it does besides.
    """
    tied = [dict(form.ties) for form in forms]
    kept = [
        [each for each in form.model._meta.concrete_fields if not (form.numbered and each.primary_key)]
        for form in forms
    ]
    wanted = [
        [_Wanted.of(each, vendor) for each in own if each.name not in ties]
        for own, ties in zip(kept, tied, strict=True)
    ]
    parts = [_part(form.model, own, ties) for form, own, ties in zip(forms, kept, tied, strict=True)]
    if vendor == POSTGRESQL:
        parts = [f"{part} RETURNING {_key(form.model)} AS number" for part, form in zip(parts, forms, strict=True)]
    if len(parts) == 1 and not also:
        return _Statement(parts[0], wanted)
    named = ", ".join(f"row{place} AS ({part})" for place, part in enumerate(parts))
    named += f", besides AS ({also})" if also else ""
    numbers = ", ".join(f"(SELECT number FROM row{place})" for place in range(len(parts)))  # noqa: S608 # names of our own
    return _Statement(f"WITH {named} SELECT {numbers}", wanted)


def _part(model: type[Model], fields: _Fields, tied: Mapping[str, int]) -> str:
    """How one row is added, unless it refers to a new row that was not added, or is on record."""
    columns = ", ".join(_quoted(each.column) for each in fields)
    values = ", ".join(f"row{tied[each.name]}.number" if each.name in tied else "%s" for each in fields)
    sources = ", ".join(f"row{place}" for place in sorted(set(tied.values())))
    given = f"SELECT {values} FROM {sources}" if sources else f"VALUES ({values})"  # noqa: S608 # columns of models
    return f"INSERT INTO {_quoted(model._meta.db_table)} ({columns}) {given} ON CONFLICT DO NOTHING"


def _key(model: type[Model]) -> str:
    return _quoted(model._meta.pk.column)


def _quoted(name: Any) -> str:
    return str(connections[DEFAULT_DB_ALIAS].ops.quote_name(str(name)))
