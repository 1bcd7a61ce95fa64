"""One document of a batch: its bytes and what is known of it, as reports or as a refusal."""

from __future__ import annotations

import datetime
import hashlib
import io
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.codecs.json import loads
from gov_disclosure.dataset.clock import LateError, clock
from gov_disclosure.dataset.columns import Shape
from gov_disclosure.dataset.rows import Origin, refusal_rows, report_rows
from gov_disclosure.errors import (
    GovDisclosureError,
    InvalidValueError,
    MissingExtraError,
    UnreadableFileError,
)
from gov_disclosure.forms.extraction.known import Known, with_known
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.model.publisher import Source
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.readers import read_all
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits, exceeded
from gov_disclosure.roster import Roster

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.dataset.rows import Row

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@attrs.frozen
class Reading:
    """How documents become rows.

    Attributes:
        shape: one row for each report, or for each of its cells.
        roster: the bodies that are known, or None.
        limits: bounds on what is read of a document.
        seconds: how long a document may take; None: any time.
    """

    shape: Shape = "wide"
    roster: Roster | None = None
    limits: Limits = DEFAULT_LIMITS
    seconds: float | None = None


def document_rows(given: Mapping[str, Any], reading: Reading) -> list[Row]:
    """Return the rows of a document; one that tells why if it cannot be read.

    Args:
        given: ``content``, and what is known: name, address, retrieved_on, publisher, year, scope.
        reading: how it becomes rows.

    Raises:
        MissingExtraError: a package that reads documents is not installed, which is no fault of
            the document.
    """
    content = given.get("content")
    digest = None if content is None else hashlib.sha256(content).hexdigest()
    plain = Origin(
        _plain(given, "name"),
        _plain(given, "address"),
        sha256=digest,
        facts={"publisher": _plain(given, "publisher")},
    )
    try:
        plain, known = _known(given, plain)
        with clock(reading.seconds):
            return list(_rows(content, plain, known, reading))
    except MissingExtraError:
        raise
    except GovDisclosureError as error:
        return list(refusal_rows(error, plain, reading.shape))
    except LateError:
        late = UnreadableFileError(plain.name, "读取超过了时限", "reading it took too long")
        return list(refusal_rows(late, plain, reading.shape))
    except MemoryError:
        short = UnreadableFileError(plain.name, "读取时内存不足", "short of memory")
        return list(refusal_rows(short, plain, reading.shape))
    except Exception as error:  # noqa: BLE001 - a defect of ours must not cost all other documents
        return list(refusal_rows(_defect(plain.name, error), plain, reading.shape))


def _rows(content: bytes | None, origin: Origin, known: Known, reading: Reading) -> Iterator[Row]:
    if content is None:
        raise UnreadableFileError(origin.name, "没有内容", "there is no content")
    extractions = _extractions(content, origin, reading.limits)
    if len(extractions) > 1:  # what holds for all of them
        known = attrs.evolve(known, publisher=None, scope=None)
    for number, extraction in enumerate(extractions, start=1):
        each = attrs.evolve(origin, report=number)
        yield from report_rows(with_known(extraction, known), each, reading.roster, reading.shape)


def _extractions(content: bytes, origin: Origin, limits: Limits) -> tuple[Extraction, ...]:
    """Return what a document holds: published reports, or one report or extraction in JSON."""
    if content.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"{"):
        if len(content) > limits.max_bytes:
            raise exceeded(origin.name, limits.max_bytes, "字节", "bytes")
        data = loads(content)
        if isinstance(data, Extraction):
            return (data,)
        if isinstance(data, AnnualReport):
            return (Extraction(data),)
        raise InvalidValueError("content", "findings", "报告", "a report")
    stream = io.BytesIO(content)
    if origin.name is not None:
        stream.name = origin.name  # as an open file has it
    return read_all(stream, limits=limits)


def _known(given: Mapping[str, Any], plain: Origin) -> tuple[Origin, Known]:
    """Return what is told of a document.

    Raises:
        InvalidValueError: something that a report cannot hold.
    """
    known = Known(_plain(given, "publisher"), _year(given.get("year")), given.get("scope") or None)
    with_known(Extraction(AnnualReport()), known)  # which refuses what cannot be
    origin = attrs.evolve(
        plain,
        retrieved_on=_date(given.get("retrieved_on")),
        facts={**plain.facts, "year": known.year, "scope": known.scope},
    )
    Source(origin.address, origin.name, origin.retrieved_on)
    return origin, known


def _plain(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    return value if isinstance(value, str) and value else None


def _year(value: object) -> int | None:
    """Return a year; pandas makes floats of a column in which some are missing."""
    if value is None or value != value:  # noqa: PLR0124 - what is no number is unlike itself
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value  # type: ignore[return-value] # for the check to refuse


def _date(value: object) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, str) and value:
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise InvalidValueError(
                "retrieved_on", value, "形如 2025-01-31 的日期", "a date like 2025-01-31"
            ) from None
    return value if isinstance(value, datetime.date) else None


def _defect(name: str | None, error: Exception) -> UnreadableFileError:
    what = f"{type(error).__name__}: {error}"
    return UnreadableFileError(
        name,
        f"读取时程序出错（{what}），请将此文件和这条消息报告给开发者",
        f"the program failed on it ({what}); please report this message with the file",
    )
