"""List the webhooks, or register a URL for the customers' decisions on offers.

python examples/09_webhooks.py
python examples/09_webhooks.py https://your-site.example/hook
"""

import sys

from mijnklantportaal import MijnKlantportaal, WebhookType

EVENTS: list[WebhookType] = ["offer-accepted", "offer-rejected"]


def main() -> None:
    """Register the URL for each event that it is not registered for yet, then list all webhooks."""
    with MijnKlantportaal() as portal:
        if len(sys.argv) > 1:
            url = sys.argv[1]
            known = {webhook.type for webhook in portal.webhooks.list() if webhook.url == url}
            for event in EVENTS:
                if event not in known:
                    webhook = portal.webhooks.create(url=url, type=event)
                    # docs/webhooks.md shows the site: it checks the secret that the portal sends, and reads the
                    # object through the API instead of trusting the body of the request.
                    print(f"{webhook.id}  store its secret on your site: {webhook.secret}")
        for webhook in portal.webhooks.list():
            print(f"{webhook.id}  {webhook.type}  {webhook.url}")


if __name__ == "__main__":
    main()
