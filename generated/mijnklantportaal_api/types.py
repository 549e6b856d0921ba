"""What every generated module builds on: models, operations, uploads and the text forms that go over the wire.

Nothing here touches the network. `client` sends what is described here, `models` and `api` describe it.
"""

from __future__ import annotations

import datetime
import enum
import functools
import io
import json
import math
import os
from abc import ABC, abstractmethod
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from decimal import Context, Decimal, InvalidOperation
from typing import (
    IO,
    Any,
    Final,
    Generic,
    Literal,
    NamedTuple,
    NoReturn,
    Protocol,
    Self,
    TypeAlias,
    TypeGuard,
    TypeVar,
    cast,
)
from urllib.parse import quote

import attrs

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Unset(enum.Enum):
    """The type of `UNSET`; an enumeration, so that copies and pickles are the same object again."""

    UNSET = "unset"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Says that a field was not given, where `None` would be sent as null."""


class ModelMismatchError(ValueError):
    """A value from the API that does not fit its model. `path` leads to it: field names and list positions."""

    def __init__(self, path: tuple[str | int, ...], reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.reason} at {format_path(self.path)}"


def format_path(path: Iterable[str | int]) -> str:
    """Write a path the way people write it: `data[7].issued_at`; the whole body is `$`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "$"


class Model:
    """Base of all models: printing, and the two directions between an object and JSON data."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the model from JSON data. Unknown keys are ignored.

        Raises:
            ModelMismatchError: a field is missing or has a value that can't be read; it names the path.
        """
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """The JSON data for the wire; fields that are not set are left out.

        Raises:
            ValueError, TypeError: a field can't be sent; the message names it.
        """
        raise NotImplementedError

    def __repr__(self) -> str:
        fields: tuple[attrs.Attribute[Any], ...] = getattr(type(self), "__attrs_attrs__", ())
        shown = [
            f"{field.name}={_shorten(value)}"
            for field in fields
            if field.repr and (value := getattr(self, field.name, field.default)) is not field.default
        ]
        return f"{type(self).__name__}({', '.join(shown)})"


def _shorten(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 or isinstance(value, (Model, list)) else f"{text[:60]}...{text[-1]}"


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_mapping(value: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)


# --- reading what the API answered ---------------------------------------------------------------------------------


@functools.cache
def amsterdam() -> datetime.tzinfo:
    """The time zone of the portal (inferred: the service is Dutch; its documentation names none)."""
    import zoneinfo  # late: many programs never need it, and it takes a tenth of the import

    return zoneinfo.ZoneInfo("Europe/Amsterdam")


read_date: Callable[[str], datetime.date] = datetime.date.fromisoformat


_parse_time = datetime.datetime.fromisoformat  # looked up once: answers hold many times


def read_time(text: str) -> datetime.datetime:
    """Read a point in time; it is always aware, a text without offset is taken as Amsterdam time."""
    value = _parse_time(text)
    return value if value.tzinfo is not None else value.replace(tzinfo=amsterdam())


def read_local_time(text: str) -> datetime.datetime:
    """Read a request's point in time, `YYYY-mm-dd HH:mm:ss` in Amsterdam."""
    return _parse_time(text).replace(tzinfo=amsterdam())


def read_decimal(value: str | float) -> Decimal:
    """Read an amount from its text, or exactly as printed from a JSON number."""
    try:
        number = Decimal(value if type(value) is str else str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r} is no amount") from None
    if number.is_finite():
        return number
    raise ValueError(f"{value!r} is no amount")


def read_integer(value: str | int) -> int:
    """Read a whole number that the API may also write as text."""
    return int(value)


def read_list(values: object) -> list[Any]:
    """Read a list whose items are kept as they are."""
    if _is_list(values):
        return values
    raise ModelMismatchError((), f"expected a list, found {_json_type(values)}")


def read_each(read: Callable[[Any], T], values: object) -> list[T]:
    """Read every item of a list; a misfit names the item's position."""
    items = read_list(values)
    try:
        return [read(item) for item in items]
    except Exception:
        for position, item in enumerate(items):
            try:
                read(item)
            except Exception as error:
                raise _misfit_at((position,), error) from error
        raise


def read_mapping(values: object) -> dict[str, Any]:
    """Read an object whose names are not known beforehand."""
    if _is_object(values):
        return values
    raise ModelMismatchError((), f"expected an object, found {_json_type(values)}")


def misfit(model: Model, data: object, error: Exception) -> ModelMismatchError:
    """Name the field that did not fit: fields are set in order, so it is the first one without a value."""
    if not isinstance(data, Mapping):
        return ModelMismatchError((), f"expected an object, found {_json_type(data)}")
    fields: tuple[attrs.Attribute[Any], ...] = getattr(type(model), "__attrs_attrs__", ())
    for field in fields:
        if not hasattr(model, field.name):
            return _misfit_at((field.name,), error)
    return _misfit_at((), error)


def _misfit_at(path: tuple[str | int, ...], error: Exception) -> ModelMismatchError:
    if isinstance(error, ModelMismatchError):
        return ModelMismatchError((*path, *error.path), error.reason)
    if isinstance(error, KeyError):
        return ModelMismatchError(path, f"the key {error.args[0]!r} is missing")
    return ModelMismatchError(path, f"unreadable value ({str(error) or type(error).__name__})")


def _json_type(value: object) -> str:
    match value:
        case None:
            return "null"
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            return "a text"
        case bool():
            return "a boolean"
        case _:
            return "a number"


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_decoder = json.JSONDecoder(parse_constant=_refuse_constant)


def _read_json_plainly(body: bytes) -> Any:
    return _decoder.decode(body.decode("utf-8"))


@functools.cache
def _json_reader() -> Callable[[bytes], Any]:
    try:
        from orjson import loads
    except ImportError:
        return _read_json_plainly
    return loads


def read_json(body: bytes) -> Any:
    """Read a JSON text: with orjson where it is installed (the extra `fast`), else with the standard library."""
    return _json_reader()(body)


# --- writing what is sent ------------------------------------------------------------------------------------------


def write_text(name: str, value: object, *prefixes: str) -> str:
    """A text as it is; an id must start with a prefix of its kind."""
    if not isinstance(value, str):
        raise TypeError(f"{name}: expected str, got {type(value).__name__}")
    if prefixes and not value.startswith(prefixes):
        wanted = " or ".join(map(repr, prefixes))
        raise ValueError(f"{name}: expected an id that starts with {wanted}, got {value[:12]!r}")
    return value


def write_flag(name: str, value: object) -> bool:
    """A boolean; texts and numbers are refused, because 'false' would be true."""
    if not isinstance(value, bool):
        raise TypeError(f"{name}: expected True or False, got {type(value).__name__}")
    return value


def write_integer(name: str, value: object) -> int:
    """A whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name}: expected int, got {type(value).__name__}")
    return value


def write_integer_text(name: str, value: object) -> str:
    """A whole number, not below 0, that the API wants as text."""
    number = write_integer(name, value)
    if number < 0:
        raise ValueError(f"{name}: expected 0 or more, got {number}")
    return str(number)


def write_number(name: str, value: object) -> int | float:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name}: expected int or float, got {type(value).__name__}")
    if not math.isfinite(value):
        raise ValueError(f"{name}: JSON has no form for {value}")
    return value


def write_choice(name: str, value: object, choices: tuple[object, ...]) -> Any:
    """One of a closed list of values, as the list has it: an equal member of an enumeration is written plainly."""
    if value not in choices or isinstance(value, bool):
        raise ValueError(f"{name}: expected one of {', '.join(map(repr, choices))}, got {value!r}")
    return choices[choices.index(value)]


_AMOUNTS = Context(prec=28, traps=[InvalidOperation])  # what an application sets for its own sums is no matter here


def write_decimal(name: str, value: object) -> str:
    """An amount in EUR with two decimals: `"12.95"`. More decimals are refused, not rounded."""
    if isinstance(value, bool) or not isinstance(value, (Decimal, int, str)):
        hint = "; a float can't hold 12.95 exactly: use Decimal('12.95') or '12.95'" if isinstance(value, float) else ""
        raise TypeError(f"{name}: expected Decimal, int or str, got {type(value).__name__}{hint}")
    try:
        number = Decimal(value)
        if number.is_nan():
            raise InvalidOperation
        cents = number.quantize(Decimal("0.01"), context=_AMOUNTS)
    except InvalidOperation:
        raise ValueError(f"{name}: {value!r} is no amount; write it like '12.95'") from None
    if cents != number:
        raise ValueError(f"{name}: {value!r} has more than two decimals; round it first")
    return format(cents, "f")


def write_decimal_number(name: str, value: object) -> float:
    """An amount that the API writes as a JSON number."""
    return float(write_decimal(name, value))


def write_date(name: str, value: object) -> str:
    """A calendar date: `2026-11-20`."""
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise TypeError(f"{name}: expected datetime.date, got {type(value).__name__}")
    return value.isoformat()


def write_local_time(name: str, value: object, precision: str = "seconds") -> str:
    """A point in time as requests want it: `2026-11-20 14:30:00` in Amsterdam. A naive time is Amsterdam time."""
    if not isinstance(value, datetime.datetime):
        raise TypeError(f"{name}: expected datetime.datetime, got {type(value).__name__}")
    local = value if value.tzinfo is None else value.astimezone(amsterdam())
    return local.replace(tzinfo=None).isoformat(" ", precision)


def write_local_minute(name: str, value: object) -> str:
    """A point in time to the minute: `2026-11-20 14:30` in Amsterdam. A naive time is Amsterdam time."""
    return write_local_time(name, value, "minutes")


def write_time(name: str, value: object) -> str:
    """A point in time as answers hold it, in ATOM form with an offset. A naive time is Amsterdam time."""
    if not isinstance(value, datetime.datetime):
        raise TypeError(f"{name}: expected datetime.datetime, got {type(value).__name__}")
    return (value if value.tzinfo is not None else value.replace(tzinfo=amsterdam())).isoformat()


def write_model(name: str, value: object, model: type[Model]) -> dict[str, Any]:
    """A model, or a mapping with its field names."""
    if _is_mapping(value):
        try:
            value = model(**value)
        except TypeError as error:
            raise TypeError(f"{name}: {error}") from error
    if not isinstance(value, model):
        raise TypeError(f"{name}: expected {model.__name__} or a mapping, got {type(value).__name__}")
    try:
        return value.to_dict()
    except (TypeError, ValueError) as error:
        raise type(error)(f"{name}.{error}") from error


def write_each(
    name: str, values: object, write: Callable[[str, Any], Any], minimum: int = 0, maximum: int | None = None
) -> list[Any]:
    """Every item of a list."""
    if isinstance(values, (str, bytes)) or _is_mapping(values) or not _is_iterable(values):
        raise TypeError(f"{name}: expected a list, got {type(values).__name__}")
    items = [write(f"{name}[{position}]", item) for position, item in enumerate(values)]
    if len(items) < minimum or (maximum is not None and len(items) > maximum):
        wanted = f"at least {minimum}" if maximum is None else f"{minimum} to {maximum}"
        raise ValueError(f"{name}: expected {wanted} items, got {len(items)}")
    return items


def write_mapping(name: str, value: object) -> dict[str, Any]:
    """An object whose names are not known beforehand."""
    if not _is_mapping(value):
        raise TypeError(f"{name}: expected a mapping, got {type(value).__name__}")
    return dict(value)


def check_one_of(model: Model, *groups: tuple[str, ...]) -> None:
    """Refuse a request in which no group of fields is there in full."""
    if not any(all(_is_given(model, name) for name in group) for group in groups):
        wanted = ", or ".join(" and ".join(group) for group in groups)
        raise ValueError(f"{groups[0][0]}: there is too little to send; give {wanted}")


def check_needs(model: Model, name: str, *needed: str) -> None:
    """Refuse a field that means nothing without others."""
    missing = [other for other in needed if not _is_given(model, other)]
    if _is_given(model, name) and getattr(model, name) is not False and missing:
        raise ValueError(f"{missing[0]}: {name} needs {' and '.join(needed)}")


def check_not_together(model: Model, *names: str) -> None:
    """Refuse fields that contradict each other."""
    given = [name for name in names if _is_given(model, name)]
    if len(given) > 1:
        raise ValueError(f"{given[1]}: give only one of {' and '.join(names)}")


def _is_given(model: Model, name: str) -> bool:
    return getattr(model, name) not in (None, UNSET)


# --- files -----------------------------------------------------------------------------------------------------------

FileContent: TypeAlias = os.PathLike[str] | bytes | IO[bytes] | AsyncIterable[bytes]
"""A path (opened when it is sent and closed afterwards), bytes, an open binary file (left open), or, for an asynchronous
client, an asynchronous iterator (written to a temporary file first, so that its length is known and it can be resent)."""


@attrs.frozen(kw_only=True)
class Upload:
    """A file to send.

    Example: `Upload(content=Path("offer.pdf"), file_name="offer-2026-001.pdf")`
    """

    content: FileContent = attrs.field(repr=lambda content: f"<{type(content).__name__}>")
    file_name: str | None = None
    """The name the portal sees; the name of the file where None."""
    content_type: str | None = None
    """The media type; the one the documentation asks for where None."""
    progress: Callable[[int, int], None] | None = attrs.field(default=None, repr=False, eq=False)
    """Called while the file is sent, with the bytes sent so far and the bytes in all; a retry starts at 0 again."""


FileInput: TypeAlias = Upload | FileContent
"""What a file parameter takes: the content, or an `Upload` that says more."""


def write_upload(name: str, value: object, content_type: str, extension: str) -> Upload:
    """A file, with a file name and a media type for certain: without a name a server takes the part for text."""
    upload = value if isinstance(value, Upload) else Upload(content=cast(Any, value))
    content = _file_content(name, upload.content)
    if not (upload.content_type or content_type).isprintable():
        raise ValueError(f"{name}: {upload.content_type!r} is no media type")
    given = upload.file_name or getattr(content, "name", None)
    file_name = os.path.basename(given) if isinstance(given, str) else ""
    return attrs.evolve(
        upload,
        content=content,
        file_name=file_name or f"{name}{extension}",
        content_type=upload.content_type or content_type,
    )


def write_files(
    name: str,
    values: object,
    write: Callable[[str, Any], Upload],
    minimum: int = 0,
    maximum: int | None = None,
    *,
    total_bytes: int,
) -> list[Upload]:
    """Several files that must not be larger together than the API takes; one whose size is not known counts nothing."""
    uploads: list[Upload] = write_each(name, values, write, minimum, maximum)
    total = sum(_size(upload.content) for upload in uploads)
    if total > total_bytes:
        raise ValueError(f"{name}: together {total} bytes, the API takes {total_bytes}; send fewer or smaller files")
    return uploads


def _size(content: FileContent) -> int:
    if isinstance(content, bytes):
        return len(content)
    if isinstance(content, os.PathLike):
        return os.stat(content).st_size
    if isinstance(content, AsyncIterable) or not _is_seekable(content):
        return 0
    position = content.tell()
    size = content.seek(0, os.SEEK_END)
    content.seek(position)
    return size


def _file_content(name: str, value: object) -> Any:
    if isinstance(value, str):
        raise TypeError(
            f"{name}: expected a path, bytes or an open binary file; for a path use pathlib.Path({value[:40]!r})"
        )
    if isinstance(value, (bytes, os.PathLike)) or hasattr(value, "read") or hasattr(value, "__aiter__"):
        return cast(Any, value)
    raise TypeError(f"{name}: expected a path, bytes or an open binary file, got {type(value).__name__}")


def file_part(name: str, upload: Upload, files: ExitStack) -> tuple[str | None, IO[bytes] | bytes, str | None]:
    """File name, content and media type of an upload, ready to be read. What it opens is closed with `files`.

    Raises:
        ValueError: a PDF was asked for and this is none.
        TypeError: the file is open as text, or only an asynchronous client can read it.
        OSError: the file can't be opened.
    """
    content = upload.content
    if isinstance(content, AsyncIterable):
        raise TypeError(f"{name}: only AsyncMijnKlantportaal can send an asynchronous iterator")
    if isinstance(content, os.PathLike):
        content = files.enter_context(open(content, "rb"))
    elif not isinstance(content, bytes):
        content = content if _is_seekable(content) else _spooled_at_once(content, files)
        content.seek(0)  # also writes out what a buffer holds, without which the length would be wrong
    if upload.content_type == "application/pdf":
        _check_pdf(name, content)
    if upload.progress is not None:
        content = cast(IO[bytes], _Watched(content, upload.progress))
    return upload.file_name, content, upload.content_type


async def spooled(upload: Upload, files: ExitStack) -> Upload:
    """The upload, its content in a temporary file where it is an asynchronous iterator."""
    if not isinstance(upload.content, AsyncIterable):
        return upload
    spool = files.enter_context(_new_spool())
    async for piece in upload.content:
        spool.write(piece)
    return attrs.evolve(upload, content=spool)


def _is_seekable(file: IO[bytes]) -> bool:
    seekable: Callable[[], bool] | None = getattr(file, "seekable", None)
    return seekable is not None and seekable()


def _new_spool() -> IO[bytes]:
    import tempfile  # rarely needed, and not cheap to import

    return cast(IO[bytes], tempfile.SpooledTemporaryFile(max_size=1 << 20))


def _spooled_at_once(file: IO[bytes], files: ExitStack) -> IO[bytes]:
    spool = files.enter_context(_new_spool())
    while piece := file.read(1 << 16):
        spool.write(piece)
    return spool


def _check_pdf(name: str, content: IO[bytes] | bytes) -> None:
    """Refuse what is no PDF before anything is sent; readers accept the mark anywhere in the first 1024 bytes."""
    if b"%PDF-" not in (content[:1024] if isinstance(content, bytes) else _head(name, content)):
        raise ValueError(f"{name}: this is not a PDF (it does not start with '%PDF-')")


def _head(name: str, file: IO[Any]) -> bytes:
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    if not isinstance(head, bytes):
        raise TypeError(f"{name}: the file is open as text; open it in binary mode, 'rb'")
    return head


class _Watched:
    """A file that tells how much of it has been read."""

    def __init__(self, content: IO[bytes] | bytes, progress: Callable[[int, int], None]) -> None:
        self._file = io.BytesIO(content) if isinstance(content, bytes) else content
        self._progress = progress
        self._size = self._file.seek(0, os.SEEK_END)
        self._file.seek(0)

    def read(self, size: int = -1) -> bytes:
        """Read a piece, and report."""
        piece = self._file.read(size)
        if piece:
            self._progress(self._file.tell(), self._size)
        return piece

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a position."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The position."""
        return self._file.tell()


# --- operations ------------------------------------------------------------------------------------------------------


class Operation(NamedTuple, Generic[T_co]):
    """One call of the API, complete but not sent: what goes out, and how the answer is read."""

    name: str
    """The operationId of the documentation."""
    method: str
    path: str
    """Path below the base URL, parameters filled in and escaped."""
    read: Callable[[bytes], T_co]
    """Reads the body of a 2xx answer. Raises `ModelMismatchError` or `ValueError`."""
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    json: dict[str, Any] | None = None
    form: dict[str, Any] | None = None
    """Body as multipart/form-data; values that are an `Upload` become file parts."""

    def __repr__(self) -> str:
        return f"Operation({self.name}: {self.method} {self.path})"


class RequestOptions(NamedTuple):
    """What may differ for a single call.

    Example: `RequestOptions(timeout=5.0, headers={"X-Trace": "42"})`
    """

    timeout: float | None = None
    """Seconds for each of connecting, writing and reading; the client's own time-outs where None."""
    max_retries: int | None = None
    """How often a failed request is sent again at most, where the client does so; the client's own number where None."""
    headers: Mapping[str, str] = {}
    """Headers to send in addition; `Authorization` is refused here."""

    def __repr__(self) -> str:
        names = ", ".join(self.headers)
        return f"RequestOptions(timeout={self.timeout}, max_retries={self.max_retries}, headers=<{names}>)"

    def over(self, defaults: RequestOptions) -> RequestOptions:
        """These options, and the defaults where they say nothing."""
        return RequestOptions(
            timeout=defaults.timeout if self.timeout is None else self.timeout,
            max_retries=defaults.max_retries if self.max_retries is None else self.max_retries,
            headers={**defaults.headers, **self.headers},
        )


class Page(Protocol[T_co]):
    """One page of a list."""

    @property
    def data(self) -> Sequence[T_co]:
        """The items of this page."""
        ...

    @property
    def current_page(self) -> int:
        """The number of this page, from 1."""
        ...

    @property
    def next_page_url(self) -> str | None:
        """Address of the next page; None on the last one."""
        ...


class Pager(ABC, Generic[T]):
    """A list that is read page by page while it is used."""

    @abstractmethod
    def __iter__(self) -> Iterator[T]:
        """Every item of every page."""

    @abstractmethod
    def pages(self) -> Iterator[Page[T]]:
        """Page after page."""

    @abstractmethod
    def page(self, number: int) -> Page[T]:
        """One page by its number, from 1."""

    @abstractmethod
    def first(self) -> T | None:
        """The first item, or None where the list is empty."""

    @abstractmethod
    def to_list(self) -> list[T]:
        """All items."""


class AsyncPager(ABC, Generic[T]):
    """A list that is read page by page while it is used, with `async for`."""

    @abstractmethod
    def __aiter__(self) -> AsyncIterator[T]:
        """Every item of every page."""

    @abstractmethod
    def pages(self) -> AsyncIterator[Page[T]]:
        """Page after page."""

    @abstractmethod
    async def page(self, number: int) -> Page[T]:
        """One page by its number, from 1."""

    @abstractmethod
    async def first(self) -> T | None:
        """The first item, or None where the list is empty."""

    @abstractmethod
    async def to_list(self) -> list[T]:
        """All items."""


PageOperation: TypeAlias = Callable[[int], Operation[Page[T]]]
"""Makes the operation that reads the page with the given number."""


class Connection(Protocol):
    """What a resource needs to do its work; who implements it decides on policies such as retries."""

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and read its answer."""
        ...

    def paginate(
        self, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> Pager[T]:
        """Read a list page by page, at most `limit` items, with up to `prefetch` pages on their way at once."""
        ...


class AsyncConnection(Protocol):
    """What an asynchronous resource needs to do its work."""

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and read its answer."""
        ...

    def paginate(
        self, operation: PageOperation[T], limit: int | None, prefetch: int, options: RequestOptions | None
    ) -> AsyncPager[T]:
        """Read a list page by page, at most `limit` items, with up to `prefetch` pages on their way at once."""
        ...


def path_segment(value: object) -> str:
    """A path parameter as one segment of the path: a slash or dots in it can't lead anywhere else."""
    text = form_text(value)
    if text in ("", ".", ".."):
        raise ValueError(f"{text!r} can't be part of an address; is the id right?")
    return quote(text, safe="")


def query_items(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The query parameters that are set, as text; booleans as `true` and `false`, lists as repeated names."""
    return tuple(
        (name, form_text(item))
        for name, value in values.items()
        for item in (value if _is_list(value) else [value])
        if item is not None
    )


def form_text(value: object) -> str:
    """A scalar as text in a form or a query.

    Booleans are `true` and `false`, as the documentation's samples show them (other texts are unconfirmed).
    """
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def form_parts(value: object, name: str = "") -> Iterator[tuple[str, str | Upload]]:
    """The parts of a multipart form: nested names as `lines[0][amount]`, lists of scalars and files as `names[]`.

    How nested values are written is inferred: it is the usual form for such servers. Null is not sent.
    """
    if _is_object(value):
        for key, item in value.items():
            yield from form_parts(item, f"{name}[{key}]" if name else key)
    elif _is_list(value):
        for position, item in enumerate(value):
            yield from form_parts(item, f"{name}[{position}]" if isinstance(item, dict) else f"{name}[]")
    elif isinstance(value, Upload):
        yield name, value
    elif value is not None:
        yield name, form_text(value)


def read_with(read: Callable[[Any], T]) -> Callable[[bytes], T]:
    """Makes a function that reads a JSON body; it raises `ModelMismatchError` or, for what is no JSON, `ValueError`."""

    def read_body(body: bytes) -> T:
        data = read_json(body)
        try:
            return read(data)
        except Exception as error:
            raise _misfit_at((), error) from error

    return read_body


def read_nothing(body: bytes) -> None:
    """For answers that carry nothing."""


def read_bytes(body: bytes) -> bytes:
    """For answers that are a file."""
    return body
