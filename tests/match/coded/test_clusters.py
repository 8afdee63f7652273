"""Links, what is to be kept apart and what people joined -> clusters."""

from __future__ import annotations

import pytest

from tadmor.match.coded.clusters import group_reports

Pair = tuple[int, int]


@pytest.mark.parametrize(
    ("links", "apart", "together", "clusters", "why"),
    [
        ({(0, 1): 0.4}, [], [], [(0, 1), (2,)], "a link above the threshold joins"),
        ({(0, 1): -0.1}, [], [], [(0,), (1,), (2,)], "one below it does not"),
        ({(0, 1): 0.4, (1, 2): 0.3}, [], [], [(0, 1, 2)], "0.3 and a pair not compared are 0.0 on average"),
        ({(0, 1): 0.4, (1, 2): 0.2}, [], [], [(0, 1), (2,)], "a chain is no cluster"),
        ({(0, 1): 0.6}, [(0, 1)], [], [(0,), (1,), (2,)], "what is apart stays apart"),
        ({(0, 1): 0.6, (1, 2): 0.5, (0, 2): 0.5}, [(0, 2)], [], [(0, 1), (2,)], "also through a third"),
        ({(0, 1): -0.3, (0, 2): 0.6}, [], [(0, 1)], [(0, 1, 2)], "what people joined is not parted"),
        ({}, [], [(0, 2)], [(0, 2), (1,)], "nor does it need a link"),
    ],
)
def test_grouping(
    links: dict[Pair, float], apart: list[Pair], together: list[Pair], clusters: list[tuple[int, ...]], why: str
) -> None:
    assert list(group_reports(3, links, apart, together, not_compared=-0.3)) == clusters, why


def test_a_report_leaves_for_the_cluster_it_is_linked_to_best() -> None:
    links = {(0, 1): 0.60, (2, 3): 0.55, (1, 2): 0.50, (1, 3): 0.50, (0, 2): -0.7, (0, 3): -0.7}
    assert group_reports(4, links, not_compared=-0.3) == ((0,), (1, 2, 3))


def test_a_cluster_holds_one_report_of_a_family() -> None:
    links = {(0, 1): 0.6, (0, 2): 0.5, (1, 2): 0.4}
    assert group_reports(3, links, families=("a", "b", "b"), not_compared=-0.3) == ((0, 1), (2,))
    assert group_reports(3, links, together=[(1, 2)], families=("a", "b", "b"), not_compared=-0.3) == ((0, 1, 2),)
