"""Back and forward."""

from backfile.window.article.history import History, Place


def visited(*items: int) -> History:
    history = History()
    for item in items:
        history.visit(item)
    return history


def test_a_step_back_leads_to_the_article_before_where_it_was_left() -> None:
    history = History()
    history.visit(1)
    history.leave(300)
    history.visit(2)
    assert history.back(40) == Place(1, 300)
    assert history.forward(300) == Place(2, 40)


def test_there_is_nothing_before_the_first_and_after_the_last() -> None:
    history = visited(1)
    assert not history.can_go_back
    assert not history.can_go_forward
    assert history.back(0) is None
    assert history.forward(0) is None


def test_a_new_visit_forgets_what_lay_forward() -> None:
    history = visited(1, 2, 3)
    history.back(0)
    history.back(0)
    history.visit(9)
    assert not history.can_go_forward
    assert history.back(0) == Place(1)


def test_the_same_article_again_is_no_new_visit() -> None:
    assert not visited(1, 1, 1).can_go_back
