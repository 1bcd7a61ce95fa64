"""What stands beside the reports of a data set: descriptor, tables, citation, code book."""

from __future__ import annotations

import csv
import datetime
import json
import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure.cli.parts import JOURNAL
from gov_disclosure.cli.program import program
from gov_disclosure.dataset.about import About
from gov_disclosure.dataset.bodies import body_rows, succession_rows
from gov_disclosure.dataset.citation import citation, json_ld
from gov_disclosure.dataset.columns import report_columns
from gov_disclosure.dataset.parquet import ParquetFile

if TYPE_CHECKING:
    from collections.abc import Iterator

parquet = pytest.importorskip("pyarrow.parquet")

_ROOT = Path(__file__).parent.parent
_HOSTILE = "</script><!-- \u2028\x85\x00\"'\\: #=1+1\n青溪\U0001f600"
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
_ROSTER = """\
单位,曾用名,上级,范围,是否汇总
云州市青溪区数据局,云州市青溪区大数据局（-2022）；云州市青溪区信息中心,云州市青溪区人民政府,本机关,是
云州市青溪区人民政府,,,本机关,
云州市青溪区人民政府,,,本级政府汇总,
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of two reports, a copy of one, and what is no report."""
    monkeypatch.chdir(tmp_path)
    report = gd.blank("2021", year=2024, publisher=gd.Publisher("云州市青溪区大数据局"))
    report = gd.replace(report, {"requests.received.total": 5})
    (tmp_path / "in").mkdir()
    gd.write(report, tmp_path / "in" / "a.json")
    gd.write(report, tmp_path / "in" / "=b.json")
    corrected = attrs.evolve(report, revised_on=datetime.date(2025, 3, 1))
    gd.write(corrected, tmp_path / "in" / "c.json")
    (tmp_path / "in" / "x.txt").write_text("说明", encoding="utf-8")
    (tmp_path / "roster.csv").write_text(_ROSTER, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Any:
    return CliRunner().invoke(program, ["dataset", "in", "-o", "out", *arguments])


def whole(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != JOURNAL)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


# ── The data package ────────────────────────────────────────────────────────────────────


@pytest.fixture
def _limit_of_csv() -> Iterator[None]:
    """Keep the limit of the whole process, which importing frictionless raises."""
    limit = csv.field_size_limit()
    yield
    csv.field_size_limit(limit)


@pytest.mark.usefixtures("_limit_of_csv")
def test_the_package_is_valid_and_wrong_data_is_not(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for name in ("=b.json", "c.json", "x.txt"):  # frictionless takes a second for each row
        (folder / "in" / name).unlink()
    run("--roster", "roster.csv", "--author", _HOSTILE, "--title", _HOSTILE, "--licence", "MIT")
    report = frictionless.validate("out/datapackage.json")
    assert report.valid, report.flatten(["type", "message"])[:5]
    (path,) = (folder / "out" / "reports").glob("*=2024/*.parquet")
    assert {task.place for task in report.tasks} >= {path.relative_to(folder / "out").as_posix()}
    names = [column.name for column in report_columns()]
    row: list[Any] = [None] * len(names)
    row[names.index("requests.received.total")] = -1
    with ParquetFile(path, report_columns()) as file:
        file.append(tuple(row))
    (error,) = frictionless.validate("out/datapackage.json").flatten(["type", "fieldName"])
    assert error == ["constraint-error", "requests.received.total"]


def test_the_descriptor_names_every_table_and_all_its_columns(folder: Path) -> None:
    run("--roster", "roster.csv")
    package = json.loads((folder / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert "licenses" not in package
    found = {each["path"]: each for each in package["resources"]}
    assert {*found} == {name for name in whole(folder / "out") if name.endswith(".parquet")}
    for path, resource in found.items():
        schema = resource["schema"]
        if isinstance(schema, str):
            schema = json.loads((folder / "out" / schema).read_text(encoding="utf-8"))
        file = parquet.ParquetFile(folder / "out" / path)
        assert [field["name"] for field in schema["fields"]] == file.schema_arrow.names
    fields = {each["name"]: each for each in schema_of_reports(folder)["fields"]}
    cell = fields["requests.received.total"]
    assert (cell["unit"], cell["constraints"], cell["forms"]) == (
        "件",
        {"minimum": 0},
        ["2019", "2021"],
    )
    changes = "proactive_disclosure.administrative_licensing.changes"
    assert all("constraints" not in fields[name] for name in fields if name == changes)
    state = fields["requests.received.total.state"]
    assert state["constraints"]["enum"][:2] == ["figure", "blank"]


def schema_of_reports(folder: Path) -> Any:
    return json.loads((folder / "out" / "reports.schema.json").read_text(encoding="utf-8"))


# ── Versions and bodies ─────────────────────────────────────────────────────────────────


def test_versions_and_bodies_are_tables(folder: Path) -> None:
    run("--roster", "roster.csv")
    found = parquet.read_table(folder / "out" / "versions.parquet").to_pylist()
    assert [(row["name"], row["version.rank"], row["version.basis"]) for row in found] == [
        ("in/c.json", 1, "revised_on"),
        ("in/=b.json", 2, "revised_on"),
        ("in/a.json", 3, "copy"),
    ]
    assert {row["version.group"] for row in found} == {"2024 own 云州市青溪区数据局"}
    bodies = parquet.read_table(folder / "out" / "bodies.parquet").to_pylist()
    assert [(row["name"], row["scope"], row["is_included"]) for row in bodies] == [
        ("云州市青溪区数据局", "own", "yes"),
        ("云州市青溪区人民政府", "own", None),
        ("云州市青溪区人民政府", "jurisdiction", None),
    ]
    successions = parquet.read_table(folder / "out" / "successions.parquet").to_pylist()
    assert [tuple(row.values()) for row in successions] == [
        ("云州市青溪区大数据局", "云州市青溪区数据局", None, 2022),
        ("云州市青溪区信息中心", "云州市青溪区数据局", None, None),
    ]


def test_successions_may_go_in_circles_and_split() -> None:
    one, two = "云州市青溪区甲局", "云州市青溪区乙局"
    roster = gd.Roster(
        [
            gd.Body(one, former_names=[gd.FormerName(two)], parent=two, scope="own"),
            gd.Body(one, former_names=[gd.FormerName(two)], scope="jurisdiction"),
            gd.Body(two, former_names=[gd.FormerName(one, 2019, 2020)], parent=one),
            gd.Body("云州市青溪区丙局", former_names=[gd.FormerName(one)]),
        ]
    )
    assert [*succession_rows(roster)] == [
        (two, one, None, None),
        (one, two, 2019, 2020),
        (one, "云州市青溪区丙局", None, None),
    ]
    assert len([*body_rows(roster)]) == 4


# ── Citation ────────────────────────────────────────────────────────────────────────────


@given(_TEXTS, st.lists(_TEXTS, max_size=3), st.none() | _TEXTS)
def test_any_words_come_back_from_the_citation(
    title: str, authors: list[str], licence: str | None
) -> None:
    about = About((), title, tuple(authors), licence)
    found = yaml.safe_load(citation(about))
    assert found["title"] == title
    assert [author["name"] for author in found["authors"] or []] == authors
    assert found.get("license", found.get("license-url")) == licence
    text = json_ld(about)
    assert "<" not in text
    assert json.loads(text)["name"] == title


def test_the_library_says_how_to_cite_it() -> None:
    told = yaml.safe_load((_ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (told["cff-version"], told["type"], told["license"]) == (
        "1.2.0",
        "software",
        project["license"],
    )
    assert [each["name"] for each in told["authors"]] == [e["name"] for e in project["authors"]]
    assert told["keywords"] == project["keywords"]


def test_an_author_without_a_name_is_none(folder: Path) -> None:
    run("--author", " ", "--title", "")
    assert "CITATION.cff" not in whole(folder / "out")


def test_schema_org_lists_files_and_variables(folder: Path) -> None:
    run("--licence", "https://example.org/licence", "--author", "甲", "--author", "乙")
    found = json.loads((folder / "out" / "dataset.jsonld").read_text(encoding="utf-8"))
    assert (found["@type"], found["temporalCoverage"]) == ("Dataset", "2024")
    assert [each["name"] for each in found["creator"]] == ["甲", "乙"]
    assert len(found["variableMeasured"]) == len(report_columns())
    for each in found["distribution"]:
        content = (folder / "out" / each["contentUrl"]).read_bytes()
        assert each["contentSize"] == f"{len(content)} B"
    told = yaml.safe_load((folder / "out" / "CITATION.cff").read_text(encoding="utf-8"))
    assert (told["type"], told["license-url"]) == ("dataset", "https://example.org/licence")
    package = json.loads((folder / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"path": "https://example.org/licence"}]


# ── Runs after the first ────────────────────────────────────────────────────────────────


def test_nothing_is_written_anew_that_is_the_same(folder: Path) -> None:
    run("--roster", "roster.csv", "--author", "甲")
    before = whole(folder / "out")
    journal = (folder / "out" / JOURNAL).read_bytes()
    assert run("--roster", "roster.csv").exit_code == 0  # who made it is known
    assert whole(folder / "out") == before
    assert (folder / "out" / JOURNAL).read_bytes() == journal


def test_a_data_set_made_in_two_runs_is_described_as_one_made_at_once(folder: Path) -> None:
    late = folder / "in" / "c.json"
    late.rename(folder / "c.json")
    run("--title", "一")
    (folder / "c.json").rename(late)
    run("--title", "二", "--author", "甲")
    (folder / "out").rename(folder / "twice")
    run("--title", "二", "--author", "甲")
    once, twice = whole(folder / "out"), whole(folder / "twice")
    for name in ("versions.parquet", "CITATION.cff", "reports.schema.json", "code-book.csv"):
        assert once[name] == twice[name]
    assert "CITATION.cff" not in whole(folder / "in")


def test_what_somebody_changed_is_left_alone(folder: Path) -> None:
    run("--author", "甲")
    own = folder / "out" / "CITATION.cff"
    own.write_text("mine", encoding="utf-8")
    (folder / "out" / "README.txt").write_text("mine", encoding="utf-8")
    gd.write(gd.blank("2021", year=2020), folder / "in" / "d.json")
    result = run("--author", "乙")
    assert result.exit_code == 0
    assert "已被修改" in result.stderr
    assert own.read_text(encoding="utf-8") == "mine"
    found = json.loads((folder / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert [each["title"] for each in found["contributors"]] == ["乙"]
    assert {"reports-2020-part-000001"} <= {each["name"] for each in found["resources"]}
    own.unlink()
    run()
    assert yaml.safe_load(own.read_text(encoding="utf-8"))["authors"] == [{"name": "乙"}]


def test_a_foreign_table_is_no_part_of_the_package(folder: Path) -> None:
    run()
    for path in folder.glob("out/reports/*=2024/*.parquet"):
        path.with_name("mine.parquet").write_bytes(b"x")
    run("--title", "三")
    package = json.loads((folder / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert not any("mine" in each["path"] for each in package["resources"])


def test_names_that_are_no_text_are_told_as_well_as_can_be(folder: Path) -> None:
    name = os.fsdecode("青溪".encode("gbk"))
    assert run("--author", name, "--title", name).exit_code == 0
    told = yaml.safe_load((folder / "out" / "CITATION.cff").read_text(encoding="utf-8"))
    assert (told["title"], told["authors"]) == ("青溪", [{"name": "青溪"}])
