"""What each client may send while Redis is away, and for a while after it is back."""

import pytest

from mijnklantportaal._policies.sliding_window import Slot
from mijnklantportaal._shared_limit.state import Outcome
from mijnklantportaal._shared_limit.window import SharedWindow
from tests.overlay.rate_limit_servers import RollingServer, rate_limit_headers
from tests.shared_limit.simulated_clients import World, end, settling, slot_of, used_up

pytestmark = pytest.mark.usefixtures("quiet")


def keep_to_shares(world: World, window: SharedWindow) -> None:
    """Let each client keep to its share, from a second after all that was sent so far."""
    world.run(1)
    window.tell()
    state = world.state
    state.share_until = state.now + 75
    world.text = state.text("test")
    world.run(1)


def slots_of(window: SharedWindow, most: int) -> int:
    """How many slots a client gets at once."""
    return sum(isinstance(window.ask(1, 100), Slot) for _ in range(most))


@pytest.mark.parametrize(
    ("clients", "latest", "further"), [(10, (60, 59), 5), (10, (65, 64), 5), (60, (60, 59), 0), (10, (60, 0), 0)]
)
def test_redis_that_was_never_there_leaves_a_client_its_part_of_what_the_api_says_once(
    clients: int, latest: tuple[int, int], further: int
) -> None:
    world = World()
    world.stop_redis(forgets=True)
    window = world.window(clients)
    slot = slot_of(window.ask(1, 100))
    end(window, slot, Outcome(200, rate_limit_headers(*latest)))
    assert slots_of(window, 10) == further
    world.run(61)
    slot = slot_of(window.ask(1, 100))
    end(window, slot, Outcome(200, rate_limit_headers(60, 0)))
    assert slots_of(window, 10) == 60 // clients - 1, "the others keep to their shares, too"


def test_redis_that_is_away_leaves_no_request_to_a_client_that_has_seen_a_limit_of_one_used() -> None:
    world = World(server=RollingServer(1))
    window = world.window(2)
    used_up(window, 1)
    world.stop_redis(forgets=False)
    assert window.ask(1, 100) == pytest.approx(60, abs=0.01)


def test_request_that_never_left_is_given_back_to_the_share() -> None:
    world = World()
    world.stop_redis(forgets=True)
    window = world.window(60)
    for _ in range(3):
        slot = slot_of(window.ask(1, 100))
        end(window, slot, Outcome(was_sent=False))


def test_request_from_before_redis_was_away_is_not_of_the_share() -> None:
    world = World()
    window = world.window(2)
    slot = slot_of(window.ask(1, 0))
    world.run(1)
    world.stop_redis(forgets=False)
    window.tell()
    window.note(slot, Outcome())
    assert slots_of(window, 2) == 1, "one, until the API has said what is left"


def test_share_that_is_used_up_for_half_a_second_more_is_waited_for_while_all_keep_to_theirs() -> None:
    world = World()
    window = world.window(60)
    keep_to_shares(world, window)
    assert isinstance(window.ask(1, 100), Slot)
    world.run(59.5)
    assert window.ask(1, 100) == pytest.approx(0.5)


def test_share_leaves_no_place_in_the_line_for_the_next_request() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    slot = slot_of(first.ask(1, 0))
    end(first, slot, Outcome(200, rate_limit_headers(60, 59)))
    state = world.state
    state.share_until = state.now + 75
    state.window.restart(60, [state.now - 59 + number for number in range(59)])
    world.text = state.text("test")
    assert isinstance(first.ask(3, 1000), Slot)
    assert first.known_wait(first._clock.monotonic()) is None
    assert second.ask(1, 1000) == pytest.approx(1, abs=0.01), "it is not behind the first"


def test_redis_that_is_away_again_leaves_a_client_that_was_idle_its_share_of_what_was_left() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    used_up(first, 60)
    world.run(10)
    world.stop_redis(forgets=False)
    first.ask(1, 100)
    world.start_redis()
    world.run(6)
    first.ask(1, 100)
    assert second.ask(1, 100) == pytest.approx(44, abs=0.01)
    world.stop_redis(forgets=False)
    assert second.ask(1, 100) == pytest.approx(44, abs=0.01), "the first has used all before it was away"
    world.run(44.1)
    assert slots_of(second, 31) == 30
    world.run(30)
    assert second.ask(1, 100) == pytest.approx(30, abs=0.01)


@pytest.mark.parametrize(("used", "seconds"), [(5, 7), (30, 20)])
def test_redis_that_is_away_as_the_shares_end_leaves_a_client_no_more_than_its_share(used: int, seconds: int) -> None:
    world = World()
    other, window = world.window(2), world.window(2)
    for client in (other, window):
        client.ask(1, 0)
    world.stop_redis(forgets=False)
    for client in (other, window):
        client.ask(1, 0)
    world.start_redis()
    world.run(25)
    other.ask(1, 0)
    for client, later, count in ((other, 37, 5), (window, 13, used)):
        world.run(later)
        for _ in range(count):
            slot = slot_of(client.ask(1, 0))
            end(client, slot, Outcome())
    world.stop_redis(forgets=False)
    world.run(40)
    assert window.ask(1, 100) == pytest.approx(seconds, abs=0.1)


def test_redis_that_is_away_again_before_a_client_came_back_leaves_all_their_shares_again() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    for window in (first, second):
        assert isinstance(window.ask(1, 0), Slot)
    world.stop_redis(forgets=False)
    for window in (first, second):
        window.ask(1, 0)
    world.start_redis()
    world.run(5)
    first.ask(1, 0)
    world.stop_redis(forgets=False)
    for _ in range(13):
        world.run(5)
        second.ask(1, 0)
    world.start_redis()
    assert settling(world) == pytest.approx(10, abs=0.1)
    world.run(5)
    second.ask(1, 0)
    assert settling(world) == pytest.approx(75, abs=0.1)


def test_redis_that_is_away_again_leaves_a_client_what_is_left_of_its_share() -> None:
    world = World()
    window = world.window(2)
    assert isinstance(window.ask(1, 100), Slot)
    world.stop_redis(forgets=False)
    window.ask(1, 100)
    world.start_redis()
    world.run(65)
    assert isinstance(window.ask(1, 100), Slot)
    world.stop_redis(forgets=False)
    slots = [window.ask(1, 100) for _ in range(30)]
    assert [isinstance(slot, Slot) for slot in slots] == [True] * 29 + [False]


@pytest.mark.parametrize(("clients", "before", "since", "left"), [(2, 0, 20, 30), (2, 20, 0, 20), (10, 5, 0, 5)])
def test_share_of_a_client_that_made_no_request_is_less_by_its_part_of_those_before_all_kept_to_theirs(
    clients: int, before: int, since: int, left: int
) -> None:
    world = World()
    other, window = world.window(clients), world.window(clients)
    for number in range(before + since):
        if number == before:
            keep_to_shares(world, other)
        assert isinstance(other.ask(1, 0), Slot)
    if not since:
        keep_to_shares(world, other)
    window.tell()
    world.stop_redis(forgets=False)
    assert slots_of(window, 31) == left


def test_share_is_not_what_the_api_says_is_left_once_redis_is_back() -> None:
    world = World()
    window = world.window(2)
    slot = slot_of(window.ask(1, 100))
    end(window, slot, Outcome(200, rate_limit_headers(60, 59)))
    world.stop_redis(forgets=False)
    slot = slot_of(window.ask(1, 100))
    world.start_redis()
    world.run(6)
    window.tell()
    end(window, slot, Outcome(200, rate_limit_headers(60, 30)))
    assert window.ask(1, 0) == pytest.approx(54, abs=0.01)
