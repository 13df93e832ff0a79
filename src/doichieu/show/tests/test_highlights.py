"""Marks stand on exactly their characters, and nothing of the text is lost."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.show import Mark, highlighted, marked
from doichieu.show.tests.sample import CLAIMS, CONTENT, TEXT


class Page(HTMLParser):
    """What a browser would make of a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.words, self.marks, self.ids = "", dict[str, str](), list[str]()
        self.open: list[str] = []
        self.mark: str | None = None
        self.in_summary = False
        self.feed(fragment)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            return
        facts = dict(attributes)
        self.open.append(tag)
        self.in_summary = self.in_summary or tag in ("summary", "sup")
        if facts.get("id"):
            self.ids.append(str(facts["id"]))
        if tag == "mark":
            assert self.mark is None, "marks nest"
            self.mark = str(facts.get("data-claim") or facts.get("id"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.mark = None if tag == "mark" else self.mark
        self.in_summary = self.in_summary and tag not in ("summary", "sup")

    def handle_data(self, data: str) -> None:
        if self.in_summary:
            return
        self.words += data
        if self.mark is not None:
            self.marks[self.mark] = self.marks.get(self.mark, "") + data


def bare(words: str) -> str:
    return "".join(words.replace("\ufeff", "").split())


def test_each_claim_is_marked_on_its_quote() -> None:
    page = Page(highlighted(TEXT, CLAIMS))
    assert page.marks == {claim.id: claim.quote for claim in CLAIMS}
    assert page.ids == [f"c-{claim.id}" for claim in CLAIMS]
    assert bare(page.words) == bare(CONTENT)


def test_blocks_become_elements() -> None:
    fragment = highlighted(TEXT, CLAIMS)
    assert "<h1>Hội nghị Ban Chấp hành Đảng bộ xã An Bình lần thứ 5</h1>" in fragment
    assert fragment.count('<li class="level-1 labelled">') == 2
    assert "<tr><th>Chỉ tiêu</th><th>Kế hoạch</th><th>Thực hiện</th></tr>" in fragment
    mark = '<mark id="c-k9" class="figure level" data-claim="k9">118,5</mark>'
    assert f"<tr><td>Diện tích lúa (ha)</td><td>120</td><td>{mark}</td></tr>" in fragment
    assert "&lt;chưa rõ&gt; &amp; hết." in fragment


def test_furniture_is_folded_dimmed_or_left_out() -> None:
    folded = "<summary>Phần không thuộc văn bản</summary>\n<p>Trang chủ | Liên hệ</p>\n</details>"
    assert folded in highlighted(TEXT, ())
    assert '<div class="furniture">\n<p>Trang chủ | Liên hệ</p>\n</div>' in highlighted(TEXT, (), furniture="dimmed")
    assert "Trang chủ" not in highlighted(TEXT, (), furniture="left out")


def test_a_mark_can_be_a_link_with_facts_of_its_own() -> None:
    mark = Mark(Span(0, 5), "m", ("a", "b"), {"x": '"1"'}, href="#r&1", title="<t>")
    assert marked(Text("12 ha lúa"), [mark]) == (
        '<p><mark id="m" class="a b" data-x="&quot;1&quot;" title="&lt;t&gt;">'
        '<a href="#r&amp;1">12 ha</a></mark> lúa</p>\n'
    )


def test_of_marks_that_overlap_each_keeps_its_id_and_none_nests() -> None:
    marks = [Mark(Span(0, 8), "a"), Mark(Span(3, 5), "b"), Mark(Span(6, 11), "c"), Mark(Span(0, 2), "d")]
    page = Page(marked(Text("0123456789ABC"), marks))
    assert page.marks == {"a": "01234567", "c": "89A"}
    assert sorted(page.ids) == ["a", "b", "c", "d"]
    assert page.words == "0123456789ABC\n"


def test_a_mark_over_two_paragraphs_is_two_pieces_under_one_id() -> None:
    fragment = marked(Text("một hai\n\nba bốn"), [Mark(Span(4, 11), "m", data={"claim": "m"})])
    assert fragment == (
        '<p>một <mark id="m" data-claim="m">hai</mark></p>\n<p><mark data-claim="m">ba</mark> bốn</p>\n'
    )


def test_changes_show_within_and_around_marks() -> None:
    blocks = (Block(BlockKind.INSERTED, Span(0, 6)), Block(BlockKind.DELETED, Span(8, 13)))
    fragment = marked(Text("tăng 5 ha, giảm 3", blocks), [Mark(Span(5, 9), "m")])
    assert fragment == ('<p><ins>tăng </ins><mark id="m"><ins>5</ins> h<del>a</del></mark><del>, gi</del>ảm 3</p>\n')


def test_a_note_shows_its_number() -> None:
    text = Text("Thu 5 tỷ\nTheo báo cáo", (Block(BlockKind.FOOTNOTE, Span(9, 21), label="1"),))
    assert '<aside class="footnote"><sup>1</sup> Theo báo cáo</aside>' in marked(text, ())


def test_a_merged_cell_is_as_wide_as_what_it_covers() -> None:
    cells = [((0, 1), "1:1:1"), ((2, 3), "1:1:2"), ((5, 5), "1:2:1"), ((6, 7), "1:2:2"), ((8, 9), "1:2:3")]
    blocks = tuple(Block(BlockKind.CELL, Span(*span), column="x", label=label) for span, label in cells)
    assert '<tr><td>A</td><td colspan="2">B</td></tr>\n<tr><td></td><td>C</td><td>D</td></tr>' in marked(
        Text("A\tB\t\n\tC\tD", blocks), ()
    )


kinds = st.sampled_from([BlockKind.HEADING, BlockKind.ITEM, BlockKind.FURNITURE, BlockKind.INSERTED, BlockKind.DELETED])
contents = st.text(st.sampled_from("ab <&>\n\t.1ế\u0301\ufeff\r"), min_size=1, max_size=60)
places = st.tuples(st.integers(0, 60), st.integers(1, 20))


@given(contents, st.lists(places, max_size=6), st.lists(st.tuples(places, kinds), max_size=6))
def test_no_character_is_lost_whatever_is_marked(
    content: str, marks: list[tuple[int, int]], blocks: list[tuple[tuple[int, int], BlockKind]]
) -> None:
    made = [Block(kind, Span(min(a, len(content)), min(a + n, len(content))), level=1) for (a, n), kind in blocks]
    made.sort(key=lambda block: (block.span.start, -block.span.end))
    spans = [Span(a, a + n) for a, n in marks if a + n <= len(content)]
    text = Text(content, tuple(made))
    made_marks = [Mark(span, str(number), data={"claim": str(number)}) for number, span in enumerate(spans)]
    page = Page(marked(text, made_marks))
    assert bare(page.words) == bare(content)
    assert len(set(page.ids)) == len(page.ids)
    for number, span in enumerate(spans):
        alone = not any(span.touches(other) for at, other in enumerate(spans) if at != number)
        if alone:
            assert bare(page.marks.get(str(number), "")) == bare(span.of(content))
