"""Data as fields of pydantic models, in FastAPI, and as components of OpenAPI."""

from __future__ import annotations

import asyncio
import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import fastapi
import httpx
import pydantic
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import gov_disclosure as gd
from gov_disclosure import strategies

_FEW = settings(max_examples=settings().max_examples // 4)
EXTRACTION = gd.read(Path(__file__).parent.parent / "examples" / "yunzhou-2024-errors.txt")
FOUND = gd.check(EXTRACTION)


class Filing(pydantic.BaseModel):
    """A model of a user's, with every kind of data in a field."""

    report: gd.AnnualReport
    last_year: gd.AnnualReport | None = None
    extraction: gd.Extraction | None = None
    findings: list[gd.Finding] = []
    checked: gd.Findings = gd.Findings()


FILING = Filing(
    report=EXTRACTION.report, extraction=EXTRACTION, findings=list(FOUND), checked=FOUND
)


@_FEW
@given(strategies.extractions(hostile=True))
def test_a_model_survives_json(extraction: gd.Extraction) -> None:
    filing = Filing(report=extraction.report, extraction=extraction)
    assert filing.report is extraction.report
    assert Filing.model_validate_json(filing.model_dump_json()) == filing
    assert Filing.model_validate(filing.model_dump()) == filing


def test_fields_are_written_as_the_library_writes_them() -> None:
    members = FILING.model_dump()
    assert members["report"] == gd.to_dict(EXTRACTION.report)
    assert members["extraction"] == gd.to_dict(EXTRACTION)
    assert members["checked"] == gd.to_dict(FOUND)
    assert members["findings"] == members["checked"]["findings"]
    assert members["last_year"] is None
    assert Filing.model_validate_json(FILING.model_dump_json()) == FILING
    assert type(Filing.model_validate(members).checked) is gd.Findings


def test_what_is_wrong_is_told_place_by_place() -> None:
    members = copy.deepcopy(FILING.model_dump())
    members["report"]["year"] = 1999
    members["report"]["requests"]["received"]["total"] = -3
    members["extraction"]["evidence"]["requests.received.total"]["line"] = 0
    members["findings"][1]["severity"] = "fatal"
    members["checked"] = gd.to_dict(EXTRACTION.report)
    with pytest.raises(pydantic.ValidationError) as caught:
        Filing.model_validate(members)
    places = [error["loc"] for error in caught.value.errors()]
    assert places[:2] == [("report", "year"), ("report", "requests", "received", "total")]
    assert ("extraction", "evidence", "requests.received.total", "line") in places
    assert ("findings", 1, "severity") in places
    assert ("checked", "format") in places
    _, error, *_ = caught.value.errors()
    assert (error["type"], error["input"]) == ("gov_disclosure", -3)
    assert "一、本年新收政府信息公开申请数量 / 总计" in error["msg"]


def test_a_rule_beyond_the_schema_is_told_too() -> None:
    members = {"report": {**gd.to_dict(EXTRACTION.report), "published_on": "2021-02-30"}}
    with pytest.raises(pydantic.ValidationError) as caught:
        Filing.model_validate(members)
    (error,) = caught.value.errors()
    assert error["loc"] == ("report", "published_on")


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_schema_of_a_model_has_every_class_by_name(mode: Any) -> None:
    schema = Filing.model_json_schema(mode=mode)
    Draft202012Validator.check_schema(schema)
    components = gd.openapi_components()["schemas"]
    assert schema["$defs"].keys() == components.keys()
    assert schema["properties"]["report"] == {"$ref": "#/$defs/AnnualReport"}
    text = json.dumps(schema["$defs"], sort_keys=True).replace("#/$defs/", "#/components/schemas/")
    assert json.loads(text) == components
    validator = Draft202012Validator(schema)
    assert validator.is_valid(json.loads(FILING.model_dump_json()))
    assert not validator.is_valid({"report": {}})


def test_the_components_are_whole() -> None:
    components = gd.openapi_components()
    names = {"AnnualReport", "Extraction", "Finding", "Findings"}
    assert names <= components["schemas"].keys()
    text = json.dumps(components)
    assert "$defs" not in text
    assert "$schema" not in text
    for data, name in ((EXTRACTION.report, "AnnualReport"), (EXTRACTION, "Extraction")):
        schema = {"$ref": f"#/components/schemas/{name}", "components": components}
        assert Draft202012Validator(schema).is_valid(gd.to_dict(data))
        assert not Draft202012Validator(schema).is_valid({})


def _service() -> fastapi.FastAPI:
    service = fastapi.FastAPI()

    @service.post("/check")
    def check(report: Annotated[gd.AnnualReport, fastapi.Body()]) -> list[gd.Finding]:
        return list(gd.check(report))

    @service.post("/read")
    def read(request: Annotated[bytes, fastapi.Body()]) -> gd.Extraction:
        return gd.read(request)

    @service.get("/filing")
    def filing() -> Filing:
        return FILING

    return service


def _asked(method: str, path: str, **content: Any) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=_service())
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.request(method, path, **content)

    return asyncio.run(ask())


def test_fastapi_takes_and_gives_data() -> None:
    report = EXTRACTION.report
    found = _asked("POST", "/check", json=gd.to_dict(report)).json()
    assert found == gd.to_dict(gd.check(report))["findings"] != []
    page = Path(__file__).parent.parent / "examples" / "qingxi-2020.txt"
    read = _asked("POST", "/read", content=page.read_bytes())
    assert gd.loads(read.content) == gd.read(page.read_bytes())
    assert Filing.model_validate_json(_asked("GET", "/filing").content) == FILING


def test_fastapi_tells_what_is_wrong() -> None:
    wrong = {**gd.to_dict(EXTRACTION.report), "year": 1999}
    answer = _asked("POST", "/check", json=wrong)
    assert answer.status_code == 422
    (error,) = answer.json()["detail"]
    assert error["loc"] == ["body", "year"]


def test_fastapi_documents_data() -> None:
    document = _asked("GET", "/openapi.json").json()
    components = gd.openapi_components()["schemas"]
    documented = document["components"]["schemas"]
    for name, schema in components.items():  # FastAPI leaves null out of the examples
        without = {"examples": None}
        assert {**documented[name], **without} == {**schema, **without}
    content = document["paths"]["/read"]["post"]["responses"]["200"]["content"]
    assert content["application/json"]["schema"]["$ref"] == "#/components/schemas/Extraction"


def test_pydantic_is_loaded_for_those_only_who_have_it() -> None:
    program = (
        "import sys, gov_disclosure as gd; gd.dumps(gd.blank()); print('pydantic' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert "pydantic" not in done.stdout.split()
