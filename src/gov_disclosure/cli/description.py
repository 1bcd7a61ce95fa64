"""What is written beside the reports of a data set: what is in it, what it means, who made it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gov_disclosure.cli.outputs import told
from gov_disclosure.cli.status import fail, remark
from gov_disclosure.dataset.about import REPORT_SCHEMA, About, DataFile
from gov_disclosure.dataset.arrow import required
from gov_disclosure.dataset.bodies import (
    BODY_COLUMNS,
    SUCCESSION_COLUMNS,
    body_rows,
    succession_rows,
)
from gov_disclosure.dataset.citation import citation, json_ld
from gov_disclosure.dataset.code_book import code_book_csv, code_book_html, code_book_markdown
from gov_disclosure.dataset.columns import report_columns
from gov_disclosure.dataset.package import package, table_schema
from gov_disclosure.dataset.parquet import parquet_bytes
from gov_disclosure.dataset.tables import BODIES, REPORTS, SUCCESSIONS, VERSIONS
from gov_disclosure.dataset.version_facts import VERSION_COLUMNS
from gov_disclosure.dataset.versions import NEEDED, version_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.cli.parts import Parts
    from gov_disclosure.roster import Roster


def describe(parts: Parts, roster: Roster | None) -> None:
    """Write what stands beside the reports; what somebody has changed is left as it is."""
    files = [_file_of_reports(parts.folder, path) for path in parts.files]
    for table, content in _tables(parts, roster):
        name = f"{table}.parquet"
        files.append(DataFile(name, table, len(content), hashlib.sha256(content).hexdigest()))
        _put(parts, name, content)
    for name, text in _texts(About(tuple(files), **parts.said)):
        _put(parts, name, text.encode())


def _put(parts: Parts, name: str, content: bytes) -> None:
    if not parts.put(name, content):
        remark(
            f"{parts.folder / name} 已被修改，未改写；要重新生成，请先删除",
            f"{parts.folder / name} was changed, so it is left as it is; delete it to have it "
            "written anew",
        )


def _tables(parts: Parts, roster: Roster | None) -> Iterator[tuple[str, bytes]]:
    """Yield the small tables."""
    rows = [row for path in parts.files for row in _needed(parts.folder / path)]
    yield VERSIONS, parquet_bytes(version_rows(rows, roster), VERSION_COLUMNS)
    if roster is not None:
        yield BODIES, parquet_bytes([*body_rows(roster)], BODY_COLUMNS)
        yield SUCCESSIONS, parquet_bytes([*succession_rows(roster)], SUCCESSION_COLUMNS)


def _needed(path: Path) -> list[dict[str, Any]]:
    """Return what versions are told by, of the reports of a file."""
    arrow = required()
    from pyarrow import compute, parquet  # noqa: PLC0415 - an extra

    try:
        with told(path):
            table = parquet.ParquetFile(path).read(columns=[*NEEDED])
    except (arrow.ArrowException, KeyError, ValueError):
        fail(
            f"{path} 已损坏，不是本命令写入的样子；请恢复，或用另一个文件夹",
            f"{path} is spoilt, and not as this command wrote it; put it back as it was, or name "
            "another folder",
        )
    rows: list[dict[str, Any]] = table.filter(
        compute.not_equal(table["status"].cast("string"), "refused")
    ).to_pylist()
    return rows


def _file_of_reports(folder: Path, path: str) -> DataFile:
    with told(folder / path), (folder / path).open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        length = stream.tell()
    year = int(Path(path).parent.name.partition("=")[2])
    return DataFile(path, REPORTS, length, digest, year)


def _texts(about: About) -> Iterator[tuple[str, str]]:
    yield REPORT_SCHEMA, _json(table_schema(report_columns()))
    yield "datapackage.json", _json(package(about))
    yield "dataset.jsonld", json_ld(about)
    if about.authors:
        yield "CITATION.cff", citation(about)
    yield "code-book.md", code_book_markdown()
    yield "code-book.html", code_book_html()
    yield "code-book.csv", code_book_csv()


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
