"""The order of Vietnamese words."""

from doichieu.lexicon.sorting import sorted_as


def test_letters_of_the_alphabet_stand_in_its_order_and_capitals_beside_small_letters() -> None:
    names = [
        "Ủy ban nhân dân xã",
        "thôn Bãi",
        "Đoàn xã",
        "các cấp ủy",
        "Công an xã",
        "Dân quân",
        "Ăn Hòa",
        "An Hòa",
        "Ân Hòa",
    ]
    assert sorted(names, key=sorted_as) == [
        "An Hòa",
        "Ăn Hòa",
        "Ân Hòa",
        "các cấp ủy",
        "Công an xã",
        "Dân quân",
        "Đoàn xã",
        "thôn Bãi",
        "Ủy ban nhân dân xã",
    ]


def test_tones_tell_words_of_the_same_letters_apart() -> None:
    assert sorted(["mạ", "mã", "má", "ma", "mả", "mà"], key=sorted_as) == ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(["mà b", "ma c", "ma a"], key=sorted_as) == ["ma a", "mà b", "ma c"]


def test_numbers_and_spaces_stand_before_letters() -> None:
    assert sorted(["Tổ a", "Tổ 2", "Tổ"], key=sorted_as) == ["Tổ", "Tổ 2", "Tổ a"]
