"""What a host means for the way to it: whether it is this machine, and which proxy leads to it."""

from urllib.request import getproxies, proxy_bypass


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    import ipaddress  # late: hardly any program needs it

    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def proxy_for(scheme: str, host: str) -> str | None:
    """The URL of the proxy that the environment sets for a host."""
    proxies = getproxies()
    proxy = None if proxy_bypass(host) else proxies.get(scheme, proxies.get("all"))
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy or None
