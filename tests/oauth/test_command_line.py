"""Errors of OAuth on the command line: their remedies are commands and options."""

import inspect
import re
from types import ModuleType

import pytest

from mijnklantportaal import OAuthError
from mijnklantportaal._oauth import redirect, source, token_endpoint
from mijnklantportaal._oauth.command_line import told_on_command_line
from mijnklantportaal._oauth.token_endpoint import LOG_IN_AGAIN

LOG_IN = "run `mijnklantportaal login --oauth --profile 'the bakery'`"


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (f"it ended (a; b); {LOG_IN_AGAIN}", f"it ended (a; b); {LOG_IN}"),
        (f"another application; give each a store of its own, or {LOG_IN_AGAIN}", f"or {LOG_IN}"),
        ("the code was refused; begin again with a new authorization", f"the code was refused; {LOG_IN}"),
        ("refused (no client_id); check client_id and client_secret", "(no client_id); check the App ID and the App S"),
        ("it responded with 404; is base_url right?", "it responded with 404; is --oauth-url of `login` right?"),
        ("it is locked; a FileTokenStore needs no keyring", f"locked; {LOG_IN.removesuffix('`')} --store file`"),
        ("the base_url is not quoted", "the base_url is not quoted"),
    ],
)
def test_command_line_tells_the_remedy_of_a_person_at_a_terminal(message: str, told: str) -> None:
    assert told in told_on_command_line(OAuthError(message, "POST", "https://manage.test/"), "the bakery")


@pytest.mark.parametrize("module", [redirect, source, token_endpoint])
def test_command_line_knows_every_remedy_that_only_a_program_can_use(module: ModuleType) -> None:
    for remedy in re.findall(r'; ([^"\n]*)"', inspect.getsource(module)):
        told = told_on_command_line(OAuthError(f"wrong; {remedy}", "POST", "https://manage.test/"), "bakery")
        assert not re.search(r"authorization|base_url|client_|TokenStore", told), told
