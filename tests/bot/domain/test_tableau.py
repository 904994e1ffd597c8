"""Long lists are cut, and a list that has shrunk still shows a page."""

from __future__ import annotations

from bot.domain.tableau import page_of


def test_a_page_knows_what_is_before_and_after() -> None:
    page = page_of(range(25), 1, 10)
    assert (page.lignes, page.previous, page.following, page.pages, page.total) == (tuple(range(10, 20)), 0, 2, 3, 25)


def test_the_first_and_the_last_page_have_one_neighbour() -> None:
    assert page_of(range(25), 0, 10).previous is None
    last = page_of(range(25), 2, 10)
    assert (last.lignes, last.following) == ((20, 21, 22, 23, 24), None)


def test_an_old_button_to_a_page_that_is_gone_shows_the_last_one() -> None:
    assert page_of(range(3), 7, 10).numero == 0
    assert page_of(range(0), 2, 10).pages == 1
