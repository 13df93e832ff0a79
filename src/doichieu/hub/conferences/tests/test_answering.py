from dataclasses import replace

from doichieu.hub.conferences.answering import Link, Uttered, Why, proposed_links


def opinion(key: str, start: int, *, where: int = 1, place: str = "", topic: str = "") -> Uttered:
    return Uttered(key, False, where, start, "Đại biểu nêu ý kiến", place, topic)


def answer(key: str, start: int, words: str = "Ông Lò Văn Sủng trả lời", *, where: int = 1) -> Uttered:
    return Uttered(key, True, where, start, words)


def links(*uttered: Uttered) -> list[tuple[str, str, Why]]:
    return [(link.opinion, link.answer, link.why) for link in proposed_links(uttered)]


def test_answers_behind_opinions_in_a_row_are_proposed_for_all_of_them() -> None:
    said = (opinion("o1", 0), opinion("o2", 50), answer("a1", 100), answer("a2", 150), opinion("o3", 200))
    assert links(*said) == [
        ("o1", "a1", Why.NEXT),
        ("o2", "a1", Why.NEXT),
        ("o1", "a2", Why.NEXT),
        ("o2", "a2", Why.NEXT),
    ]


def test_each_answer_of_a_dialogue_goes_with_the_opinion_before_it() -> None:
    said = (opinion("o1", 0), answer("a1", 50), opinion("o2", 100), answer("a2", 150))
    assert links(*said) == [("o1", "a1", Why.NEXT), ("o2", "a2", Why.NEXT)]


def test_an_answer_that_names_the_place_goes_with_its_opinion_alone_in_whatever_document_it_stands() -> None:
    said = (
        opinion("o1", 0, place="Đồng Mơ"),
        opinion("o2", 50, place="Suối Trai"),
        answer("a1", 10, "Về đường vào xã Suối Trai, Phòng Kinh tế sẽ làm trong quý III.", where=2),
        answer("a2", 100, "Ông Lò Văn Sủng trả lời chung."),
    )
    assert links(*said) == [("o2", "a1", Why.PLACE), ("o1", "a2", Why.NEXT), ("o2", "a2", Why.NEXT)]


def test_an_answer_about_the_same_is_proposed_and_one_common_word_is_too_little() -> None:
    said = (
        opinion("o1", 0, topic="giá nước sạch ở thôn Đông"),
        answer("a1", 10, "Công ty cấp nước sẽ giảm giá nước sạch từ tháng 9, trước hết ở thôn xa.", where=2),
        answer("a2", 60, "Đường liên xã sẽ được sửa.", where=2),
    )
    assert links(*said) == [("o1", "a1", Why.TOPIC)]
    one_word = (opinion("o1", 0, topic="giá nước"), answer("a1", 10, "Nước mắm được công nhận.", where=2))
    assert links(*one_word) == []


def test_an_answer_to_a_matter_that_an_opinion_names_goes_with_that_opinion_alone() -> None:
    asked = [
        Uttered("o1", False, 1, 0, "Bà Lò Thị Mến phản ánh rác thải tồn đọng ở khu vực chợ."),
        Uttered("o2", False, 1, 60, "Hội Nông dân đề nghị mở lớp dạy nghề."),
        Uttered("o3", False, 1, 120, "Trường mầm non kiến nghị sửa nhà bếp của trường mầm non."),
    ]
    given = [
        Uttered("a1", True, 1, 200, "Về rác thải ở khu chợ, sẽ thu gom hằng ngày.", topic="rác thải ở khu chợ"),
        Uttered("a2", True, 1, 260, "Đối với nhà bếp trường mầm non, sẽ sửa.", topic="nhà bếp trường mầm non"),
    ]
    assert links(*asked, *given) == [("o1", "a1", Why.TOPIC), ("o3", "a2", Why.TOPIC)]


def test_a_place_is_named_by_whole_words_alone() -> None:
    said = (opinion("o1", 0, place="Mơ"), answer("a1", 10, "Ông Mơi trả lời ở thôn Mơn.", where=2))
    assert links(*said) == []


def test_nothing_is_proposed_across_documents_by_order_or_for_what_a_clerk_wrote() -> None:
    assert links(opinion("o1", 0), answer("a1", 10, where=2)) == []
    assert links(opinion("n1", 0, where=0), answer("n2", 10, where=0)) == []
    assert proposed_links([]) == []
    assert Link("a", "b", Why.NEXT).why == "next"


def test_opinions_of_another_section_are_not_answered_by_what_stands_below_the_next_heading() -> None:
    said = (
        replace(opinion("o1", 0), section="Kiến nghị của cử tri"),
        replace(opinion("o2", 100), section="Phiên chất vấn"),
        replace(answer("a1", 150), section="Phiên chất vấn"),
    )
    assert links(*said) == [("o2", "a1", Why.NEXT)]


def test_of_opinions_in_a_row_those_whose_words_the_answer_takes_up_are_answered() -> None:
    said = (
        Uttered("o1", False, 1, 0, "Đại biểu xã Lâm đề nghị sửa trạm bơm Gò Vàng."),
        Uttered("o2", False, 1, 60, "Đại biểu xã Hạ đề nghị nghiệm thu đường chợ mới."),
        answer("a1", 120, "Ông Lò Văn Sủng giải trình: trạm bơm Gò Vàng sẽ có vốn trong quý II."),
    )
    assert links(*said) == [("o1", "a1", Why.NEXT)]
