"""Help and usage errors in the language that the command line asks for: Vietnamese, with `--lang en` English.

English stands in the code; lexicon/command_line.toml has the Vietnamese for each sentence, and for those of argparse.
It is read only where something of it is to be said.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NoReturn

from doichieu.lexicon import table

USAGE = 2  # exit status
ENGLISH, OPTION = "en", "--lang"
_FACT = re.compile(r"\\\{(\w+)\\\}")
_AGAIN = "message"  # a fact that is a sentence itself
_PREFIX = "usage: "


def speaks_english(words: Sequence[str]) -> bool:
    """Whether a command line asks for English."""
    following = zip(words, (*words[1:], ""), strict=True)
    return any(word == f"{OPTION}={ENGLISH}" or (word == OPTION and then == ENGLISH) for word, then in following)


def said(sentence: str) -> str:
    """The Vietnamese for an English sentence; the sentence where there is none."""
    known = _sentences().get(sentence)
    if known is not None:
        return known
    for pattern, words in _with_facts():
        found = pattern.fullmatch(sentence)
        if found:
            return words.format(**{name: _fact(name, fact) for name, fact in found.groupdict().items()})
    return sentence


def told(sentence: str, lang: str) -> str:
    """An English sentence in the language that was asked for."""
    return sentence if lang == ENGLISH else said(sentence)


def reason_of(fault: OSError, lang: str) -> str:
    """Why the system refuses a file, in the language that was asked for."""
    return told(fault.strerror or str(fault), lang)


def count(written: str) -> int:
    """A whole number above zero. Raises argparse.ArgumentTypeError."""
    if not (written.isascii() and written.isdecimal() and int(written)):
        raise argparse.ArgumentTypeError(f"{written!r} is not a whole number above zero")
    return int(written)


class Parser(argparse.ArgumentParser):
    """An argument parser that says what it has to say in one language."""

    english = False
    _is_told = False

    def format_help(self) -> str:
        """The help, once translated."""
        self._translate()
        return self._with_prefix(super().format_help())

    def format_usage(self) -> str:
        """The usage, once translated."""
        self._translate()
        return self._with_prefix(super().format_usage())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong beside the usage, and leave."""
        self.print_usage(sys.stderr)
        told = f"error: {message}" if self.english else said(f"error: {message}")
        self.exit(USAGE, f"{self.prog}: {told}\n")

    def _with_prefix(self, words: str) -> str:
        return words if self.english else words.replace(_PREFIX, said(_PREFIX), 1)

    def _translate(self) -> None:
        if self.english or self._is_told:
            return
        self._is_told = True
        self.description, self.epilog = said(self.description or ""), said(self.epilog or "")
        for group in self._action_groups:
            group.title = said(group.title or "")
        for action in self._actions:
            action.help = said(action.help or "")
            if isinstance(action.metavar, str):
                action.metavar = said(action.metavar)


def _fact(name: str, fact: str) -> str:
    if name == _AGAIN:
        return said(fact)
    return ", ".join(_sentences().get(each, each) for each in fact.split(", "))


@cache
def _sentences() -> Mapping[str, str]:
    return {entry.fact(ENGLISH): entry.written for entry in table("command_line")}


@cache
def _with_facts() -> Sequence[tuple[re.Pattern[str], str]]:
    """The sentences that facts are filled into: each as an expression, with its translation."""
    return [
        (re.compile(_FACT.sub(r"(?P<\1>.+?)", re.escape(english)), re.DOTALL), words)
        for english, words in _sentences().items()
        if "{" in english
    ]
