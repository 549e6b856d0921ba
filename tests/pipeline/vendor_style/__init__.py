"""Writes the documentation page of an operation as the vendor does, with the vendor's omissions.

Made of the repaired document, so that every operation has a page to be read, though only a few real ones are at hand.

habits        what differs from page to page
prose         formats, enums and prefixes, which the vendor says in words only
schemas       schemas without what the vendor leaves out
known         objects that real pages describe
operation     one operation as the vendor knows it
markdown      the page in the documentation tool's Markdown form
rendered      the page as a browser shows it, copied as text; `fields` and `samples` are parts of it
"""

from tests.pipeline.vendor_style.habits import HABITS, Habits, habits_of
from tests.pipeline.vendor_style.known import known_components
from tests.pipeline.vendor_style.markdown import markdown_page, page_of_fragment
from tests.pipeline.vendor_style.rendered import rendered_page

__all__ = ["HABITS", "Habits", "habits_of", "known_components", "markdown_page", "page_of_fragment", "rendered_page"]
