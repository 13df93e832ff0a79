import pytest

from doichieu.hub.access.tests.cast import Cast, assembled


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()
