"""What keeps people from using the dashboard, as axe finds it in a real browser."""

import httpx

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.browser.browser import Browser
from tests.sandbox.pages import first, make_agreement, page_of, press
from tests.sandbox.webhook_listener import listening

LOOKS = [(scheme, width, height) for width, height in ((1280, 800), (320, 640)) for scheme in ("light", "dark")]


def test_dashboard_every_page_is_accessible_and_fits_a_phone_in_both_colour_schemes(
    browser: Browser, empty: Sandbox, api: httpx.Client
) -> None:
    long_ticket = empty.customer.open_ticket("x" * 300, "y" * 300, customer_id=first(empty, "cst_"))
    api.post("/customer-groups", json={"name": "z" * 300, "customers": [first(empty, "cst_")]})
    api.post("/files", files={"file": ("w" * 300, b"\0", "image/png")})
    empty.faults.add("cut", operation="list-customers")
    empty.faults.add("status", path="/customers/" + "v" * 300)
    json_request, file_request = (f"/dashboard/requests/{request.number}" for request in empty.requests)
    agreement = make_agreement(api)
    empty.deliveries.pauses = ()
    with listening() as listener:
        api.post("/webhooks", json={"url": f"{listener.url}/{'u' * 300}", "type": "offer-accepted"})
        empty.customer.accept_offer(first(empty, "off_", offerNumber="OFF-003"))
        delivery = next(found for found in empty.deliveries.wait() if found.status == "delivered")
    empty.deliveries.faults.add("slow", type="t" * 300)
    block = empty.cms.add_page("http://127.0.0.1:9/" + "p" * 300, "k")
    form = empty.cms.add_form("http://127.0.0.1:9/", fields=["name"])
    with httpx.Client(base_url=empty.origin) as site:
        opened = [
            press(site, "/dashboard/pages", "open", id=target, customer=first(empty, "cst_")).headers["location"]
            for target in (block.id, form.id)
        ]
    asked = {
        "client_id": empty.oauth.client_id,
        "redirect_uri": f"{empty.origin}/dashboard/oauth",
        "state": "s",
        "response_type": "code",
        "scope": " ".join(empty.oauth.known_scopes),
    }
    pages = [
        "/",
        "/dashboard/kinds",
        "/dashboard/kinds/off_",
        *(page_of(shown) for shown in (first(empty, "cst_"), long_ticket, agreement, first(empty, "frq_"))),
        "/dashboard/requests",
        json_request,
        file_request,
        "/dashboard/faults",
        "/dashboard/search?q=zzz",
        "/dashboard/deliveries",
        f"/dashboard/deliveries/{delivery.id}",
        "/dashboard/pages",
        *opened,
        "/dashboard/oauth?code=c&state=s",
        f"/oauth/authorize?{httpx.QueryParams(asked)}",
        "/oauth/authorize",
        page_of("off_none"),
    ]
    found: list[str] = []
    browser.open(empty.origin, bypassCSP=True)
    for page in pages:
        browser.go(f"{empty.origin}{page}")
        for scheme, width, height in LOOKS:
            browser.look(scheme, width, height)
            found += [f"{page}, {scheme}, {width}: {obstacle}" for obstacle in browser.obstacles()]
            assert browser.width() == width, page
    assert found == []


def test_dashboard_obstacles_are_found_where_there_are_some(browser: Browser) -> None:
    with listening() as listener:
        listener.responses = [(200, {"Content-Type": "text/html"}, b"<p style='color:#999'>pale</p><input>")]
        browser.open(listener.url, bypassCSP=True)
    found = " ".join(browser.obstacles())
    for rule in ("color-contrast", "label", "document-title"):
        assert rule in found
