"""An operation without a tag gets the one its path names."""

import pytest

from pipeline.documents import PipelineError
from pipeline.merge.tagging import documentation_address, with_tags

TAGS = [{"name": name} for name in ("Customers API", "Customer Offers API", "File Request API", "Invoices API")]


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("/customers", "Customers API"),
        ("/customers/{customerId}", "Customers API"),
        ("/customer-offers/manual", "Customer Offers API"),
        ("/file-requests/{requestId}", "File Request API"),
        ("/invoices", "Invoices API"),
        ("/parcel-labels/{id}", "Parcel Labels API"),
        ("/{country}/parcel_labels", "Parcel Labels API"),
    ],
)
def test_tagging_the_first_step_of_the_path_names_the_tag(path: str, tag: str) -> None:
    assert with_tags({"summary": "S"}, path, TAGS, "a.txt") == {"summary": "S", "tags": [tag]}


def test_tagging_an_operation_keeps_the_tags_it_has() -> None:
    assert with_tags({"tags": ["Own"]}, "/customers", TAGS, "a.txt") == {"tags": ["Own"]}


def test_tagging_no_tag_that_fits_is_an_error_with_a_remedy() -> None:
    with pytest.raises(PipelineError, match=r"a.txt: no tag fits the path /\{id\}.*: put the Markdown form"):
        with_tags({}, "/{id}", TAGS, "a.txt")


def test_tagging_two_tags_that_fit_are_an_error_that_names_them() -> None:
    with pytest.raises(PipelineError, match="Customers API, Customer API all fit"):
        with_tags({}, "/customers", [*TAGS, {"name": "Customer API"}], "a.txt")


@pytest.mark.parametrize(
    ("tag", "source", "address"),
    [
        ("Customers API", "spec/pages/create-customer.md", "customers-api/create-customer"),
        ("Customer Offers API", "spec/pages/list-offers.txt", "customer-offers-api/list-offers"),
        ("Own", "spec/pages/v1.2.md", "own-api/v1.2"),
    ],
)
def test_tagging_a_page_is_below_its_tag_under_the_name_of_its_file(tag: str, source: str, address: str) -> None:
    found = documentation_address(tag, source)
    assert found == f"https://docs.developers.mijnklantportaal.nl/api-reference/{address}"
