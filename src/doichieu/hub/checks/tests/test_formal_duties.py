import pytest

from doichieu.hub.checks.formal_duties import is_formal


@pytest.mark.parametrize(
    "work",
    [
        "giám sát việc thực hiện Nghị quyết này",
        "Giám sát việc thực hiện Nghị quyết",
        "theo dõi, đôn đốc, kiểm tra việc triển khai thực hiện Kế hoạch này",
        "chịu trách nhiệm tổ chức thực hiện Nghị quyết này",
        "giám sát và đôn đốc việc thi hành Nghị quyết này theo quy định của pháp luật",
    ],
)
def test_to_carry_out_or_watch_over_the_paper_itself_is_a_duty_without_a_matter(work: str) -> None:
    assert is_formal(work)


@pytest.mark.parametrize(
    "work",
    [
        "giám sát việc thực hiện Nghị quyết về nước sạch tại 3 thôn",
        "kiểm tra 12 cơ sở kinh doanh thực phẩm",
        "giám sát việc thu phí vệ sinh môi trường",
        "theo dõi, đôn đốc",
        "xây dựng kế hoạch thực hiện Nghị quyết này",
        "giám sát việc thực hiện Nghị quyết này, báo cáo trước ngày 15/12",
    ],
)
def test_a_duty_with_a_matter_a_paper_of_its_own_or_a_day_is_a_real_one(work: str) -> None:
    assert not is_formal(work)
