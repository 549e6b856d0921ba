"""Keeps what the clients send and what comes, for a judge."""

import httpx


class Witness:
    """Keeps every response with its request; the client only sees those it can use."""

    def __init__(self) -> None:
        self.responses: list[httpx.Response] = []

    def client(self) -> httpx.Client:
        """A client of httpx that is watched."""
        return httpx.Client(event_hooks={"response": [self._note]})

    def async_client(self) -> httpx.AsyncClient:
        """The asynchronous one."""
        return httpx.AsyncClient(event_hooks={"response": [self._note_later]})

    def _note(self, response: httpx.Response) -> None:
        response.request.read()
        response.read()
        self.responses.append(response)

    async def _note_later(self, response: httpx.Response) -> None:
        await response.request.aread()
        await response.aread()
        self.responses.append(response)
