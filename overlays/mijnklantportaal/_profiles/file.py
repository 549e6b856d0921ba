"""The file of profiles: a portal's address for each, and its token where the system has no keyring."""

import configparser
import os
from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from mijnklantportaal_api.resources import BASE_URL
from mijnklantportaal_api.runtime.exchange import checked_base_url
from mijnklantportaal_api.runtime.hosts import is_loopback

from .._config import BASE_URL_VARIABLE
from .._private_files import is_private, written_aside

PROFILE_VARIABLE = "MIJNKLANTPORTAAL_PROFILE"
DEFAULT_PROFILE = "default"
_FORBIDDEN = frozenset("[]\n\r")


def profiles_file() -> Path:
    """Where the profiles are: in the folder that the system has for the settings of programs."""
    return Path(click.get_app_dir("mijnklantportaal"), "profiles.ini")


def chosen_profile(option: str | None) -> str:
    """The profile of a command: its option, the environment variable, or the one called `default`.

    Raises:
        ValueError: no profile can be called that.
    """
    name = option or os.environ.get(PROFILE_VARIABLE) or DEFAULT_PROFILE
    if name == "DEFAULT" or not name.strip() or not name.isprintable() or not _FORBIDDEN.isdisjoint(name):
        raise ValueError(_("--profile: no profile can be called {name!r}; use letters and digits").format(name=name))
    return name


def checked_address(url: str, name: str) -> str:
    """An address of the API that a token can be sent to, without a slash at its end.

    Raises:
        ValueError: it is none; the message begins with the name, which says where it stands.
    """
    found = checked_base_url(url, name)
    parts = urlsplit(found)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise ValueError(
            _("{name}: http would send the token unencrypted to another machine; use https").format(name=name)
        )
    return found


def chosen_address(params: Mapping[str, Any], profile: str, profiles: "Profiles") -> str:
    """The address of the API that a log-in is for: its option, the environment variable, that of the profile, or the
    documented one. `--profile` means that profile alone.

    Raises:
        ValueError: it can't be an address of the API.
    """
    if given := params["base_url"]:
        return checked_address(given, "--base-url")
    if not params["profile"] and (named := os.environ.get(BASE_URL_VARIABLE)):
        return checked_address(named, BASE_URL_VARIABLE)
    return profiles.address(profile)


class Profiles:
    """The profiles in the file.

    Raises:
        ValueError: others can read the file, or it is not one of profiles.
        OSError: it can't be read.
    """

    def __init__(self) -> None:
        self.path = profiles_file()
        self._values = configparser.ConfigParser(interpolation=None)
        self._read()

    def __contains__(self, profile: str) -> bool:
        return self._values.has_section(profile)

    @property
    def names(self) -> list[str]:
        """The profiles that there are."""
        return self._values.sections()

    def get(self, profile: str, key: str) -> str | None:
        """A value of a profile; None where it has none."""
        return self._values.get(profile, key, fallback=None)

    def address(self, profile: str) -> str:
        """The address of a profile, or the documented one if it has none.

        Raises:
            ValueError: somebody has written one into the file that can't be one.
        """
        return checked_address(
            self.get(profile, "base_url") or BASE_URL, f"{self.path}: the profile {profile!r}: base_url"
        )

    def set(self, profile: str, **values: str | None) -> None:
        """Change values of a profile, and drop those that are None."""
        if profile not in self:
            self._values.add_section(profile)
        for key, value in values.items():
            if value is None:
                self._values.remove_option(profile, key)
            else:
                self._values.set(profile, key, value)

    def remove(self, profile: str) -> None:
        """Drop a profile."""
        self._values.remove_section(profile)

    def save(self) -> None:
        """Write the file in one step, for its owner alone."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_aside(self.path) as descriptor, os.fdopen(descriptor, "w", encoding="utf-8") as file:
            self._values.write(file)

    def _read(self) -> None:
        try:
            with self.path.open(encoding="utf-8") as file:
                _check_private(self.path, os.fstat(file.fileno()).st_mode)
                self._values.read_file(file)
        except FileNotFoundError:
            pass
        except (configparser.Error, UnicodeDecodeError):
            # the parser's own message would show the line, which may hold a token
            raise ValueError(
                _("{path} is not a file of profiles; correct it, or delete it and log in again").format(path=self.path)
            ) from None


def _check_private(path: Path, mode: int) -> None:
    """Refuse a file that others can read or change, where the system has such rights."""
    if not is_private(mode):
        raise ValueError(
            _("{path} may hold a token, and others can read it; run: chmod 600 '{path}'").format(path=path)
        )
