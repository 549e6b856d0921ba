"""A program that refreshes a mirror of customer groups. Arguments: URL, file."""

import sys

from mijnklantportaal import MijnKlantportaal, Mirror


def main() -> None:
    """Refresh it, and print how many groups it has."""
    base_url, path = sys.argv[1:]
    with (
        MijnKlantportaal("sandbox", base_url=base_url) as portal,
        Mirror(portal, path, lists=["customer_groups"]) as mirror,
    ):
        mirror.refresh()
        print(len(mirror.customer_groups.where()))


if __name__ == "__main__":
    main()
