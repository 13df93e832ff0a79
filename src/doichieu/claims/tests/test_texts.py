from doichieu.claims import Block, BlockKind, Span, Text


def test_a_span_gives_the_characters_at_its_place_of_a_string_or_a_text() -> None:
    assert Span(4, 8).of("Thu ngân sách") == "ngân"
    assert Span(4, 8).of(Text("Thu ngân sách")) == "ngân"


def test_spans_touch_only_where_they_share_a_character() -> None:
    assert Span(0, 4).touches(Span(3, 5))
    assert not Span(0, 4).touches(Span(4, 5))


def test_a_span_covers_itself_and_what_lies_within() -> None:
    assert Span(0, 4).covers(Span(0, 4))
    assert Span(0, 4).covers(Span(1, 3))
    assert not Span(0, 4).covers(Span(1, 5))


def test_blocks_are_found_by_kind_in_order() -> None:
    heading, furniture = Block(BlockKind.HEADING, Span(0, 3), level=1), Block(BlockKind.FURNITURE, Span(4, 8))
    text = Text("Thu ngân", (heading, furniture))
    assert text.blocks_of(BlockKind.FURNITURE) == (furniture,)
