"""The rows of a signed form are figures of their own, whatever note stands behind one of them."""

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.checks.refreshing import refresh_document
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.tests.worked import indicator


def test_a_row_with_a_note_is_no_headline_of_another_row(cast: Cast) -> None:
    indicator("LAB01", name_vi="Số lao động được giải quyết việc làm", unit="lao động", shown_in="lao động")
    indicator("LAB04", name_vi="Số lao động được đào tạo nghề", unit="lao động", shown_in="lao động")
    noted = line("162", indicator="LAB01", unit="lao động", note="đã rà soát, số trước ghi nhầm")
    document = sign(cast, noted, line("18", indicator="LAB04", unit="lao động")).document
    assert document is not None
    refresh_document(document.pk)
    assert not StoredFinding.objects.exists()
