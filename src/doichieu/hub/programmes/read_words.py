"""Work, lead and day of a task as they were read first, by which the same task of two documents is known. Pure."""

import hashlib
from collections.abc import Mapping

from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.body_names import body_key
from doichieu.lexicon.search import searchable

ReadAs = tuple[str, str, str]


def read_as(facts: Mapping[str, object], place: Locality | None) -> ReadAs:
    """From the six points as the first step keeps them, folded; the lead however it is spelled."""
    work, lead, due = (str(facts.get(name) or "") for name in ("work", "lead", "due"))
    return searchable(work), body_key(lead, place), due


def key_of(words: ReadAs) -> str:
    """As it is kept."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
