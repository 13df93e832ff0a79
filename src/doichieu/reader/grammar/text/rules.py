"""What a rule of the grammar is: a name, a pattern and a production."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Token = TypeVar("Token")
Product = TypeVar("Product")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Token, Product]):
    """How one shape of tokens is read.

    name: as a report prints it.
    pattern: a regular expression over the tokens' types, one letter a token.
    production: makes something of the tokens that matched, or None where they make no sense together.
    """

    name: str
    pattern: str
    production: Callable[[Sequence[Token]], Product | None]


@dataclass(frozen=True, slots=True)
class Grammar(Generic[Token, Product]):
    """A table of rules, compiled once; the first that matches and produces something wins."""

    rules: tuple[Rule[Token, Product], ...]
    patterns: tuple[re.Pattern[str], ...]
    seen: "dict[str, list[tuple[Rule[Token, Product], int]]]" = field(default_factory=dict, compare=False)

    def read(self, types: str, tokens: Sequence[Token]) -> "tuple[str, Product, int] | None":
        """The name of the rule that reads the beginning of `tokens`, its product, and how many it took."""
        for rule, taken in self._candidates(types):
            product = rule.production(tokens[:taken])
            if product is not None:
                return rule.name, product, taken
        return None

    def _candidates(self, types: str) -> "list[tuple[Rule[Token, Product], int]]":
        """The rules that the types begin as, and how many tokens each takes; few rows of types occur."""
        known = self.seen.get(types)
        if known is None:
            matches = ((rule, pattern.match(types)) for rule, pattern in zip(self.rules, self.patterns, strict=True))
            known = self.seen[types] = [(rule, found.end()) for rule, found in matches if found]
        return known


def grammar(rules: Sequence[Rule[Token, Product]]) -> Grammar[Token, Product]:
    """Compile a table of rules; a longer pattern stands before a shorter one."""
    return Grammar(tuple(rules), tuple(re.compile(rule.pattern) for rule in rules))
