"""A plugin for pytest: every test, too, has httpx2 where it says httpx. Use it with `-p tests.only_httpx2`."""

import httpx2

httpx2.alias_httpx()
