"""An operation that takes several files takes so many, and so large together, and says so before it sends."""

import io
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal_api.api.agreements import create_agreement
from mijnklantportaal_api.models import AgreementWithDetails, CreateAgreementRequest
from mijnklantportaal_api.runtime.operation import Operation

MAX_BYTES = 5_000_000
AGREEMENT: dict[str, Any] = {
    "name": "Service contract",
    "signer_name": "John Doe",
    "signer_signature_data": "data:image/png;base64,AAAA",
    "signers": [{"first_name": "John", "last_name": "Doe", "email": "john.doe@example.com"}],
}


def agreement_operation(**documents: Any) -> Operation[AgreementWithDetails]:
    """The operation that sends an agreement out."""
    return create_agreement.operation(CreateAgreementRequest(**documents, **AGREEMENT))


def test_upload_of_six_files_is_one_too_many() -> None:
    agreement_operation(documents=[b"%PDF-"] * 5)
    with pytest.raises(ValueError, match=r"^documents: expected 1 to 5 items, got 6$"):
        agreement_operation(documents=[b"%PDF-"] * 6)


def test_upload_of_files_that_are_too_large_together_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "contract.pdf"
    path.write_bytes(b"%PDF-" + b" " * (MAX_BYTES - 15))
    agreement_operation(documents=[path, b"%PDF-12345"])
    with pytest.raises(
        ValueError, match=rf"^documents: {MAX_BYTES + 1} bytes in total, but the API takes {MAX_BYTES};"
    ):
        agreement_operation(documents=[path, b"%PDF-123456"])


def test_upload_of_an_open_file_counts_with_its_size() -> None:
    large = b"%PDF-" + b" " * (MAX_BYTES - 15)
    agreement_operation(documents=[large, io.BytesIO(b"%PDF-12345")])
    with pytest.raises(ValueError, match=rf"^documents: {MAX_BYTES + 1} bytes in total"):
        agreement_operation(documents=[large, io.BytesIO(b"%PDF-123456")])


class Stream:
    """A file that only reads."""

    def read(self, size: int = -1) -> bytes:
        raise NotImplementedError


async def pieces() -> AsyncIterator[bytes]:
    yield b"%PDF-"


@pytest.mark.parametrize("make", [Stream, pieces])
def test_upload_of_a_file_of_unknown_size_does_not_count(make: Callable[[], Any]) -> None:
    large = b"%PDF-" + b" " * (MAX_BYTES - 5)
    assert agreement_operation(documents=[large, make()])
    with pytest.raises(ValueError, match=rf"^documents: {MAX_BYTES + 1} bytes in total"):
        agreement_operation(documents=[large + b" ", make()])
