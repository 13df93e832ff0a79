"""What was read and entered before there were checks is checked by a command, once or many times."""

from io import StringIO

import pytest
from django.core.management import call_command

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.models import LaidClaim, StoredFinding
from doichieu.hub.checks.tests.contradictory import contradictory_text, read_anew
from doichieu.hub.checks.tests.test_across import level
from doichieu.hub.checks.tests.test_across import revenue as revenue  # noqa: PLC0414 # a fixture
from doichieu.hub.ledger.models import Link
from doichieu.hub.places.models import Locality


def refreshed(*given: str) -> list[str]:
    out = StringIO()
    call_command("refresh_findings", *given, stdout=out)
    return out.getvalue().splitlines()


def test_the_command_checks_each_document_and_each_place_and_says_how_far_it_is(cast: Cast, revenue: Indicator) -> None:
    read_anew(contradictory_text(cast.district, cast.owner))
    level(cast, revenue, 2021, "615.37")
    level(cast, revenue, 2022, "615.37")
    said = refreshed()
    assert said[0] == "document 1 of 3: sai.txt"
    assert said[-2:] == ["place 1 of 1: huyện Hòa Khê", "3 documents and 1 places checked, 2 findings open"]
    wordings = StoredFinding.objects.order_by("pk").values_list("wording", flat=True)
    assert list(wordings) == ["attainment.of_total", "unchanged.same"]
    assert LaidClaim.objects.count() == 2
    links = Link.objects.count()
    assert refreshed("--quiet") == said[-1:]
    assert Link.objects.count() == links


def test_the_command_keeps_to_the_place_that_it_is_given(cast: Cast, revenue: Indicator) -> None:
    read_anew(contradictory_text(cast.district, cast.owner))
    assert refreshed("--place", cast.elsewhere.slug)[-1] == "0 documents and 0 places checked, 0 findings open"
    assert refreshed("--place", cast.province.slug)[-1] == "1 documents and 0 places checked, 1 findings open"
    with pytest.raises(Locality.DoesNotExist):
        refreshed("--place", "khong-co")
