import pytest
from django.utils.safestring import SafeString

from doichieu.hub.web.words.markup import escaped, filled


@pytest.mark.parametrize(
    ("pattern", "parts", "made"),
    [
        ("<b>{}</b>", ("a < b & c",), "<b>a &lt; b &amp; c</b>"),
        ("<b>{}</b>{}", (SafeString("<i>a</i>"), 12), "<b><i>a</i></b>12"),
        ('<input name="n-{0}" id="n-{0}" value="{1}">', ("k", '"'), '<input name="n-k" id="n-k" value="&quot;">'),
        ("{{}} {}", ("x",), "{} x"),
        ("<hr>", (), "<hr>"),
    ],
)
def test_parts_are_put_into_their_places_and_escaped_unless_they_are_markup(
    pattern: str, parts: tuple[object, ...], made: str
) -> None:
    found = filled(pattern, *parts)
    assert found == made
    assert isinstance(found, SafeString)


def test_a_part_too_few_is_refused() -> None:
    with pytest.raises(IndexError):
        filled("{}{}", "a")


def test_words_are_escaped_for_markup_put_together_in_place() -> None:
    assert escaped('l\'an <b> "x" & y') == "l&#x27;an &lt;b&gt; &quot;x&quot; &amp; y"
    assert escaped("58,0 tỷ đồng") == "58,0 tỷ đồng"
