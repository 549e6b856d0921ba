"""Try the token: print the first five customers and the rest of the rate limit.

python examples/01_first_call.py
"""

import sys

from mijnklantportaal import AuthenticationError, MijnKlantportaal, PermissionDeniedError


def main() -> None:
    """Make the first call."""
    try:
        with MijnKlantportaal() as portal:
            for customer in portal.customers.list(limit=5):
                print(f"{customer.id}  {customer.company_name}, {customer.city}")
            if limit := portal.last_rate_limit:
                print(f"{limit.remaining} of {limit.limit} requests are left in this minute")
    except AuthenticationError:
        sys.exit("The token was refused. Create an API key in the portal under Settings > API Keys.")
    except PermissionDeniedError:
        sys.exit("The token is valid, but may not read customers: it needs the scope customers.read.")


if __name__ == "__main__":
    main()
