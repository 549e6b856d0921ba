"""The limit on requests in a rolling minute, by a clock of our own."""

from mijnklantportaal.sandbox._request_quota import RequestQuota


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_quota_requests_beyond_the_limit_are_refused() -> None:
    limit = RequestQuota(2, Clock())
    assert [limit.take() for _ in range(3)] == [True, True, False]


def test_quota_the_headers_count_down() -> None:
    limit = RequestQuota(2, Clock())
    limit.take()
    assert limit.headers() == {"X-RateLimit-Limit": "2", "X-RateLimit-Remaining": "1"}


def test_quota_a_place_is_free_a_minute_after_it_was_taken() -> None:
    clock = Clock()
    limit = RequestQuota(2, clock)
    limit.take()
    clock.now += 20
    limit.take()
    assert limit.refusal_headers() == {"retry-after": "40", "x-ratelimit-reset": "1000060"}
    clock.now += 39.5
    assert limit.refusal_headers()["retry-after"] == "1"
    assert not limit.take()
    clock.now += 0.5
    assert limit.take()
    assert not limit.take()
