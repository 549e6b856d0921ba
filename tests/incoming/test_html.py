"""HTML: what is put into it is text, unless it is HTML itself."""

import copy
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mijnklantportaal import DynamicPage, Html, PageRequest

HOSTILE = "<script>alert('\"&')</script>"


@pytest.mark.parametrize(
    ("template", "values", "made"),
    [
        ("<p>{}</p>", [HOSTILE], "<p>&lt;script&gt;alert(&#x27;&quot;&amp;&#x27;)&lt;/script&gt;</p>"),
        ("<p>{:.3}</p>", ["<abcd>"], "<p>&lt;ab</p>"),
        ("{!r}", ["<"], "&#x27;&lt;&#x27;"),
        ("{!s}", [Html("<br>")], "<br>"),
        ("{}{}", [Html("<br>"), Markup("<hr>")], "<br><hr>"),
        ("{:>6}", [Html("<br>")], "  &lt;br&gt;"),
        ("{{}} {}", [None], "{} None"),
        ("{0[a]}", [{"a": "<"}], "&lt;"),
    ],
)
def test_html_format_escapes_values(template: str, values: list[Any], made: str) -> None:
    assert Html(template).format(*values) == made
    assert isinstance(Html(template).format(*values), Html)


def test_html_join_escapes_items() -> None:
    joined = Html("<br>").join(["a<b", Html("<i>c</i>"), 3])
    assert joined == "a&lt;b<br><i>c</i><br>3"
    assert isinstance(joined, Html)


@pytest.mark.parametrize(
    "made",
    [Html("<p>") + "<", "<" + Html("<p>"), Html("<p>%s") % "<", f"{Html('<p>')}<", Html("<p>").upper()],
    ids=["+", "+ before", "%", "f-string", "method"],
)
def test_html_by_other_means_is_text_and_so_escaped(made: str) -> None:
    assert not isinstance(made, Html)
    assert "<" not in Html.escape(made)


class _Five:
    def __html__(self) -> Any:
        return 5


@pytest.mark.parametrize("value", [None, b"<p>", 5, {}, object(), _Five()], ids=lambda value: type(value).__name__)
def test_html_of_anything_but_a_text_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match=r"^html: expected str"):
        Html(value)


def test_html_that_an_object_gives_is_a_text() -> None:
    assert Html(Markup("<br>")) == "<br>"
    assert isinstance(copy.deepcopy(Html("<br>")), Html)
    with pytest.raises(TypeError, match=r"^html: expected str from `__html__` of _Five, got int$"):
        Html("<p>{}</p>").format(_Five())
    with pytest.raises(TypeError, match=r"^html: expected str from `__html__` of _Five, got int$"):
        DynamicPage("key").response(PageRequest(customer_id="cst_1", page_id="pag_1"), _Five())


class _Texts(HTMLParser):
    """The elements and the text in HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Any] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_html_no_text_becomes_an_element_or_leaves_its_attribute(text: str) -> None:
    parser = _Texts()
    parser.feed(Html('<p title="{title}">{text}</p>').format(title=text, text=text))
    parser.close()
    assert parser.elements == [("p", [("title", text)])]
    assert parser.text == text
