"""The code book says of every column what its declaration says, in each format."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from click.testing import CliRunner

import gov_disclosure as gd
from gov_disclosure.cli.program import program
from gov_disclosure.dataset.code_book import code_book_csv, code_book_html, code_book_markdown
from gov_disclosure.dataset.columns import report_columns
from gov_disclosure.dataset.tables import tables

_PAGE = Path(__file__).parent.parent / "docs" / "code-book.md"


def test_the_page_is_up_to_date() -> None:
    assert code_book_markdown() == _PAGE.read_text(encoding="utf-8"), "run make docs"


def test_csv_has_a_line_for_every_column() -> None:
    lines = list(csv.DictReader(io.StringIO(code_book_csv().removeprefix("\ufeff"))))
    assert [(line["table"], line["column"]) for line in lines] == [
        (table.name, column.name) for table in tables() for column in table.columns
    ]
    for line in lines:
        assert all(line[name] for name in ("type", "label_zh", "label_en", "meaning_en"))
        assert bool(line["values_zh"]) == (line["type"] == "category")
    by_name = {line["column"]: line for line in lines}
    cells = [*gd.cells("2019"), *gd.cells("2021")]
    for cell in cells:
        line = by_name[cell.path]
        assert (line["unit"], line["clause"]) == (cell.unit, cell.clause)
        assert all(line[name] for name in ("period_en", "forms", "comparability_zh"))
        assert f"{cell.path}.state" in by_name


def test_pages_have_a_row_for_every_column() -> None:
    plain = code_book_markdown().replace("\\_", "_")
    page = code_book_html()
    states = {column.name for column in report_columns() if column.name.endswith(".state")}
    for table in tables():
        for column in table.columns:
            if column.name not in states:
                assert f"| {column.name} |" in plain
                assert f"<td>{column.name}</td>" in page


def test_the_command_writes_what_the_suffix_says(tmp_path: Path) -> None:
    for name, made in (
        ("a.md", code_book_markdown),
        ("a.html", code_book_html),
        ("a.csv", code_book_csv),
    ):
        result = CliRunner().invoke(program, ["code-book", "-o", str(tmp_path / name)])
        assert result.exit_code == 0
        assert (tmp_path / name).read_bytes().decode() == made()
    (tmp_path / "folder").mkdir()
    assert CliRunner().invoke(program, ["code-book", "-o", str(tmp_path / "folder")]).exit_code == 0
    assert (tmp_path / "folder" / "code-book.md").exists()
    assert CliRunner().invoke(program, ["code-book"]).stdout == code_book_markdown()
    assert CliRunner().invoke(program, ["code-book", "-o", str(tmp_path / "a.pdf")]).exit_code == 2
