"""Renderers: a report as text of any format, and as a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.arguments import check_argument
from gov_disclosure.codecs.json import dumps
from gov_disclosure.errors import InvalidValueError, MissingExtraError
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.model.report import AnnualReport, report_of
from gov_disclosure.renderers import workbook
from gov_disclosure.renderers.html import document_html
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.renderers.text import document_text
from gov_disclosure.suffixes import SUFFIXES
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_disclosure.model.report import HasReport


def _text(report: AnnualReport) -> str:
    return document_text(layout(report))


def _markdown(report: AnnualReport) -> str:
    return document_markdown(layout(report))


def _html(report: AnnualReport) -> str:
    closing = sum(part is not None for part in (report.signed_by, report.dated_on))
    return document_html(layout(report), closing)


@attrs.frozen
class FileFormat:
    """A format that is no text.

    Attributes:
        content: gives the content of the file of a report.
        required: gives what the format needs, or raises an error that says what is missing.
    """

    content: Callable[[AnnualReport], bytes]
    required: Callable[[], object]


def _needs_docx() -> object:
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("writers", "python-docx") from error
    return docx


def _docx(report: AnnualReport) -> bytes:
    _needs_docx()
    from gov_disclosure.renderers.word import word_file  # noqa: PLC0415 - imports the extra

    return word_file(report)


def _xlsx(report: AnnualReport) -> bytes:
    from gov_disclosure.renderers.form_workbook import (  # noqa: PLC0415 - slow, rarely used
        form_workbook,
    )

    return form_workbook(report)


def _docx_to_fill_in(report: AnnualReport, previous: AnnualReport | None) -> bytes:
    _needs_docx()
    from gov_disclosure.drafting.fill_in_word import (  # noqa: PLC0415 - imports the extra
        fill_in_word_file,
    )

    return fill_in_word_file(report, previous)


def _xlsx_to_fill_in(report: AnnualReport, previous: AnnualReport | None) -> bytes:
    from gov_disclosure.drafting.fill_in import fill_in_workbook  # noqa: PLC0415 - one format

    return fill_in_workbook(report, previous)


FORMATS: Mapping[str, Callable[[AnnualReport], str]] = MappingProxyType(
    {
        "text": _text,
        "markdown": _markdown,
        "html": _html,
        "json": dumps,
    }
)
"""Name of a format to the function that gives a report in it as text."""

FILE_FORMATS: Mapping[str, FileFormat] = MappingProxyType(
    {
        "docx": FileFormat(_docx, _needs_docx),
        "xlsx": FileFormat(_xlsx, workbook.required),
    }
)
"""Formats that are no text, by name."""

TO_FILL_IN: Mapping[str, Callable[[AnnualReport, AnnualReport | None], bytes]] = MappingProxyType(
    {"docx": _docx_to_fill_in, "xlsx": _xlsx_to_fill_in}
)
"""Formats of files that are made to be filled in, by name."""

WRITTEN = (*FORMATS, *FILE_FORMATS)
"""Names of all formats that a report can be written in."""


def render(report: AnnualReport | HasReport, format: str) -> str:  # noqa: A002  # the contract's name
    r"""Return a report as text in the official layout.

    Args:
        report: any report, or what reading one gave.
        format: "text", "markdown", "html" or "json".

    Raises:
        InvalidValueError: there is no such format, or no report.

    Example:
        >>> from gov_disclosure import AnnualReport
        >>> render(AnnualReport(title="年度报告", year=2021), "markdown")
        '# 年度报告\n\n报告年度：2021年\n'
    """
    if format not in tuple(FORMATS):
        raise _unknown(format, FORMATS)
    return FORMATS[format](report_of(report))


def write(
    report: AnnualReport | HasReport,
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002  # the contract's name
    *,
    previous: AnnualReport | HasReport | None = None,
    to_fill_in: bool = False,
) -> None:
    """Write a report to a file, whole or not at all; texts in UTF-8, with newlines as on Unix.

    Args:
        report: any report, or what reading one gave.
        path: the file.
        format: name of the format, one of ``render``, "docx" or "xlsx"; by default it is found
            from the suffix of the file.
        previous: last year's report, whose figures are to stand beside those of a file to fill
            in: in columns of a workbook, in comments of a Word file.
        to_fill_in: whether the file is one to fill in: a workbook with totals that add themselves
            up and figures checked as they are typed, or a Word file with space for prose and
            comments on what was carried over. ``previous`` says so, too.

    Raises:
        InvalidValueError: there is no such format, or none with this suffix; or no
            report; or a format other than "xlsx" and "docx" is to be filled in.
        MissingExtraError: a package that the format needs is not installed.
        OSError: the file cannot be written.

    Example:
        >>> import pathlib, tempfile
        >>> from gov_disclosure import AnnualReport
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = pathlib.Path(folder) / "report.md"
        ...     write(AnnualReport(title="年度报告", year=2021), file)
        ...     file.read_text(encoding="utf-8").splitlines()[0]
        '# 年度报告'
    """
    check_argument("path", path, str, os.PathLike)
    target = Path(path)
    chosen = _format_of(target) if format is None else format
    if previous is not None or to_fill_in:
        content = file_to_fill_in(report, chosen, previous)
    else:
        content = file_content(report, chosen)
    with whole_file(target) as stream:
        stream.write(content)


def file_to_fill_in(
    report: AnnualReport | HasReport,
    format: str,  # noqa: A002 - as in `write`
    previous: AnnualReport | HasReport | None = None,
) -> bytes:
    """Return the content of a file in which a report is filled in.

    Args:
        report: a draft, or any report.
        format: name of the format, one of ``TO_FILL_IN``.
        previous: last year's report, whose figures are to stand beside.

    Raises:
        InvalidValueError: no file of the format is made to be filled in, or there is no report.
        MissingExtraError: a package that the format needs is not installed.
    """
    if format not in tuple(TO_FILL_IN):
        raise InvalidValueError(
            "format",
            format,
            f"{' | '.join(TO_FILL_IN)}（供填报的文件）",
            f"{' | '.join(TO_FILL_IN)}, a file to fill in",
        )
    before = None if previous is None else report_of(previous)
    return TO_FILL_IN[format](report_of(report), before)


def file_content(report: AnnualReport | HasReport, format: str) -> bytes:  # noqa: A002
    """Return the content of the file of a report.

    Args:
        report: any report, or what reading one gave.
        format: name of the format.

    Raises:
        InvalidValueError: there is no such format, or no report.
        MissingExtraError: a package that the format needs is not installed.
    """
    if format not in WRITTEN:
        raise _unknown(format, WRITTEN)
    if format in FILE_FORMATS:
        return FILE_FORMATS[format].content(report_of(report))
    return FORMATS[format](report_of(report)).encode("utf-8")


def _unknown(name: object, known: Iterable[str]) -> InvalidValueError:
    listed = " | ".join(known)
    return InvalidValueError("format", name, f"{listed} 之一", f"one of {listed}")


def _format_of(path: Path) -> str:
    suffix = path.suffix.lower()
    for name in WRITTEN:
        if suffix in SUFFIXES[name]:
            return name
    known = " | ".join(each for name in WRITTEN for each in SUFFIXES[name])
    raise InvalidValueError(
        "path",
        str(path),
        f"后缀为 {known} 的文件（或指定 format）",
        f"a file that ends in {known}, or a format",
    )
