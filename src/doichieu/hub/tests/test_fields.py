from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.fields import ExactDecimalField
from doichieu.hub.places.models import Lineage

TWENTY_DIGITS = [
    "12345678901234567890",
    "0.12345678901234567891",
    "-98765432109876543210",
    "1234567890.1234567891",
    "99999999999999999999999999999999.99999999",
    "0.10",
    "1E+21",
    "0",
]


@pytest.mark.django_db
@pytest.mark.parametrize("digits", TWENTY_DIGITS)
def test_a_decimal_comes_back_from_the_database_unchanged(digits: str) -> None:
    cast = assembled()
    row = Lineage.objects.create(
        predecessor=cast.district, successor=cast.elsewhere, share=Decimal(digits), source="test"
    )
    kept = Lineage.objects.get(pk=row.pk).share
    assert kept == Decimal(digits)
    assert isinstance(kept, Decimal)
    assert Lineage.objects.filter(share=Decimal(digits)).exists()


@pytest.mark.django_db
def test_a_thousand_decimals_add_up_exactly() -> None:
    cast = assembled()
    row = Lineage.objects.create(predecessor=cast.district, successor=cast.elsewhere, source="test")
    total = Decimal(0)
    for number in range(1000):
        row.share = Decimal("12345678901234.567891") + number
        row.save()
        total += Lineage.objects.values_list("share", flat=True).get(pk=row.pk) or Decimal(0)
    assert total == Decimal("12345678901234.567891") * 1000 + Decimal(499500)


@pytest.mark.django_db
@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_what_is_not_finite_is_refused(value: Decimal) -> None:
    with pytest.raises(ValidationError, match="finite"):
        ExactDecimalField(name="share").get_db_prep_value(value, connection)


def test_a_float_is_refused() -> None:
    with pytest.raises(ValidationError, match="not exact"):
        ExactDecimalField(name="share").to_python(0.1)


def test_words_are_refused() -> None:
    with pytest.raises(ValidationError, match="not a decimal"):
        ExactDecimalField(name="share").to_python("mười")


@pytest.mark.parametrize("lookup", ["gt", "gte", "lt", "lte", "range"])
def test_comparing_by_size_in_the_database_is_refused(lookup: str) -> None:
    with pytest.raises(TypeError, match="cannot be compared"):
        Lineage.objects.filter(**{f"share__{lookup}": Decimal(1)})


def test_no_decimal_is_no_decimal() -> None:
    field = ExactDecimalField(name="share", null=True)
    assert field.to_python(None) is None
    assert field.get_db_prep_value(None, connection) is None
    assert field.from_db_value(None) is None


def test_a_decimal_is_written_out_without_an_exponent_for_a_backup() -> None:
    field = Lineage._meta.get_field("share")
    assert field.value_to_string(Lineage()) == ""
    assert field.value_to_string(Lineage(share=Decimal("1E+3"))) == "1000"
