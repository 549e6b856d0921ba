"""HTML of template engines, as docs/pages-and-forms.md puts it into a dynamic page."""

import flask
import jinja2
import pytest
from django.template import Context, Engine, Template

from mijnklantportaal import DynamicPage, Html, PageRequest


@pytest.mark.parametrize("engine", ["Jinja2", "Flask", "Django"])
def test_html_of_templates_is_shown_as_the_page_about_it_says(engine: str) -> None:
    source, name, shown = "<h1>{{ name }}</h1>", "<Ann>", "<h1>&lt;Ann&gt;</h1>"
    rendered: str
    if engine == "Jinja2":
        rendered = Html(jinja2.Environment(autoescape=True).from_string(source).render(name=name))
    elif engine == "Flask":
        with flask.Flask(__name__).app_context():
            rendered = Html(flask.render_template_string(source, name=name))
    else:
        rendered = Template(source, engine=Engine()).render(Context({"name": name}))
    page = DynamicPage("key")
    assert page.response(PageRequest(customer_id="cst_1", page_id="pag_1"), rendered).body == shown.encode()
