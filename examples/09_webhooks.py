"""List the webhooks, or have an address called when a customer decides on an offer.

python examples/09_webhooks.py
python examples/09_webhooks.py https://your.site/hook
"""

import sys

from mijnklantportaal import MijnKlantportaal, WebhookType

EVENTS: list[WebhookType] = ["offer-accepted", "offer-rejected"]


def main() -> None:
    """Register the address for each event for which it isn't registered yet, then list all webhooks."""
    with MijnKlantportaal() as portal:
        if len(sys.argv) > 1:
            url = sys.argv[1]
            known = {webhook.type for webhook in portal.webhooks.list() if webhook.url == url}
            for event in EVENTS:
                if event not in known:
                    webhook = portal.webhooks.create(url=url, type=event)
                    # Calls carry it in X-Webhook-Signature; compare it with hmac.compare_digest, and read the
                    # object through the API rather than trusting what the call says.
                    print(f"{webhook.id}  keep its secret where your site finds it: {webhook.secret}")
        for webhook in portal.webhooks.list():
            print(f"{webhook.id}  {webhook.type}  {webhook.url}")


if __name__ == "__main__":
    main()
