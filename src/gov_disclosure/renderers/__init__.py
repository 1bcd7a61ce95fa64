"""Renderers: a report as text of any format, and as a file."""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_disclosure.arguments import check_argument
from gov_disclosure.codecs.json import dumps
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.model.report import report_of
from gov_disclosure.renderers.html import document_html
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.renderers.text import document_text
from gov_disclosure.suffixes import SUFFIXES
from gov_disclosure.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gov_disclosure.model.report import AnnualReport, HasReport


def _text(report: AnnualReport) -> str:
    return document_text(layout(report))


def _markdown(report: AnnualReport) -> str:
    return document_markdown(layout(report))


def _html(report: AnnualReport) -> str:
    closing = sum(part is not None for part in (report.signed_by, report.dated_on))
    return document_html(layout(report), closing)


FORMATS: Mapping[str, Callable[[AnnualReport], str]] = MappingProxyType(
    {
        "text": _text,
        "markdown": _markdown,
        "html": _html,
        "json": dumps,
    }
)
"""Name of a format to the function that gives a report in it as text."""


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
    return _format(format)(report_of(report))


def write(
    report: AnnualReport | HasReport,
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002  # the contract's name
) -> None:
    """Write a report to a file in UTF-8, with newlines as on Unix, whole or not at all.

    Args:
        report: any report, or what reading one gave.
        path: the file.
        format: name of the format; by default it is found from the suffix of the file.

    Raises:
        InvalidValueError: there is no such format, or none with this suffix; or no
            report.
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
    chosen = _format_of(target) if format is None else _format(format)
    write_whole(target, chosen(report_of(report)))


def _format(name: str) -> Callable[[AnnualReport], str]:
    if name not in tuple(FORMATS):
        known = " | ".join(FORMATS)
        raise InvalidValueError("format", name, f"{known} 之一", f"one of {known}")
    return FORMATS[name]


def _format_of(path: Path) -> Callable[[AnnualReport], str]:
    suffix = path.suffix.lower()
    for name, rendered in FORMATS.items():
        if suffix in SUFFIXES[name]:
            return rendered
    known = " | ".join(each for name in FORMATS for each in SUFFIXES[name])
    raise InvalidValueError(
        "path",
        str(path),
        f"后缀为 {known} 的文件（或指定 format）",
        f"a file that ends in {known}, or a format",
    )
