"""Files as offices hand them in, made here."""

import io
import zipfile

from docx import Document

REPORT = """Huyện Hòa Khê họp kiểm điểm năm 2022

Năm 2022, tổng thu ngân sách nhà nước của huyện Hòa Khê, tỉnh Tân Sa đạt 1.250,5 tỷ đồng, tăng 5,2% so với cùng kỳ.
Huyện đã GPMB 12 ha đất.
"""


def docx(*paragraphs: str) -> bytes:
    """The smallest Word file that holds these paragraphs."""
    file = io.BytesIO()
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


def archive() -> bytes:
    """A ZIP file that is no document."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as entries:
        entries.writestr("a.bin", bytes(range(256)))
    return file.getvalue()
