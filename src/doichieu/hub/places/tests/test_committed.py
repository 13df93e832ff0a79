from collections import Counter
from datetime import date

from doichieu.hub.places import committed

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
PLACES = list(committed.listed_places())
STEPS = list(committed.listed_lineage())


def test_there_are_as_many_places_as_the_law_counts() -> None:
    now = Counter(place.level for place in PLACES if place.last_day is None)
    before = Counter(place.level for place in PLACES if place.first_day is None)
    assert now == {1: 34, 3: 3321}
    assert before == {1: 63, 2: 696, 3: 10035}


def test_a_place_ends_or_begins_with_the_reform_or_goes_on_unchanged() -> None:
    days = Counter((place.first_day, place.last_day) for place in PLACES)
    assert days == {(None, LAST_DAY): 52 + 696 + 10035, (FIRST_DAY, None): 23 + 3321, (None, None): 11}


def test_a_parent_stands_before_its_children_and_one_level_above_at_the_same_time() -> None:
    seen = {}
    for place in PLACES:
        assert place.key not in seen
        seen[place.key] = place
        if place.parent:
            parent = seen[place.parent]
            assert parent.level == (2 if place.level == 3 and place.last_day else 1)
            assert parent.last_day in (place.last_day, None)
            assert parent.first_day in (place.first_day, None)
    assert [place.key for place in PLACES if not place.parent] == [p.key for p in PLACES if p.level == 1]


def test_every_word_of_a_name_is_capital_but_the_noun_of_a_state_farm() -> None:
    small = {word for place in PLACES for word in place.name.split() if word[0].islower()}
    assert small == {"trường"}
    assert all(place.name.startswith("Nông trường ") for place in PLACES if "trường" in place.name.split())


def test_names_are_bare_and_evenly_written() -> None:
    assert [p.name for p in PLACES if p.name != " ".join(p.name.split()) or "(" in p.name or not p.name] == []
    assert Counter(place.kind for place in PLACES if place.last_day is None and place.level == 3) == {
        "xã": 2621,
        "phường": 687,
        "đặc khu": 13,
    }
    assert {p.kind for p in PLACES} == {
        "tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn", "xã", "phường", "đặc khu",
    }  # fmt: skip


def test_the_largest_and_the_smallest_province_have_their_number_of_communes() -> None:
    names = {place.key: place.name for place in PLACES}
    communes = Counter(names[p.parent] for p in PLACES if p.level == 3 and p.last_day is None)
    assert communes.most_common(1) == [("Hồ Chí Minh", 168)]
    assert min(communes.items(), key=lambda pair: pair[1]) == ("Lai Châu", 38)
    assert (communes["Hà Nội"], communes["Thanh Hóa"], communes["Huế"]) == (126, 166, 40)


def test_every_former_place_has_a_successor_and_every_present_one_a_predecessor() -> None:
    former = {place.key for place in PLACES if place.last_day}
    present = {place.key for place in PLACES if place.first_day}
    assert {step.predecessor for step in STEPS} == former
    assert {step.successor for step in STEPS} == present


def test_a_predecessor_with_several_successors_came_over_in_parts() -> None:
    successors = Counter(step.predecessor for step in STEPS)
    assert [step for step in STEPS if step.partial != (successors[step.predecessor] > 1)] == []


def test_no_step_stands_twice() -> None:
    assert len({(step.predecessor, step.successor) for step in STEPS}) == len(STEPS) == 14328
