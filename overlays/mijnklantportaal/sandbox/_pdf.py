"""A small but valid PDF, for documents that were not uploaded as a file."""

PDF = "application/pdf"

_LINES_ON_PAGE = 40


def make_pdf(lines: list[str]) -> bytes:
    """Make a PDF of one A4 page with these lines of text; characters outside Latin-1 become question marks."""
    drawing = b"BT /F1 12 Tf 60 780 Td 18 TL " + b" ".join(map(_draw, lines[:_LINES_ON_PAGE])) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    pdf = b"%PDF-1.4\n"
    table = b"0000000000 65535 f \n"
    for number, body in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(pdf)
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(pdf))
    return pdf + b"xref\n0 %d\n" % size + table + trailer


def _draw(line: str) -> bytes:
    text = line.encode("latin-1", "replace")
    for special in (b"\\", b"(", b")"):
        text = text.replace(special, b"\\" + special)
    # A line break inside the text would be drawn as a space anyway.
    return b"(%s) Tj T*" % b" ".join(text.split())
