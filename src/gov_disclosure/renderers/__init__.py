"""Renderers: a report as text of any format, and as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.codecs.json import dumps
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.renderers.html import document_html
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.renderers.text import document_text
from gov_disclosure.whole_file import write_whole

if TYPE_CHECKING:
    import os


@attrs.frozen
class Format:
    """A format that a report can be rendered in.

    Attributes:
        render: gives a report as text.
        suffixes: suffixes of its files, the usual one first.
    """

    render: Callable[[AnnualReport], str]
    suffixes: tuple[str, ...]


def _text(report: AnnualReport) -> str:
    return document_text(layout(report))


def _markdown(report: AnnualReport) -> str:
    return document_markdown(layout(report))


def _html(report: AnnualReport) -> str:
    closing = sum(part is not None for part in (report.signed_by, report.dated_on))
    return document_html(layout(report), closing)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format(_text, (".txt",)),
        "markdown": Format(_markdown, (".md", ".markdown")),
        "html": Format(_html, (".html", ".htm")),
        "json": Format(dumps, (".json",)),
    }
)
"""Every format, by name."""


def render(report: AnnualReport, format: str) -> str:  # noqa: A002  # the contract's name
    r"""Return a report as text in the official layout.

    Args:
        report: any report.
        format: "text", "markdown", "html" or "json".

    Raises:
        InvalidValueError: there is no such format.

    Example:
        >>> from gov_disclosure import AnnualReport
        >>> render(AnnualReport(title="年度报告", year=2021), "markdown")
        '# 年度报告\n\n报告年度：2021年\n'
    """
    return _format(format).render(report)


def write(
    report: AnnualReport,
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002  # the contract's name
) -> None:
    """Write a report to a file in UTF-8, with newlines as on Unix, whole or not at all.

    Args:
        report: any report.
        path: the file.
        format: name of the format; by default it is found from the suffix of the file.

    Raises:
        InvalidValueError: there is no such format, or none with this suffix.
        OSError: the file cannot be written.
    """
    target = Path(path)
    chosen = _format_of(target) if format is None else _format(format)
    content = chosen.render(report)
    write_whole(target, content)


def _format(name: str) -> Format:
    if name not in FORMATS:
        known = " | ".join(FORMATS)
        raise InvalidValueError("format", name, f"{known} 之一", f"one of {known}")
    return FORMATS[name]


def _format_of(path: Path) -> Format:
    suffix = path.suffix.lower()
    for candidate in FORMATS.values():
        if suffix in candidate.suffixes:
            return candidate
    known = " | ".join(suffix for each in FORMATS.values() for suffix in each.suffixes)
    raise InvalidValueError(
        "path",
        str(path),
        f"后缀为 {known} 的文件（或指定 format）",
        f"a file that ends in {known}, or a format",
    )
