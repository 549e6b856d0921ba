"""Tokens and other secrets of profiles that the system's keyring has."""

SERVICE = "mijnklantportaal"
"""The service under which keyrings have the tokens of profiles."""


def from_keyring(profile: str, service: str = SERVICE) -> str | None:
    """A token, or another secret, that the system's keyring has for a profile; None if it has none, or is none."""
    import keyring  # late: it is slow to load, and looks for what the system has

    try:
        return keyring.get_password(service, profile)
    except Exception:  # back ends let errors of other libraries through, such as those of D-Bus
        return None


def into_keyring(profile: str, token: str, service: str = SERVICE) -> bool:
    """Store a token in the system's keyring; returns whether there is one that takes it."""
    import keyring

    try:
        keyring.set_password(service, profile, token)
        return keyring.get_password(service, profile) == token  # some take it and keep nothing
    except Exception:
        return False


def out_of_keyring(profile: str, service: str = SERVICE) -> bool:
    """Delete a token from the system's keyring; returns whether it was there."""
    import keyring

    try:
        keyring.delete_password(service, profile)
    except Exception:
        return False
    return True
