"""A part above its whole, where the catalogue knows the one as part of the other: of one place, time and body.

The pairs stand in lexicon/indicators.toml. What the words of a sentence tie together is the matter of `parts`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile.adding import SizeOf, is_loose, stated_amounts, whole_by_part
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import stated
from doichieu.reconcile.reports import finding
from doichieu.reconcile.settings import USUAL, Settings
from doichieu.reconcile.stances import stands
from doichieu.reconcile.topics import PLAN, RESULT, Topic, topic_of
from doichieu.reconcile.witnesses import Witness

NAME = "wholes"


def find(book: Book) -> Iterator[Finding]:
    """Each amount with those that its indicator is a part of."""
    return _find(book.by_topic, book.size, book.settings)


def parts_above(witnesses: Iterable[Witness], settings: Settings = USUAL) -> list[Finding]:
    """The same among figures of a few indicators, of which nothing else is asked."""
    found: dict[Topic, list[Witness]] = defaultdict(list)
    for witness in sorted(witnesses, key=lambda one: one.order):
        if _is_plain(witness):
            found[topic_of(witness)].append(witness)
    return list(_find(found, lambda one: stated(one.claim, settings), settings))


def _find(known: Mapping[Topic, Sequence[Witness]], size_of: SizeOf, settings: Settings) -> Iterator[Finding]:
    """A price basis stands behind the code, and is the same of both."""
    named = {topic.what for topic in known}
    pairs = {what: whole for what in named if (whole := _whole_of(what)) in named}
    for topic, group in known.items() if pairs else ():
        if topic.what in pairs and topic.role in {RESULT, PLAN}:
            others = known.get(topic._replace(what=pairs[topic.what]))
            if others:
                yield from _of_pair(group, others, size_of, settings)


@lru_cache(maxsize=1024)
def _whole_of(what: str) -> str:
    """The name of the number that this one is a part of; empty where the catalogue knows none."""
    code, space, basis = what.partition(" ")
    whole = whole_by_part().get(code, "")
    return f"{whole}{space}{basis}" if whole else ""


def _of_pair(
    parts: Sequence[Witness], wholes: Sequence[Witness], size_of: SizeOf, settings: Settings
) -> Iterator[Finding]:
    """Where several amounts are stated of either: the least part beside the greatest whole."""
    least, greatest = (stated_amounts(list(filter(_is_plain, group)), size_of) for group in (parts, wholes))
    sizes = {one.ref: size for one in (*least, *greatest) if (size := size_of(one)) is not None}
    part = min(least, key=lambda one: sizes[one.ref].low, default=None)
    whole = max(greatest, key=lambda one: sizes[one.ref].high, default=None)
    if part is None or whole is None or sizes[part.ref].low <= sizes[whole.ref].high:
        return
    if _is_told_by_words(part, whole):
        return
    one, other = sizes[part.ref], sizes[whole.ref]
    estimated = part.claim.estimate or whole.claim.estimate
    near = estimated and one.middle - other.middle <= settings.official * other.middle
    severity = Severity.QUESTION if near or is_loose((part, whole)) else Severity.WARNING
    yield finding("wholes.above", severity, (whole, part), part=part.ref, whole=whole.ref)


def _is_plain(witness: Witness) -> bool:
    return witness.claim.kind is Kind.LEVEL and witness.claim.total is None


def _is_told_by_words(part: Witness, whole: Witness) -> bool:
    """Whether the sentence itself says that it is a part."""
    one_sentence = (part.ref.document, part.sentence) == (whole.ref.document, whole.sentence)
    named = any(stands(kind, words) for kind in ("whole", "among") for words in (whole.after, part.before))
    return whole.ref in part.links(Relation.PART_OF) or (one_sentence and named)
