"""Documents that customers sign in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ...models.agreement import Agreement
    from ...models.agreement_signer_input import AgreementSignerInput
    from ...models.agreement_with_details import AgreementWithDetails
    from ...models.api_cloudfile import ApiCloudfile
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager
    from ...runtime.uploads import FileInput


class AgreementsResource:
    """Documents that customers sign in the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Agreement]:
        """Page through the portal's agreements.

        List the agreements of the portal. Which fields a listed agreement has is not documented: read it on
        its own for its signers and documents.

        Args:
            limit: The largest number of items to read; all of them where None.
            prefetch: How many pages may be on their way at once.
            options: What differs for this call, such as its time-outs.

        Returns:
            A list that is read page by page while it is used.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            for item in portal.agreements.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/list-agreements
        Source: `spec/transcribed/agreements-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        Not documented: errors (no list of them is available).
        """
        from . import list_agreements

        return self._connection.paginate(lambda page: list_agreements.operation(page=page), limit, prefetch, options)

    def create(
        self,
        *,
        name: str,
        signer_name: str,
        signer_signature_data: str,
        signers: Sequence[AgreementSignerInput | Mapping[str, Any]],
        documents: Sequence[FileInput],
        options: RequestOptions | None = None,
    ) -> AgreementWithDetails:
        """Send a new agreement out for signing.

        Send documents to one to five people to be signed. The portal's own signature is part of the
        request. At most five files, which may have 5 MB together.

        Args:
            name: Title of the agreement. Example: "Service contract".
            signer_name: Who signs for the portal's own company. Example: "John Doe".
            signer_signature_data: Signature for the portal's own company, a PNG image as data URI. Example:
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
            signers: Who is asked to sign. 1 to 5 items. (Inferred: minItems: nobody would be asked to
                sign.)
            documents: The files to sign, of 5 MB together at most. 1 to 5 items. (Inferred: minItems:
                nothing to sign without a file.) (Not documented: file types, and whether a MB has 1,000,000
                or 1,048,576 bytes.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The agreement that was sent out.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.agreements.create(
                name="Service contract",
                signer_name="John Doe",
                signer_signature_data="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...",
                signers=[AgreementSignerInput(first_name="John", last_name="Doe", email="john.doe@example.com")],
                documents=[Path("documents")],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/create-agreement
        Source: `spec/transcribed/agreements-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        422 (documented for another request with a body).
        Not documented: errors (no list of them is available); encoding (how the signers and the list of
        files are named in the form; `signers[0][firstName]` and one `documents[]` for each file are usual
        for such servers).
        """
        from . import create_agreement

        return self._connection.call(
            create_agreement.operation(
                name=name,
                signer_name=signer_name,
                signer_signature_data=signer_signature_data,
                signers=signers,
                documents=documents,
            ),
            options,
        )

    def get(self, agreement_id: str, *, options: RequestOptions | None = None) -> AgreementWithDetails:
        """Read one agreement with signers and documents.

        Read an agreement with everyone who signs it and the documents to sign.

        Args:
            agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The agreement.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.agreements.get("agr_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/get-agreement
        Source: `spec/transcribed/agreements-api.yaml`.
        """
        from . import get_agreement

        return self._connection.call(get_agreement.operation(agreement_id), options)

    def download_document(
        self, agreement_id: str, document_id: str, *, options: RequestOptions | None = None
    ) -> ApiCloudfile:
        """Get a temporary download link for one document.

        Get an address from which one document of an agreement can be downloaded for a short while. The
        answer is JSON and not the file; the token is not to be sent to the address in it.

        Args:
            agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".
            document_id: One of the agreement's documents. Starts with `agd_`. Example:
                "agd_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            Where the document can be downloaded, and how long.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.agreements.download_document("agr_abc12346def678", "agd_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/download-agreement-document
        Source: `spec/transcribed/agreements-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import download_agreement_document

        return self._connection.call(download_agreement_document.operation(agreement_id, document_id), options)


class AsyncAgreementsResource:
    """Documents that customers sign in the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Agreement]:
        """Page through the portal's agreements.

        List the agreements of the portal. Which fields a listed agreement has is not documented: read it on
        its own for its signers and documents.

        Args:
            limit: The largest number of items to read; all of them where None.
            prefetch: How many pages may be on their way at once.
            options: What differs for this call, such as its time-outs.

        Returns:
            A list that is read page by page while it is used.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            for item in portal.agreements.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/list-agreements
        Source: `spec/transcribed/agreements-api.yaml`.
        Inferred: 422 (the number of the page can be wrong).
        Not documented: errors (no list of them is available).
        """
        from . import list_agreements

        return self._connection.paginate(lambda page: list_agreements.operation(page=page), limit, prefetch, options)

    async def create(
        self,
        *,
        name: str,
        signer_name: str,
        signer_signature_data: str,
        signers: Sequence[AgreementSignerInput | Mapping[str, Any]],
        documents: Sequence[FileInput],
        options: RequestOptions | None = None,
    ) -> AgreementWithDetails:
        """Send a new agreement out for signing.

        Send documents to one to five people to be signed. The portal's own signature is part of the
        request. At most five files, which may have 5 MB together.

        Args:
            name: Title of the agreement. Example: "Service contract".
            signer_name: Who signs for the portal's own company. Example: "John Doe".
            signer_signature_data: Signature for the portal's own company, a PNG image as data URI. Example:
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
            signers: Who is asked to sign. 1 to 5 items. (Inferred: minItems: nobody would be asked to
                sign.)
            documents: The files to sign, of 5 MB together at most. 1 to 5 items. (Inferred: minItems:
                nothing to sign without a file.) (Not documented: file types, and whether a MB has 1,000,000
                or 1,048,576 bytes.)
            options: What differs for this call, such as its time-outs.

        Returns:
            The agreement that was sent out.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.agreements.create(
                name="Service contract",
                signer_name="John Doe",
                signer_signature_data="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...",
                signers=[AgreementSignerInput(first_name="John", last_name="Doe", email="john.doe@example.com")],
                documents=[Path("documents")],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/create-agreement
        Source: `spec/transcribed/agreements-api.yaml`.
        Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
        422 (documented for another request with a body).
        Not documented: errors (no list of them is available); encoding (how the signers and the list of
        files are named in the form; `signers[0][firstName]` and one `documents[]` for each file are usual
        for such servers).
        """
        from . import create_agreement

        return await self._connection.call(
            create_agreement.operation(
                name=name,
                signer_name=signer_name,
                signer_signature_data=signer_signature_data,
                signers=signers,
                documents=documents,
            ),
            options,
        )

    async def get(self, agreement_id: str, *, options: RequestOptions | None = None) -> AgreementWithDetails:
        """Read one agreement with signers and documents.

        Read an agreement with everyone who signs it and the documents to sign.

        Args:
            agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            The agreement.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.agreements.get("agr_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/get-agreement
        Source: `spec/transcribed/agreements-api.yaml`.
        """
        from . import get_agreement

        return await self._connection.call(get_agreement.operation(agreement_id), options)

    async def download_document(
        self, agreement_id: str, document_id: str, *, options: RequestOptions | None = None
    ) -> ApiCloudfile:
        """Get a temporary download link for one document.

        Get an address from which one document of an agreement can be downloaded for a short while. The
        answer is JSON and not the file; the token is not to be sent to the address in it.

        Args:
            agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".
            document_id: One of the agreement's documents. Starts with `agd_`. Example:
                "agd_abc12345def678".
            options: What differs for this call, such as its time-outs.

        Returns:
            Where the document can be downloaded, and how long.

        Raises:
            AuthenticationError: The token is missing, wrong or withdrawn.
            NotFoundError: There is no object with this identifier.
            RateLimitError: The token has made too many requests; wait as long as the answer says.

        Example:
            portal.agreements.download_document("agr_abc12346def678", "agd_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/download-agreement-document
        Source: `spec/transcribed/agreements-api.yaml`.
        Inferred: operationId (made from the title of its page); 200 (every read with a documented status
        answers 200); 404 (documented for other operations addressed by an identifier).
        Not documented: errors (no list of them is available).
        """
        from . import download_agreement_document

        return await self._connection.call(download_agreement_document.operation(agreement_id, document_id), options)
