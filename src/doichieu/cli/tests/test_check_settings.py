"""The settings of the checks are options, and each says what is usual."""

import argparse
from fractions import Fraction

import pytest

from doichieu.cli.check_settings import OPTIONS, add_settings, settings_of
from doichieu.reconcile import USUAL, Settings


def settings(*given: str) -> Settings:
    parser = argparse.ArgumentParser()
    add_settings(parser)
    return settings_of(parser.parse_args(given))


def test_without_an_option_everything_is_as_usual() -> None:
    assert settings() == USUAL


def test_each_option_sets_its_own() -> None:
    given = settings("--bound", "2,5", "--outlier", "5", "--same-digits", "6", "--longest", "6", "--official", "0")
    assert (given.bound, given.outlier, given.same_digits) == (Fraction(1, 40), Fraction(5), 6)
    assert (given.longest, given.official, given.fewest_points) == (6, Fraction(0), USUAL.fewest_points)


@pytest.mark.parametrize(
    "given",
    [("--bound", "x"), ("--bound", "-1"), ("--outlier", "0"), ("--longest", "9"), ("--longest", "1"),
     ("--same-digits", "1.5"), ("--fewest-points", "0"), ("--bound", "NaN"), ("--bound", "")],
)  # fmt: skip
def test_what_is_no_such_number_is_refused(given: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        settings(*given)
    assert given[0] in capsys.readouterr().err


def test_every_setting_has_an_option_that_says_what_is_usual() -> None:
    assert {name for name, *_ in OPTIONS} == set(Settings.__slots__)
    for name, _, written, said in OPTIONS:
        usual = Fraction(getattr(USUAL, name)) * (100 if written == "PERCENT" else 1)
        assert said.endswith(f"(usual: {float(usual):g})")
