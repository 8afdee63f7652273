from __future__ import annotations

import pytest

from tadmor.export.page.markup import Markup, element, is_web_address, join, link_out, trusted


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(element("p", "a < b & c"), "<p>a &lt; b &amp; c</p>", id="text is escaped"),
        pytest.param(element("p", element("b", "<i>")), "<p><b>&lt;i&gt;</b></p>", id="markup is escaped once"),
        pytest.param(
            element("a", "x", title='" onclick="run()'), '<a title="&quot; onclick=&quot;run()">x</a>', id="quotes"
        ),
        pytest.param(
            element("a", "x", title="' onclick='run()"), '<a title="&#x27; onclick=&#x27;run()">x</a>', id="apostrophes"
        ),
        pytest.param(element("td", 3, class_="n", data_head="No."), '<td class="n" data-head="No.">3</td>', id="names"),
        pytest.param(
            element("p", None, "a", hidden=False, id=None, open=True), "<p open>a</p>", id="nothing is nothing"
        ),
        pytest.param(element("br"), "<br/>", id="an element without content"),
        pytest.param(join(("a", None, "<"), ", "), "a, &lt;", id="joined"),
        pytest.param(trusted("&nbsp;"), "&nbsp;", id="its own words"),
    ],
)
def test_escaped_where_it_enters(made: Markup, expected: str) -> None:
    assert made == expected


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://courier.example/1?a=1&b=2", True),
        ("http://courier.example", True),
        pytest.param("javascript:alert(1)", False, id="a script"),
        pytest.param("JavaScript:alert(1)", False, id="a script in capitals"),
        pytest.param("data:text/html,<script>alert(1)</script>", False, id="a page of its own"),
        pytest.param("file:///etc/passwd", False, id="a file"),
        pytest.param("//courier.example/1", False, id="no scheme"),
        pytest.param("https://[broken", False, id="no address"),
        pytest.param(None, False, id="none"),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, *, linked: bool) -> None:
    assert ("href=" in link_out(url, "title")) is linked
    assert url is None or is_web_address(url) is linked
