"""Sends calls by the client, with its own rate limit, and keeps whatever comes, be it an error or unreadable."""

from live_contract.observe.calls.reading import Send
from live_contract.observe.counts.observations import Exchange
from mijnklantportaal import MijnKlantportaal, OutcomeUnknownError, ResponseError
from mijnklantportaal_api.runtime.operation import Operation as Call


def sender(portal: MijnKlantportaal) -> Send:
    """Sends by a client; raises `PortalError` where no response came."""

    def send(call: Call[object]) -> Exchange:
        try:
            # the body is read beside the document, not by the client
            response = portal.api.send(call._replace(read=bytes))
        except ResponseError as error:
            return Exchange(error.status, error.headers, error.body)
        except OutcomeUnknownError as error:
            if error.status is None or error.headers is None or error.body is None:
                raise
            return Exchange(error.status, error.headers, error.body)
        return Exchange(response.status, response.headers, response.body)

    return send
