"""The figures that a fault speaks of lead to their documents."""

from datetime import date

from django.utils.translation import override

from doichieu.hub.intake.line_errors import SetBeside
from doichieu.hub.web.words.set_beside import with_documents


def test_each_figure_stands_with_its_document_its_day_and_whether_it_was_reviewed() -> None:
    beside = [
        SetBeside("33,1 tỷ đồng", document=4, title="Báo cáo <quý II>", published=date(2026, 7, 2), reviewed=False),
        SetBeside("31 tỷ đồng", document=5, title="Báo cáo 9/BC-UBND: Kết quả quý I", published=None, reviewed=True),
    ]
    kept = SetBeside("30 tỷ đồng", document=6, title="Báo cáo 7/BC-UBND", published=None, reviewed=True, kept=True)
    with override("vi"):
        assert "</a>, chỉ giữ ở văn bản, không vào số liệu)." in with_documents("Hai số không khớp.", [kept])
        told = with_documents("Hai số không khớp.", beside)
    assert '33,1 tỷ đồng (<a href="/d/4/" lang="vi">“Báo cáo &lt;quý II&gt;” ngày 02/07/2026</a>, chưa duyệt)' in told
    assert told.endswith('31 tỷ đồng (<a href="/d/5/" lang="vi">Báo cáo 9/BC-UBND</a>).')
