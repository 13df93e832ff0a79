"""What a search asks of the columns that `lexicon.search.searchable` filled."""

from collections.abc import Iterable

from django.db.models import Q


def holding(terms: Iterable[str], column: str = "search") -> Q:
    """Condition: in the column, each of these terms begins a word.

    terms: as `lexicon.search.search_terms` gives them. column: with its path in the query, "text__search".
    """
    condition = Q()
    for term in terms:
        condition &= Q(**{f"{column}__startswith": term}) | Q(**{f"{column}__contains": f" {term}"})
    return condition
