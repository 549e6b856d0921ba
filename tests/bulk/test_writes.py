"""`write`: which methods it takes, and what it says of others."""

from functools import partial
from typing import Any

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, Write, write


@pytest.fixture(params=[MijnKlantportaal, AsyncMijnKlantportaal], ids=["sync", "async"])
def any_portal(request: pytest.FixtureRequest) -> Any:
    """A client of each kind; nothing is sent."""
    return request.param("token")


def test_write_names_its_method(any_portal: Any) -> None:
    made = write(any_portal.customer_groups.create, name="Prospects")
    assert isinstance(made, Write)
    assert (made.method, made.key) == ("customer_groups.create", None)
    assert repr(made) == "<write customer_groups.create>"


def test_write_with_key_leaves_the_first_as_it_is(any_portal: Any) -> None:
    made = write(any_portal.customers.update, "cst_1", city="Utrecht")
    with_key = made.with_key("row 7")
    assert (made.key, with_key.key) == (None, "row 7")
    assert repr(with_key) == "<write customers.update, key 'row 7'>"


@pytest.mark.parametrize(
    ("key", "error"),
    [("", ValueError), (7, TypeError), ("a\0", ValueError), ("a\ud800", ValueError), ("a" * 501, ValueError)],
)
def test_write_refuses_a_key_that_can_not_be_kept(any_portal: Any, key: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"^key: "):
        write(any_portal.customer_groups.create, name="a").with_key(key)


def test_write_refuses_methods_that_only_read(any_portal: Any) -> None:
    for method, arguments in (
        (any_portal.customers.list, ()),
        (any_portal.customers.get, ("cst_1",)),
        (any_portal.appointments.list, ()),
        (any_portal.customer_invoices.pdf, ("inv_1",)),
    ):
        with pytest.raises(TypeError, match=r"method: \w+\.\w+ only reads, and a bulk run writes; call portal\."):
            write(method, *arguments)


def test_write_refuses_what_is_no_method_of_a_portal(any_portal: Any) -> None:
    create = any_portal.customer_groups.create
    things: list[Any] = [print, "create", partial(create), any_portal.bulk, lambda: create(name="a"), None]
    for thing in things:
        with pytest.raises(TypeError, match=r"expected a method of a portal that writes, such as portal\.cust"):
            write(thing)


def test_write_refuses_parameters_that_the_method_does_not_have(any_portal: Any) -> None:
    with pytest.raises(TypeError, match=r"^customer_groups\.create has no argument 'nmae'; its arguments are name, "):
        write(any_portal.customer_groups.create, nmae="a")
    with pytest.raises(TypeError, match=r"^customer_groups\.create: missing a required argument: 'name'$"):
        write(any_portal.customer_groups.create)


def test_write_of_values_that_cannot_be_right_raises_nothing_yet(any_portal: Any) -> None:
    assert write(any_portal.customers.update, "off_1", city="").method == "customers.update"
