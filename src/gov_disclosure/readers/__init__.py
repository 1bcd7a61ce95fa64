"""Readers: files of any format as documents, and documents as reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.arguments import check_argument
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.forms.extraction.extract import extract, extract_all
from gov_disclosure.forms.extraction.known import Known
from gov_disclosure.readers.characters import seen_document
from gov_disclosure.readers.content import Readable, input_file
from gov_disclosure.readers.formats import format_named, format_of
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits, bounded
from gov_disclosure.readers.messages import LOGGER, only_our_messages

if TYPE_CHECKING:
    from gov_disclosure.document import Document
    from gov_disclosure.model.extraction import Extraction
    from gov_disclosure.model.publisher import Publisher, Source
    from gov_disclosure.model.report import Scope


def read(  # noqa: PLR0913, PLR0917 - each says one thing the caller may know
    file: Readable,
    format: str | None = None,  # noqa: A002 - the name users expect
    publisher: Publisher | str | None = None,
    year: int | None = None,
    scope: Scope | None = None,
    source: Source | None = None,
    limits: Limits | None = None,
) -> Extraction:
    """Read a published report.

    A file of several reports gives the first whose tables can be read, with the problem
    ``reading.several_reports``; ``read_all`` gives all of them.

    Args:
        file: path, bytes, or binary stream; an open file gives its name as its path does.
        format: "text", "markdown", "html", "pdf", "docx", "xlsx", "xls", "mhtml" or
            "spreadsheetml"; None: found from the content, and between texts from the suffix.
        publisher: the body, if the caller knows it; it wins over what is printed.
        year: the report year, likewise.
        scope: "own" or "jurisdiction"; it is never printed.
        source: where the copy came from. Name and digest of the file are added where it does
            not say them; its ``file`` names bytes and streams.
        limits: bounds on what is read.

    Returns:
        The report, with evidence, leftover and problems.

    Raises:
        UnreadableFileError: the file cannot be opened, is too large, or is no such format.
        UnrecognisedDocumentError: it holds no statutory table that can be read.
        InvalidValueError: an argument that cannot be.
        MissingExtraError: a package that the format needs is not installed.

    Example:
        >>> from gov_disclosure import Source
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
        >>> report = read(page.encode(), source=Source(file="青溪.txt")).report
        >>> report.proactive_disclosure.administrative_fees, report.source.file
        (FeesCollected(amount_wan_yuan=Decimal('3.5')), '青溪.txt')
    """
    document, name, source = _opened(file, format, source, _limits(limits))
    return extract(document, Known(publisher, year, scope, source), name)


def read_all(  # noqa: PLR0913 - as read
    file: Readable,
    format: str | None = None,  # noqa: A002 - the name users expect
    *,
    publisher: Publisher | str | None = None,
    year: int | None = None,
    scope: Scope | None = None,
    source: Source | None = None,
    limits: Limits | None = None,
) -> tuple[Extraction, ...]:
    r"""Read every report of a file that prints several one after another.

    Some pages print a body's own report and the aggregate of its area, some files are
    compilations. A report begins where the statutory headings begin again; no figure of one
    gets into another. A file of one report gives one. Where no table of a report can be read
    (they may be pictures), that report has no figures, and problems that say so.

    Args:
        file: path, bytes, or binary stream; an open file gives its name as its path does.
        format: "text", "markdown", "html" or "pdf"; None: found from content and suffix.
        publisher: the body, if it is that of all of them; it wins over what is printed.
        year: the report year, likewise.
        scope: "own" or "jurisdiction", likewise.
        source: where the copy came from. Name and digest of the file are added where it does
            not say them; its ``file`` names bytes and streams.
        limits: bounds on what is read.

    Returns:
        The reports in printed order, each with its evidence, leftover and problems. Lines and
        tables of the evidence are counted from the beginning of the file.

    Raises:
        UnreadableFileError: the file cannot be opened, is too large, or is no such format.
        UnrecognisedDocumentError: it holds no statutory table that can be read.
        InvalidValueError: an argument that cannot be.
        MissingExtraError: a package that the format needs is not installed.

    Example:
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 {}"
        >>> towns = "\n".join(
        ...     f"{name}2024年政府信息公开工作年度报告\n{page.format(fees)}"
        ...     for name, fees in (("青溪镇", "3.5"), ("云溪乡", "0"))
        ... )
        >>> [(each.report.publisher.name, each.coverage.total.bound)
        ...  for each in read_all(towns.encode())]
        [('青溪镇', 1), ('云溪乡', 1)]
        >>> read(towns.encode()).problems[0].rule
        'reading.several_reports'
    """
    document, name, source = _opened(file, format, source, _limits(limits))
    return extract_all(document, Known(publisher, year, scope, source), name)


def parse(  # noqa: PLR0913 - as read
    text: str,
    format: str = "text",  # noqa: A002 - the name users expect
    *,
    publisher: Publisher | str | None = None,
    year: int | None = None,
    scope: Scope | None = None,
    source: Source | None = None,
    limits: Limits | None = None,
) -> Extraction:
    """Read a report from text that is already decoded.

    Args:
        text: the report.
        format: "text", "markdown" or "html".
        publisher: the body, if the caller knows it; it wins over what is printed.
        year: the report year, likewise.
        scope: "own" or "jurisdiction"; it is never printed.
        source: where the copy came from.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: the text is longer than the limits allow, or a page too complex.
        UnrecognisedDocumentError: it holds no statutory table that can be read.
        InvalidValueError: an argument that cannot be.
        MissingExtraError: a package that the format needs is not installed.

    Example:
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
        >>> parse(page, year=2024).report.year
        2024
    """
    known = format_named(format)
    if known.parse is None:
        raise InvalidValueError("format", format, "文本类格式", "a format of text")
    check_argument("text", text, str)
    limits = _limits(limits)
    with only_our_messages():
        document = seen_document(bounded(known.parse(text, None, limits), None, limits))
    return extract(document, Known(publisher, year, scope, source))


def _limits(limits: Limits | None) -> Limits:
    check_argument("limits", limits, Limits, type(None))
    return limits or DEFAULT_LIMITS


def _opened(
    file: Readable, format_name: str | None, source: Source | None, limits: Limits
) -> tuple[Document, str | None, Source]:
    """Return what a file holds, its name, and where it came from."""
    opened, source = input_file(file, source, limits)
    with only_our_messages():
        known = format_of(opened) if format_name is None else format_named(format_name)
        document = seen_document(bounded(known.open(opened), opened.name, limits))
    LOGGER.debug("%s: read as %s, %d blocks", opened.name, known.name, len(document.blocks))
    return document, opened.name, source
