"""What the register shows follows from what is on record; how each fault is found is tried in config/tests."""

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.register import services, soundness
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.entered import add
from doichieu.hub.register.tests.worked import HALF, claim, indicator, period, quantity, stored_text, witnessed


def test_a_quote_that_is_a_bare_number_is_compared_as_it_is_written(cast: Cast) -> None:
    content = "Số xã đạt chuẩn nông thôn mới: 12"
    text = stored_text(content, cast.district, cast.owner)
    stated = quantity("12", "xã")
    services.add_figure(
        series=Series(indicator("NRD02", unit="xã"), cast.district),
        period=period(HALF),
        quantity=stated,
        evidence=witnessed(text, claim(content, "12", stated, code="NRD02")),
        by=cast.owner,
    )
    assert list(soundness.faults()) == []


def test_figures_as_the_services_write_them_are_sound(cast: Cast, series: Series) -> None:
    first = add(cast, series)
    add(cast, series, "620000000000", name="b.txt", supersedes=first, reason="Nhầm")
    assert list(soundness.faults()) == []
