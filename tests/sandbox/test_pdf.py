"""The small PDF that stands for documents nobody sent."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox._pdf import make_pdf


@given(st.lists(st.text(max_size=30), max_size=50))
def test_pdf_every_object_is_where_the_table_says(lines: list[str]) -> None:
    pdf = make_pdf(lines)
    assert pdf.startswith(b"%PDF-1.4\n")
    assert pdf.endswith(b"%%EOF\n")
    table = int(re.findall(rb"startxref\n(\d+)\n", pdf)[-1])
    assert pdf[table:].startswith(b"xref\n")
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n ", pdf[table:]), start=1):
        assert pdf[int(place) :].startswith(b"%d 0 obj\n" % number)


@pytest.mark.parametrize(
    ("line", "drawn"),
    [(r"a (b) \c", rb"(a \(b\) \\c) Tj"), ("één", b"(\xe9\xe9n) Tj"), ("5 €\n6", b"(5 ? 6) Tj")],
)
def test_pdf_text_is_drawn_as_text(line: str, drawn: bytes) -> None:
    assert drawn in make_pdf([line])
