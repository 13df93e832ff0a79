import pytest

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.documents.models import StoredText
from doichieu.hub.register.tests.worked import SENTENCE, indicator, read, revenue_claims, stored_text


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


@pytest.fixture
def text(cast: Cast) -> StoredText:
    """A read document of the district, with an amount, an attainment and a growth."""
    indicator()
    text = stored_text(SENTENCE, cast.district, cast.owner)
    read(text, revenue_claims())
    return text
