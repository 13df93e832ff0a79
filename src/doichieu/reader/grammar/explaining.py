"""The grounds of each number, put together from what was kept of it: nothing of this runs in a plain reading."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from doichieu.claims import Bound, Relation, Span
from doichieu.claims.explanations import ClaimExplained, Ground, Weighed, Word
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.quantity_tokens import tokens_at
from doichieu.reader.grammar.figures.confidence import weights
from doichieu.reader.grammar.figures.evidence import KNOWN, Evidence, Grounds, with_code
from doichieu.reader.grammar.figures.figure_times import PLANNING
from doichieu.reader.grammar.figures.stated import Stated
from doichieu.reader.grammar.figures.verdicts import DECISIVE
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import Cue, Roles, cues_in, guards_behind, guards_behind_words
from doichieu.reader.grammar.times.expressions import TimeFrom

NEAR = 40  # signs before a number in which the word stands that made it something else
PLANS = PLANNING | {"plan_local", "plan_size", "plan_basis", "assigned", "set_size", "in_force"}
BASES = frozenset(("plan_basis", "past_basis", "year_before"))
IN_SENTENCE = frozenset((TimeFrom.BESIDE, TimeFrom.CLAUSE, TimeFrom.OPENING, TimeFrom.BEHIND))
SENTENCE_TABLES = frozenset(("bounds", "estimates", "cues", "guards", "heads", "boundaries"))


def explained_claim(source: Source, one: Stated) -> ClaimExplained:
    """A claim with what each of its fields rests on."""
    grounds = list(_of_prose(source, one, one.grounds) if one.grounds is not None else _of_cell(one))
    grounds += _related(one)
    table_of = weights()
    parts = tuple(Weighed(part.name, part.fact, part.weight) for part in table_of.parts(one.facts))
    return ClaimExplained(one.whole_claim(), tuple(grounds), table_of.base, parts)


def words_around(source: Source, start: int, end: int) -> tuple[Word, ...]:
    """The words of the lexicon that make a number something else than a figure: right before it, or behind."""
    lower = source.lower
    begin = max(start - NEAR, lower.rfind("\n", 0, start) + 1)
    cues = (cue for cue in cues_in(lower, begin, start) if "guard" in cue.roles)
    found = [cue for cue in cues if not lower[cue.end : start].strip()]
    for at in range(start, end):
        for phrases in (guards_behind(), guards_behind_words()) if lower[at - 1 : at] == " " else ():
            match = phrases.match(lower, at, min(end + NEAR, len(lower)))
            if match is not None:
                found.append(Cue(at, match[1], Roles({})))
    return _words(source, found, frozenset(("guards",)))


def _of_prose(source: Source, one: Stated, known: Grounds) -> Iterator[Ground]:
    claim, facts, setting, judgement = one.claim, one.facts, known.setting, known.judgement
    scene, chain = setting.scene, setting.chain
    before = scene.cues_between(scene.start, one.start)
    yield Ground("quantity", facts.quantity, claim.span, _parts_of_quantity(source, one))
    yield Ground("kind", judgement.rule, None, _words(source, _with(chain, DECISIVE), SENTENCE_TABLES))
    if claim.bound is not Bound.EXACT:
        bounds = _with([*chain, *scene.cues_between(one.start, setting.right)], {"bound", "bound_after"})
        yield Ground("bound", claim.bound.value, None, _words(source, bounds, SENTENCE_TABLES))
    if claim.planned:
        plans = _words(source, _with(before, PLANS), SENTENCE_TABLES)
        yield Ground("planned", "words of planning" if plans else "section or time ahead", None, plans)
    if claim.estimate:
        yield Ground(
            "estimate", "words of estimate", None, _words(source, _with(before, {"estimate"}), SENTENCE_TABLES)
        )
    if known.phrase is not None:
        start, end = known.phrase.start, known.phrase.end
        heads = _words(source, cues_in(source.lower, start, end), frozenset(("heads",)))
        yield Ground("indicator", facts.source, source.original(start, end), heads)
    yield Ground("period", facts.time, _time_of(source, known))
    if judgement.basis is not None:
        basis = judgement.basis
        named = _with(cues_in(source.lower, basis.start, basis.end), BASES)
        words = _words(source, named, SENTENCE_TABLES)
        yield Ground("basis", "words beside the figure", source.original(basis.start, basis.end), words)
    elif claim.basis is not None:
        yield Ground("basis", "of the change beside it")


def _of_cell(one: Stated) -> Iterator[Ground]:
    facts = one.facts
    yield Ground("quantity", facts.quantity, one.claim.span)
    yield Ground("kind", facts.verdict)
    if one.claim.planned:
        yield Ground("planned", "heading of the column, or time ahead")
    yield Ground("indicator", facts.source)
    yield Ground("period", facts.time)
    if one.claim.basis is not None:
        yield Ground("basis", "heading of the column, or time ahead")


def _related(one: Stated) -> Iterator[Ground]:
    """What relates a claim to the world, and to other claims."""
    claim = one.claim
    if claim.locality is not None or claim.subject is not None:
        yield Ground("locality", "named with the figure")
    if claim.code is not None:
        yield Ground("code", _code_from(one, with_code(one.evidence)))
    for relation, target in one.links.items():
        yield Ground("links", relation.value, target.claim.span)


def _code_from(one: Stated, facts: Evidence) -> str:
    if facts.wording == KNOWN or one.scene is None:
        return KNOWN
    return "of the figure that it rates" if one.linked(Relation.RATES) is not None else "words around the figure"


def _parts_of_quantity(source: Source, one: Stated) -> tuple[Word, ...]:
    """Magnitudes and unit of the expression."""
    parts = [token for token in tokens_at(source.lower, one.start, one.end) if token.type in "MU"]
    found = [Cue(token.start, token.end, Roles({})) for token in parts]
    return _words(source, found, frozenset(("magnitudes", "units")))


def _time_of(source: Source, known: Grounds) -> Span | None:
    """The words of the sentence that give the time, where it is the sentence that does."""
    when = known.when
    if when.source not in IN_SENTENCE:
        return None
    return next((time.span(source) for time in known.setting.scene.times if time.period == when.period), None)


def _with(cues: Iterable[Cue], roles: Collection[str]) -> list[Cue]:
    return [cue for cue in cues if not cue.roles.keys().isdisjoint(roles)]


def _words(source: Source, cues: Iterable[Cue], tables: frozenset[str]) -> tuple[Word, ...]:
    """Each cue with the entries of these tables that it is a form of."""
    return tuple(
        Word(source.original(start, end), f"{name}/{identity}")
        for start, end in dict.fromkeys((cue.start, cue.end) for cue in cues)
        for name, identity in _entries().get(" ".join(source.lower[start:end].split()), ())
        if name in tables
    )


@cache
def _entries() -> Mapping[str, list[tuple[str, str]]]:
    """Table and id of every entry by its folded forms."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in (*sorted(SENTENCE_TABLES), "magnitudes", "units"):
        for entry in table(name):
            for form in entry.forms:
                found[folded(form)].append((name, entry.id))
    return found
