"""Tests of the service, as its own project would have them.

Run: pytest test_service.py, with extraction_types.py and findings_types.py made from the schemas
(README).
"""

from pathlib import Path
from typing import Any

import extraction_types
import findings_types
import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from service import MAX_BODY, app

import gov_disclosure as gd
from gov_disclosure import strategies

CLIENT = TestClient(app)
SCHEMA = Draft202012Validator(gd.json_schema(kind=gd.Extraction))
EXAMPLES = sorted(Path(__file__).parent.parent.glob("*-20*"))


def upload(name: str, content: bytes, **known: str) -> Any:
    """Return the answer to an upload."""
    return CLIENT.post("/reports", files={"file": (name, content)}, data=known)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_upload_gives_the_report_and_the_findings(path: Path) -> None:
    answer = upload(path.name, path.read_bytes())
    assert answer.status_code == 200
    body = answer.json()
    assert SCHEMA.is_valid(body["extraction"])
    extraction = gd.read(path)
    assert gd.from_dict(body["extraction"]) == extraction
    assert gd.from_dict(body["findings"]) == gd.check(extraction)
    assert bool(body["findings"]["findings"]) == ("errors" in path.name or "mixed" in path.name)
    held = extraction_types.Extraction.model_validate(body["extraction"])
    assert gd.loads(held.model_dump_json()) == extraction
    told = findings_types.Findings.model_validate(body["findings"])
    assert gd.loads(told.model_dump_json()) == gd.check(extraction)


def test_what_is_known_of_the_file_wins() -> None:
    page = EXAMPLES[0].read_bytes()
    report = upload("page", page, publisher="青溪区档案馆", year="2020").json()["extraction"][
        "report"
    ]
    assert report["publisher"]["name"] == "青溪区档案馆"


@pytest.mark.parametrize(
    ("name", "content", "known", "status"),
    [
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(100), {}, 415),
        ("empty.txt", b"", {}, 415),
        ("menu.txt", "午餐：面条。".encode(), {}, 422),
        ("report.txt", EXAMPLES[0].read_bytes(), {"year": "1066"}, 422),
        ("large.txt", bytes(MAX_BODY), {}, 413),
    ],
)
def test_what_cannot_be_read_is_refused(
    name: str, content: bytes, known: dict[str, str], status: int
) -> None:
    answer = upload(name, content, **known)
    assert answer.status_code == status
    assert answer.json()["message"]
    assert answer.json()["message_en"]


def test_a_body_of_unknown_length_is_refused() -> None:
    assert CLIENT.post("/findings", content=iter([b"{}"])).status_code == 411


def test_wrong_json_is_told_by_its_paths() -> None:
    report = gd.to_dict(gd.blank("2021"))
    report["requests"]["received"]["total"] = -3
    answer = CLIENT.post("/findings", json=report)
    assert answer.status_code == 422
    assert answer.json()["paths"] == ["requests.received.total"]
    assert CLIENT.post("/findings", content=b'{"year": NaN}').status_code == 422


@settings(max_examples=30, deadline=None)
@given(strategies.reports(hostile=True))
def test_any_report_is_checked_and_held_by_the_types(report: gd.AnnualReport) -> None:
    answer = CLIENT.post("/findings", content=gd.dumpb(report))
    assert answer.status_code == 200
    assert gd.from_dict(answer.json()) == gd.check(report)
    held = extraction_types.AnnualReport.model_validate_json(gd.dumps(report))
    assert gd.loads(held.model_dump_json()) == report


@settings(max_examples=20, deadline=None)
@given(strategies.inconsistent_reports())
def test_each_planted_error_is_told(
    planted: tuple[gd.AnnualReport, tuple[strategies.PlantedError, ...]],
) -> None:
    report, errors = planted
    answer = CLIENT.post("/findings", content=gd.dumpb(report))
    findings = findings_types.Findings.model_validate(answer.json()).findings
    told = {path for finding in findings for path in finding.paths}
    assert all(error.path in told for error in errors)


def test_the_schema_is_served() -> None:
    assert CLIENT.get("/schema").json() == gd.json_schema()


def test_the_description_of_the_service_names_what_it_sends() -> None:
    schemas = CLIENT.get("/openapi.json").json()["components"]["schemas"]
    assert {"AnnualReport", "Extraction", "Findings"} <= schemas.keys()
