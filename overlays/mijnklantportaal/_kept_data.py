"""Why data that an earlier run has kept, such as a journal or a mirror, can't be used by this one."""

OF_A_NEWER_VERSION = "a newer version of mijnklantportaal wrote it; update with pip install --upgrade mijnklantportaal"


def of_another_portal(owner: str, base_url: str) -> str:
    """The reason to refuse the data of the portal at one URL for the portal at another one."""
    return f"it belongs to the portal at {owner}, and this one is at {base_url}; give another path"
