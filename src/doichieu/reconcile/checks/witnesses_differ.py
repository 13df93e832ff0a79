"""Two witnesses of one fact differ: the text and the table, the headline and the body, two documents."""

from collections.abc import Iterator

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.lexicon import folded
from doichieu.lexicon.plan_owners import plan_owner
from doichieu.reconcile.book import Book, Clash
from doichieu.reconcile.checks import targets_met
from doichieu.reconcile.checks.clashing import slip_factor
from doichieu.reconcile.reports import finding
from doichieu.reconcile.stances import counts_people
from doichieu.reconcile.witnesses import Witness

NAME = "witnesses"
FEWEST_SYLLABLES = 3  # of words by which two documents can be known to speak of one thing


def find(book: Book) -> Iterator[Finding]:
    """Pairs that differ, and every number that several claims state alike."""
    told: set[tuple[Witness, ...]] = set()
    for clash in book.clashes:
        one = clash.contradiction
        if not one.laws and slip_factor(one) is None and not is_estimate_and_result(clash) and not _is_by_chance(clash):
            pair = {"one": clash.witnesses[0], "other": clash.witnesses[-1]}
            facts: dict[str, Fact] = {name: witness.ref for name, witness in pair.items()}
            owners = {f"{name}_owner": _owner(book, witness) for name, witness in pair.items()}
            facts |= {name: owner for name, owner in owners.items() if owner}
            yield finding("witnesses.differ", _severity(clash), clash.witnesses, **facts)
            told.add(clash.witnesses)
    for first, second in targets_met.differing(book):
        if (first, second) not in told:
            yield finding("witnesses.differ", Severity.QUESTION, (first, second), one=first.ref, other=second.ref)
    clashing = {ref for clash in book.clashes for ref in clash.contradiction.refs}
    for group in book.by_topic.values():
        if len(group) > 1 and not any(witness.ref in clashing for witness in group):
            yield finding("witnesses.agree", Severity.AGREES, group, one=group[0].ref, other=group[-1].ref)


def _owner(book: Book, witness: Witness) -> str:
    """Whose plan it is, by its basis, the words around it or that of a rate beside it; empty where nobody says."""
    if not witness.claim.planned:
        return ""
    rates = [mate.claim.basis or "" for mate in book.mates(witness) if mate.claim.kind is Kind.ATTAINMENT]
    said = (witness.claim.basis or "", witness.before, witness.after, *rates)
    return next((owner for words in said if (owner := plan_owner(words))), "")


def _is_by_chance(clash: Clash) -> bool:
    """Whether two figures of one text only share the words that the reader gives them: `8 chỉ tiêu`, `4 chỉ tiêu`."""
    one, other = clash.witnesses[0], clash.witnesses[-1]
    in_cells = {witness.claim.cell is not None for witness in clash.witnesses}
    known = one.claim.code is not None or len(folded(one.claim.indicator or "").split()) >= FEWEST_SYLLABLES
    if one.ref.document != other.ref.document or _are_of_one_total(clash):
        return not known
    unknown = one.claim.code is None or one.claim.code != other.claim.code
    return unknown and not _is_linked(clash) and in_cells != {True, False}


def _is_linked(clash: Clash) -> bool:
    """Whether the reader says that one repeats the other."""
    return any(witness.links(Relation.REPEATS) for witness in clash.witnesses)


def _are_of_one_total(clash: Clash) -> bool:
    """`14/18 thôn đạt chuẩn`, and elsewhere `13/18 thôn đạt chuẩn`; not of people, who vote again and again."""
    totals = {witness.claim.total for witness in clash.witnesses}
    plain = not any(witness.claim.cell or counts_people(witness.claim.unit) for witness in clash.witnesses)
    return plain and len(totals) == 1 and None not in totals


def _severity(clash: Clash) -> Severity:
    """A question where one text names one indicator differently, or words alone: they may count different things.

    Also of two targets in two documents that are not said to be of one body: a session may aim higher than the plan.
    """
    same = len({documents(witness) for witness in clash.witnesses}) == 1
    by_words = all(witness.claim.code is None for witness in clash.witnesses) and not _is_linked(clash)
    if _are_aims_of_two(clash) or (same and by_words):
        return Severity.QUESTION
    one, other = (frozenset(folded(witness.claim.indicator or "").split()) for witness in clash.witnesses)
    in_cells = {witness.claim.cell is not None for witness in clash.witnesses}
    other_words = same and in_cells == {False} and not (one <= other or other <= one)
    return Severity.QUESTION if other_words else clash.severity


def _are_aims_of_two(clash: Clash) -> bool:
    owners = {plan_owner(witness.claim.basis or "") for witness in clash.witnesses}
    apart = len({documents(witness) for witness in clash.witnesses}) > 1
    return apart and all(witness.claim.planned for witness in clash.witnesses) and (len(owners) > 1 or "" in owners)


def is_estimate_and_result(clash: Clash) -> bool:
    """Whether an estimate and a figure that is none stand in two documents: the second may supersede the first."""
    estimates = {witness.claim.estimate for witness in clash.witnesses}
    return len(estimates) == 2 and len({documents(witness) for witness in clash.witnesses}) == 2


def documents(witness: Witness) -> str:
    return witness.ref.document
