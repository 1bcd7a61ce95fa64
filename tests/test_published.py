"""Published reports, as they were published, read cell by cell."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, cast

import attrs
import pytest

import gov_disclosure as gd
from gov_disclosure.values import Mark
from printable import printed_part

if TYPE_CHECKING:
    from pathlib import Path

SEED = "liangzihu-2020.txt"

CELLS = {
    SEED: 198,
    "pingtan-finance-2020.txt": 198,
    "pingtan-zone-2022-run-together.txt": 15,
    "shuyang-2025.md": 200,
}
"""Number of cells that each file prints for certain; all of them are read."""


def _read(shared: Path, name: str) -> tuple[gd.Extraction, dict[str, Any]]:
    file = shared / "published" / name
    expected = shared / "published" / "expected" / f"{file.stem}.json"
    if not file.exists() or not expected.exists():
        pytest.skip(f"no {name} in the folder of published reports")
    return gd.read(file), json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CELLS)
def test_every_cell_is_as_printed(shared: Path, name: str) -> None:
    extraction, expected = _read(shared, name)
    read = gd.figures(extraction.report)
    right = {
        path: Decimal(value) if isinstance(value, str) else value
        for path, value in expected["cells"].items()
    }
    wrong = {
        path: (value, right.get(path, "no such cell"))
        for path, value in read.items()
        if not isinstance(value, Mark) and value != right.get(path, "no such cell")
    }
    assert wrong == {}
    assert sum(read.get(path, "absent") == value for path, value in right.items()) == CELLS[name]
    assert len(right) == CELLS[name]


@pytest.mark.parametrize("name", CELLS)
def test_there_is_evidence_for_every_cell(shared: Path, name: str) -> None:
    extraction, _ = _read(shared, name)
    lines = (shared / "published" / name).read_text(encoding="utf-8").split("\n")
    for path in gd.figures(extraction.report):
        evidence = extraction.evidence[path]
        assert evidence.line is not None
        assert evidence.text in lines[evidence.line - 1]


@pytest.mark.parametrize("name", CELLS)
def test_header_facts_are_as_printed(shared: Path, name: str) -> None:
    extraction, expected = _read(shared, name)
    report = extraction.report
    for field, value in expected["header"].items():
        read = getattr(report, field)
        if field == "publisher":
            read = read.name
        elif isinstance(read, datetime.date):
            read = read.isoformat()
        elif field == "title" and read is not None:
            read = "".join(read.split())
        assert read == value, field


@pytest.mark.parametrize("name", CELLS)
def test_forms_are_found_from_the_tables(shared: Path, name: str) -> None:
    extraction, expected = _read(shared, name)
    for section, form in expected["forms"].items():
        table = getattr(extraction.report, section)
        assert (table and table.form) == form


def test_tables_that_run_together_are_not_read(shared: Path) -> None:
    extraction, _ = _read(shared, "pingtan-zone-2022-run-together.txt")
    assert extraction.report.proactive_disclosure is None
    assert extraction.report.requests is None
    assert [(problem.rule, problem.path) for problem in extraction.problems] == [
        ("reading.run_together", "proactive_disclosure"),
        ("reading.run_together", "requests"),
    ]
    kept = " ".join(block.text for block in extraction.leftover if isinstance(block, gd.Paragraph))
    assert "本年收费金额" in kept
    assert "申请人情况" in kept


@pytest.mark.parametrize("name", sorted(set(CELLS) - {"pingtan-zone-2022-run-together.txt"}))
def test_nothing_else_is_in_doubt(shared: Path, name: str) -> None:
    extraction, _ = _read(shared, name)
    assert extraction.problems == ()
    extraction.raise_for_problems()


def test_the_seed_keeps_the_row_that_was_added(shared: Path) -> None:
    extraction, _ = _read(shared, SEED)
    section = cast("gd.ProactiveDisclosure2019", extraction.report.proactive_disclosure)
    (row,) = section.supplementary_rows
    assert row.label.startswith("其他主动公开")
    assert [text for _, text in row.cells] == ["0", "0", "0"]


def test_the_page_around_the_seed_is_leftover(shared: Path) -> None:
    extraction, _ = _read(shared, SEED)
    texts = [block.text for block in extraction.leftover if isinstance(block, gd.Paragraph)]
    assert [text[:4] for text in texts] == ["信息来源", "扫一扫在"]
    other_matters = cast("gd.Narrative", extraction.report.other_matters)
    last = other_matters.blocks[-1]
    assert isinstance(last, gd.Paragraph)
    assert "扫一扫" not in last.text


def test_the_seed_as_json_validates_and_loads_equal(shared: Path) -> None:
    extraction, _ = _read(shared, SEED)
    text = gd.dumps(extraction.report)
    assert gd.validate(json.loads(text)) == ()
    assert gd.loads(text) == extraction.report


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_the_seed_printed_is_read_back(
    shared: Path,
    format: Literal["markdown", "text"],  # noqa: A002
) -> None:
    extraction, _ = _read(shared, SEED)
    again = gd.parse(gd.render(extraction.report, format), format)
    assert again.problems == ()
    assert dict(gd.figures(again.report)) == dict(gd.figures(extraction.report))
    assert again.report == attrs.evolve(printed_part(extraction.report), source=None)


@pytest.mark.parametrize("name", CELLS)
def test_published_reports_violate_no_rule(shared: Path, name: str) -> None:
    extraction, _ = _read(shared, name)
    assert [one for one in gd.check(extraction.report) if one.status == "violated"] == []
