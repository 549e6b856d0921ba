"""Documents that customers sign in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...models.agreement import Agreement
    from ...models.agreement_signer_input import AgreementSignerInput, AgreementSignerInputDict
    from ...models.agreement_with_details import AgreementWithDetails
    from ...models.download_link import DownloadLink
    from ...runtime.connection import AsyncConnection, Connection
    from ...runtime.operation import RequestOptions
    from ...runtime.paging import AsyncPager, Pager
    from ...runtime.uploads import FileInput


class AgreementsResource:
    """Documents that customers sign in the portal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<agreements: list, create, get, download_document>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> Pager[Agreement]:
        """Page through the portal's agreements.

        Which fields a listed agreement has is not documented: read it on its own for its signers and
        documents.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `agreements.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            for item in portal.agreements.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/list-agreements
        """
        from .list_agreements import operation

        return self._connection.paginate("agreements.list", lambda page: operation(page=page), limit, prefetch, options)

    def create(
        self,
        *,
        name: str,
        signer_name: str,
        signer_signature_data: str,
        signers: Sequence[AgreementSignerInput | AgreementSignerInputDict],
        documents: Sequence[FileInput],
        options: RequestOptions | None = None,
    ) -> AgreementWithDetails:
        """Send a new agreement out for signing.

        One to five people are asked to sign. The portal's own signature is part of the request. At most
        five files, which may have 5 MB together.

        Args:
            name: Title of the agreement. Example: "Service contract".
            signer_name: Who signs for the portal's own company. Example: "John Doe".
            signer_signature_data: Signature for the portal's own company, a PNG image as data URI. Example:
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
            signers: Who is asked to sign. 1 to 5 items.
            documents: The files to sign, of 5 MB together at most. Each of them: A path, bytes, a file
                opened in binary mode, or an `Upload`, which names it or follows its progress. 1 to 5 items.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The agreement that was sent out.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `agreements.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            portal.agreements.create(
                name="Service contract",
                signer_name="John Doe",
                signer_signature_data="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...",
                signers=[AgreementSignerInput(first_name="John", last_name="Doe", email="john.doe@example.com")],
                documents=[Path("document.pdf")],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/create-agreement
        """
        from ...models.create_agreement_request import CreateAgreementRequest
        from .create_agreement import operation

        return self._connection.call(
            operation(
                CreateAgreementRequest(
                    name=name,
                    signer_name=signer_name,
                    signer_signature_data=signer_signature_data,
                    signers=signers,
                    documents=documents,
                )
            ),
            options,
        )

    def get(self, agreement_id: str, *, options: RequestOptions | None = None) -> AgreementWithDetails:
        """Read one agreement with signers and documents.

        A signature and its time are None until that person has signed.

        Args:
            agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The agreement.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `agreements.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.agreements.get("agr_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/get-agreement
        """
        from .get_agreement import operation

        return self._connection.call(operation(agreement_id), options)

    def download_document(
        self, agreement_id: str, document_id: str, *, options: RequestOptions | None = None
    ) -> DownloadLink:
        """Get a temporary download link for one document.

        Whoever has the link needs no token, and can get the file for a short while.

        Args:
            agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".
            document_id: One of the agreement's documents. Starts with `agd_`. Example:
                "agd_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            Where the document can be downloaded, and for how long. Save the file with `portal.download`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `agreements.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            portal.agreements.download_document("agr_abc12346def678", "agd_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/download-agreement-document
        """
        from .download_agreement_document import operation

        return self._connection.call(operation(agreement_id, document_id), options)


class AsyncAgreementsResource:
    """Documents that customers sign in the portal."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __repr__(self) -> str:
        return "<agreements: list, create, get, download_document>"

    def list(
        self, *, limit: int | None = None, prefetch: int = 1, options: RequestOptions | None = None
    ) -> AsyncPager[Agreement]:
        """Page through the portal's agreements.

        Which fields a listed agreement has is not documented: read it on its own for its signers and
        documents.

        Args:
            limit: The largest number of items to read; None reads all.
            prefetch: How many pages may be requested ahead at the same time.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            An iterable that reads page after page while you use it; that is also when errors are raised.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `agreements.read`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            async for item in portal.agreements.list():
                print(item)

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/list-agreements
        """
        from .list_agreements import operation

        return self._connection.paginate("agreements.list", lambda page: operation(page=page), limit, prefetch, options)

    async def create(
        self,
        *,
        name: str,
        signer_name: str,
        signer_signature_data: str,
        signers: Sequence[AgreementSignerInput | AgreementSignerInputDict],
        documents: Sequence[FileInput],
        options: RequestOptions | None = None,
    ) -> AgreementWithDetails:
        """Send a new agreement out for signing.

        One to five people are asked to sign. The portal's own signature is part of the request. At most
        five files, which may have 5 MB together.

        Args:
            name: Title of the agreement. Example: "Service contract".
            signer_name: Who signs for the portal's own company. Example: "John Doe".
            signer_signature_data: Signature for the portal's own company, a PNG image as data URI. Example:
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...".
            signers: Who is asked to sign. 1 to 5 items.
            documents: The files to sign, of 5 MB together at most. Each of them: A path, bytes, a file
                opened in binary mode, or an `Upload`, which names it or follows its progress. 1 to 5 items.
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The agreement that was sent out.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `agreements.write`
                (documented for the area, inferred for the call).
            ValidationError: The data sent is incomplete or wrong; the message says why.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            TransportError: The network failed before anything was sent.
            OutcomeUnknownError: The write may have taken effect: look before you send it again.

        Example:
            await portal.agreements.create(
                name="Service contract",
                signer_name="John Doe",
                signer_signature_data="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAA...",
                signers=[AgreementSignerInput(first_name="John", last_name="Doe", email="john.doe@example.com")],
                documents=[Path("document.pdf")],
            )

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/create-agreement
        """
        from ...models.create_agreement_request import CreateAgreementRequest
        from .create_agreement import operation

        return await self._connection.call(
            operation(
                CreateAgreementRequest(
                    name=name,
                    signer_name=signer_name,
                    signer_signature_data=signer_signature_data,
                    signers=signers,
                    documents=documents,
                )
            ),
            options,
        )

    async def get(self, agreement_id: str, *, options: RequestOptions | None = None) -> AgreementWithDetails:
        """Read one agreement with signers and documents.

        A signature and its time are None until that person has signed.

        Args:
            agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            The agreement.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `agreements.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.agreements.get("agr_abc12346def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/get-agreement
        """
        from .get_agreement import operation

        return await self._connection.call(operation(agreement_id), options)

    async def download_document(
        self, agreement_id: str, document_id: str, *, options: RequestOptions | None = None
    ) -> DownloadLink:
        """Get a temporary download link for one document.

        Whoever has the link needs no token, and can get the file for a short while.

        Args:
            agreement_id: The agreement. Starts with `agr_`. Example: "agr_abc12346def678".
            document_id: One of the agreement's documents. Starts with `agd_`. Example:
                "agd_abc12345def678".
            options: Time-outs in seconds, retries and headers for this call alone.

        Returns:
            Where the document can be downloaded, and for how long. Save the file with `portal.download`.

        Raises:
            ValueError, TypeError: An argument can't be right; nothing has been sent.
            AuthenticationError: The token is missing, wrong or revoked.
            PermissionDeniedError: The token lacks the scope for this call; it needs `agreements.read`
                (documented for the area, inferred for the call).
            NotFoundError: There is no object with this id.
            RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.
            DecodeError: The call succeeded, but the response can't be read.
            ServerError: The API failed.
            TransportError: The network failed: no connection, a time-out, or a response cut short.

        Example:
            await portal.agreements.download_document("agr_abc12346def678", "agd_abc12345def678")

        Documentation:
        https://docs.developers.mijnklantportaal.nl/api-reference/agreements-api/download-agreement-document
        """
        from .download_agreement_document import operation

        return await self._connection.call(operation(agreement_id, document_id), options)
