"""Customers from a file."""

from pathlib import Path

import attrs
import pytest

from mijnklantportaal._tables.customers import CustomerReference
from tests.tables.reading import read_csv

HEADERS = "Bedrijfsnaam;Straat;Huisnummer;Toevoeging;Postcode;Plaats;E-mail;Land"


def test_customers_are_read_with_their_address_in_parts_or_whole(tmp_path: Path) -> None:
    content = f"{HEADERS}\nKorrel;Dorpsstraat;12;a;1234 ab;Ede;info@korrel.example;Nederland\n"
    (row,), problems = read_csv(tmp_path, content, "customer")
    assert problems == []
    assert attrs.asdict(row, filter=attrs.filters.exclude(attrs.fields(type(row)).record)) == {
        "company_name": "Korrel",
        "address": "Dorpsstraat 12 a",
        "zip_code": "1234AB",
        "city": "Ede",
        "primary_email": "info@korrel.example",
        "country_code": "NL",
    }
    whole = "Naam,Adres,Postcode,Woonplaats,Email\nKorrel,Dorpsstraat 12,1234AB,Ede,info@korrel.example\n"
    (row,), problems = read_csv(tmp_path, whole, "customer")
    assert (row.address, row.country_code, problems) == ("Dorpsstraat 12", None, [])


def test_customers_problems_are_told_all_at_once(tmp_path: Path) -> None:
    content = f"""{HEADERS}
Korrel;Dorpsstraat;12;;1234AB;Ede;info@korrel.example;
KORREL;Dorpsstraat;12;;1234AB;Ede;Info@Korrel.example;
Slager;;;;0123AB;Ede;slager;
Slager;Rue;1;;1000;Brussel;a@b.be;BE
Slager;Rue;1;;1000;Brussel;a@c.be;Narnia
;Rue;1;;1234AB;Ede;a@d.nl;NL
"""
    rows, problems = read_csv(tmp_path, content, "customer")
    assert [row.primary_email for row in rows] == ["info@korrel.example", "a@b.be"]
    assert [text.removeprefix("rows.csv, ") for text in problems] == [
        "line 3, column 'E-mail': 'Info@Korrel.example' is in rows.csv, line 2 too; remove one of them",
        "line 4, column 'address': is empty; fill it in",
        "line 4, column 'E-mail': 'slager' is not an email address; write one address",
        "line 4, column 'Postcode': '0123AB' is not a Dutch postcode; write it like 1234AB, or fill in the country",
        "line 6, column 'Land': 'Narnia' is not a country's code; write its two letters, such as NL or BE",
        "line 7, column 'Bedrijfsnaam': is empty; fill it in",
    ]


def test_customers_without_an_address_column_are_told(tmp_path: Path) -> None:
    _, problems = read_csv(tmp_path, "Naam;Postcode;Plaats;E-mail\nKorrel;1234AB;Ede;a@b.nl\n", "customer")
    assert [text.partition(";")[0] for text in problems] == ["rows.csv, line 1: a column for address is missing"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("cst_abc12345def678", "id"),
        ("info@korrel.example", "email"),
        ("12345678", "kvk_number"),
        ("NL001234567B01", "vat_number"),
        ("NL 0012.34.567.B01", "vat_number"),
        ("Bakkerij de Korrel", "company_name"),
        ("cst_", "company_name"),
        ("BAKKERIJKOR", "company_name"),
        ("@ home", "company_name"),
    ],
)
def test_customer_reference_is_recognised_by_its_form(text: str, field: str) -> None:
    found = attrs.asdict(CustomerReference.from_text(text), filter=lambda _, value: value is not None)
    assert list(found) == [field]
    assert str(CustomerReference.from_text(text)) in {text, text.replace(" ", "").replace(".", "")}
