"""Python types that a well-known generator makes from the schema hold every report whole."""

from __future__ import annotations

import functools
import importlib
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.model.report import FORMS
from json_examples import example as example_report
from json_examples import reports, with_
from typed_reports import REPORTS, ROOT, shown_command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder that modules are imported from."""
    folder = tmp_path_factory.mktemp("types")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield folder


@functools.cache
def _models(folder: Path, schema: str = "1", *, plain: bool = False) -> Any:
    """Return the module that datamodel-code-generator makes from a schema.

    Args:
        folder: where to write it.
        schema: what the name of its file ends in.
        plain: without options about types, which is what a person tries first.
    """
    output = folder / f"types_{schema.replace('-', '_')}_{plain}.py"
    path = ROOT / "schema" / f"gov-disclosure-{schema}.json"
    options = shown_command("datamodel-codegen", path, output)
    if plain:
        options = ["--input", str(path), "--output", str(output), *_PLAIN]
    command = [sys.executable, "-m", "datamodel_code_generator", *options]
    subprocess.run(command, check=True)  # noqa: S603 - our own command
    return importlib.import_module(output.stem)


_PLAIN = ("--input-file-type", "jsonschema", "--formatters", "builtin")


def _there_and_back(models: Any, report: gd.AnnualReport) -> gd.AnnualReport:
    model: BaseModel = models.AnnualReport.model_validate_json(gd.dumps(report))
    return gd.loads(model.model_dump_json())


@pytest.mark.parametrize("plain", [True, False])
def test_types_give_every_report_back(folder: Path, *, plain: bool) -> None:
    models = _models(folder, plain=plain)
    for name, report in REPORTS.items():
        assert gd.dumps(_there_and_back(models, report)) == gd.dumps(report), name


@pytest.mark.parametrize("form", FORMS)
def test_types_of_one_edition_give_its_reports_back(folder: Path, form: str) -> None:
    models = _models(folder, f"1-{form}")
    kept = {name: report for name, report in REPORTS.items() if report.form == form}
    assert len(kept) >= 2
    for name, report in kept.items():
        assert gd.dumps(_there_and_back(models, report)) == gd.dumps(report), name


@given(reports())
def test_types_give_any_report_back(folder: Path, report: gd.AnnualReport) -> None:
    assert _there_and_back(_models(folder), report) == report


@given(strategies.extractions(hostile=True))
def test_types_give_any_extraction_back(folder: Path, extraction: gd.Extraction) -> None:
    models = _models(folder, "extraction-1")
    held = models.Extraction.model_validate_json(gd.dumps(extraction))
    assert gd.dumps(gd.loads(held.model_dump_json())) == gd.dumps(extraction)


_OF_MANY_DIGITS = gd.Finding(
    "requests.row_total", "error", "violated", (), "不符", "differs", gap=2**53 + 1
)


@given(st.lists(strategies.findings(hostile=True), max_size=3))
@example([_OF_MANY_DIGITS])  # no double holds it
def test_types_give_any_findings_back(folder: Path, findings: list[gd.Finding]) -> None:
    text = gd.dumps(tuple(findings))
    held = _models(folder, "findings-1").Findings.model_validate_json(text)
    assert gd.dumps(gd.loads(held.model_dump_json())) == text


def test_types_are_those_of_the_model(folder: Path) -> None:
    models = _models(folder)
    report = models.AnnualReport.model_validate(gd.to_dict(example_report()))
    assert type(report.requests).__name__ == "Requests2019"
    assert type(report.proactive_disclosure).__name__ == "ProactiveDisclosure2021"
    blocks = report.overview.blocks
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph", "Table"]
    assert report.requests.received.other_org == 3
    assert report.requests.received.total == "unreadable"
    made = {
        name
        for name, each in vars(models).items()
        if isinstance(each, type) and issubclass(each, BaseModel) and each is not BaseModel
    }
    definitions = gd.json_schema()["$defs"]
    assert made == {"AnnualReport"} | {
        name for name, definition in definitions.items() if "properties" in definition
    }


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("requests.received.total", -1),
        ("requests.received.total", "无"),
        ("requests.form", "2021"),  # whose rows are others
        ("overview.blocks.0.type", "paragraph"),
        ("disputes.reconsideration", None),
        ("publisher.level", "city"),
        ("format", "gov-disclosure/2"),
    ],
)
def test_types_refuse_what_the_schema_refuses(folder: Path, path: str, value: object) -> None:
    models = _models(folder)
    with pytest.raises(ValidationError):
        models.AnnualReport.model_validate(with_(path, value))


def test_a_type_checker_accepts_the_types(folder: Path) -> None:
    models = _models(folder)
    program = folder / "reader.py"
    program.write_text(_READER.format(module=models.__name__), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", program.name]
    checked = subprocess.run(  # noqa: S603 - our own command
        command, cwd=folder, check=False, capture_output=True, encoding="utf-8"
    )
    assert checked.returncode == 0, checked.stdout


_READER = """
from {module} import AnnualReport, Requests2021


def handled(text: str) -> int | None:
    report = AnnualReport.model_validate_json(text)
    if not isinstance(report.requests, Requests2021):
        return None
    total = report.requests.outcomes.handled.total
    return total if isinstance(total, int) else None
"""
