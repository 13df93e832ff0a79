import pytest

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import indicator


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


@pytest.fixture
def series(cast: Cast) -> Series:
    """Revenue of the district."""
    return Series(indicator(), cast.district)
