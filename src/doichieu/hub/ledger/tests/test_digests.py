"""An object that is put together from parts is, letter for letter, the one that is digested whole."""

from hypothesis import given
from hypothesis import strategies as some

from doichieu.hub.ledger.digests import Alike, canonical_json, digest_of

NAMES = some.text(alphabet="abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)
VALUES = some.one_of(some.none(), some.booleans(), some.integers(), some.text(), some.lists(some.text(), max_size=3))
OBJECTS = some.dictionaries(NAMES, VALUES, max_size=9)


@given(same=OBJECTS, own=OBJECTS)
def test_objects_alike_in_some_fields_are_worded_and_digested_as_if_each_were_alone(
    same: dict[str, object], own: dict[str, object]
) -> None:
    same = {name: value for name, value in same.items() if name not in own}
    alike, parts = Alike(same, own), {name: canonical_json(value) for name, value in own.items()}
    assert alike.text(parts) == canonical_json(same | own)
    assert alike.digest(parts) == digest_of(same | own)


def test_a_field_of_its_own_that_says_nothing_is_left_out() -> None:
    alike = Alike({"b": "100 %", "d": None}, ("a", "c"))
    assert alike.text({"a": "1", "c": ""}) == '{"a":1,"b":"100 %","d":null}'
    assert alike.text({"a": "", "c": '"x"'}) == '{"b":"100 %","c":"x","d":null}'
    assert Alike({}, ("a",)).text({"a": ""}) == "{}"
