"""What a host means for the way to it: whether it is this machine, and which proxy leads to it."""

from urllib.request import getproxies, proxy_bypass

_PORTS = {"http": 80, "https": 443}


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


def proxy_for(scheme: str, host: str, port: int | None) -> str | None:
    """The URL of the proxy that the environment sets for a host; without a port, it is that of the scheme."""
    proxies = getproxies()
    proxy = proxies.get(scheme, proxies.get("all"))
    if not proxy or _is_excepted(host, port or _PORTS[scheme]):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _is_excepted(host: str, port: int) -> bool:
    """Whether NO_PROXY names a host, with or without its port, and an IPv6 address with or without brackets."""
    spellings = (f"{host}:{port}", host, f"[{host}]:{port}") if ":" in host else (f"{host}:{port}",)
    return any(proxy_bypass(spelling) for spelling in spellings) or _is_in_excepted_network(host)


def _is_in_excepted_network(host: str) -> bool:
    """Whether NO_PROXY names an address, in any spelling, or a network that it is in, such as 10.0.0.0/8."""
    exceptions = getproxies().get("no", "")
    if not exceptions:
        return False
    import ipaddress

    try:
        address = ipaddress.ip_address(host)
    except ValueError:  # a name is not looked up: the proxy may know it better
        return False
    addresses = {address, getattr(address, "ipv4_mapped", None) or address}
    for exception in exceptions.split(","):
        try:
            network = ipaddress.ip_network(exception.strip(), strict=False)
        except ValueError:  # a name
            continue
        if any(one in network for one in addresses):
            return True
    return False
