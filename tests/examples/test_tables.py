"""The examples of tables with pandas and polars."""

from decimal import Decimal

import pytest

from mijnklantportaal import CustomerOffer
from mijnklantportaal.sandbox import Sandbox
from tests.examples.programs import PROGRAMS, load, run_here, run_program
from tests.overlay.fake_api import offer_data

OFFERS = [
    CustomerOffer.from_dict(
        offer_data(f"off_{number}") | {"issuedAt": day, "acceptedAt": accepted, "amount": amount, "createdAt": created}
    )
    for number, (day, accepted, amount, created) in enumerate(
        [
            ("2026-10-24", None, "0.10", "2026-10-24T23:30:00+02:00"),
            ("2026-11-20", "2026-11-21T10:00:00+01:00", "12.95", "2026-11-20T21:00:00+01:00"),
            ("2026-11-30", None, "100.00", "2026-11-30T23:59:59+01:00"),
        ]
    )
]
MONTHS = [("2026-10", 1, Decimal("0.10"), Decimal("0")), ("2026-11", 2, Decimal("112.95"), Decimal("12.95"))]


def test_pandas_columns_have_types_to_calculate_with() -> None:
    frame = load("pandas_months").offers_frame(OFFERS)
    assert frame["amount"].dtype == float
    assert frame["issued_at"].dt.day.tolist() == [24, 20, 30]
    for time in ("accepted_at", "rejected_at", "created_at"):
        assert str(frame[time].dt.tz) == "Europe/Amsterdam"
    assert frame["created_at"].map(str).tolist() == [
        "2026-10-24 23:30:00+02:00",
        "2026-11-20 21:00:00+01:00",
        "2026-11-30 23:59:59+01:00",
    ]
    assert frame["rejected_at"].isna().all()


def test_pandas_groups_by_month() -> None:
    module = load("pandas_months")
    months = module.monthly_amounts(module.offers_frame(OFFERS))
    assert isinstance(months, module.pd.DataFrame)
    rows = [(str(row.Index), row.offers, row.amount, row.accepted) for row in months.itertuples()]
    assert rows == [(month, count, float(amount), float(accepted)) for month, count, amount, accepted in MONTHS]


def test_pandas_rows_without_conversion_have_exact_amounts() -> None:
    frame = load("pandas_months").pd.DataFrame([offer.to_row() for offer in OFFERS])
    assert frame["amount"].sum() == Decimal("113.05")


def test_polars_columns_have_types_to_calculate_with() -> None:
    module = load("polars_months")
    pl, frame = module.pl, module.offers_frame(OFFERS)
    time = pl.Datetime("us", "Europe/Amsterdam")
    assert frame.schema["amount"] == pl.Decimal(12, 2)
    assert frame.schema["issued_at"] == pl.Date()
    assert {frame.schema[name] for name in ("accepted_at", "rejected_at", "created_at")} == {time}
    assert frame["created_at"].to_list() == [offer.created_at for offer in OFFERS]


def test_polars_groups_by_month() -> None:
    module = load("polars_months")
    assert module.monthly_amounts(module.offers_frame(OFFERS)).rows() == MONTHS


@pytest.mark.parametrize("name", ["pandas_months", "polars_months"])
def test_tables_are_printed_with_a_line_for_each_month(sandbox: Sandbox, name: str) -> None:
    done = run_program(PROGRAMS / f"{name}.py", base_url=sandbox.base_url)
    assert (done.stderr, done.returncode) == ("", 0)
    months = {offer["issuedAt"][:7] for offer in sandbox.objects.all("off_")}
    assert {line[:7] for line in done.stdout.splitlines()} >= months
    assert "5015.67" in done.stdout


@pytest.mark.parametrize("name", ["pandas_months", "polars_months"])
def test_tables_need_offers(sandbox: Sandbox, name: str) -> None:
    sandbox.reset()
    done = run_here(PROGRAMS / f"{name}.py", base_url=sandbox.base_url)
    assert (done.returncode, done.stderr) == (1, "There are no offers.\n")
