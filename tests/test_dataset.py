"""The data set: what any report becomes in Arrow, in frames, and under engines."""

from __future__ import annotations

import contextlib
import datetime
import functools
import hashlib
import importlib.util
import json
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.dataset import cell_columns, long, read_batch, report_columns, schema
from gov_disclosure.dataset import documents as reading
from gov_disclosure.dataset.columns import arithmetic
from gov_disclosure.model.paths import cell_facts
from gov_disclosure.model.report import FORMS
from gov_disclosure.readers import read_all
from gov_disclosure.rules.sums import sums

pa = pytest.importorskip("pyarrow")
pc = pytest.importorskip("pyarrow.compute")

_EXAMPLES = Path(__file__).parent.parent / "examples"
_RECEIVED = "requests.received.total"
_FEES = "proactive_disclosure.administrative_fees.amount_wan_yuan"
CELLS = frozenset(cell_facts())


def batch(*contents: bytes | None, **columns: list[Any]) -> Any:
    arrays = {"content": pa.array(contents, pa.binary())}
    return pa.RecordBatch.from_pydict(arrays | {k: pa.array(v) for k, v in columns.items()})


def of(*reports: gd.AnnualReport) -> Any:
    return batch(*map(gd.dumpb, reports))


def page(name: str, fees: object = "3.5", year: int = 2024) -> str:
    return (
        f"{name}{year}年政府信息公开工作年度报告\n"
        f"二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 {fees}\n"
    )


# ── Columns ─────────────────────────────────────────────────────────────────────────────


def test_every_cell_of_every_form_has_a_number_and_a_state() -> None:
    names = [column.name for column in report_columns()]
    assert len({*names}) == len(names)
    assert {*names} > CELLS | {f"{path}.state" for path in CELLS}
    for column in report_columns():
        if column.name in CELLS:
            assert column.type == ("number" if column.unit == "万元" else "integer")
            assert column.forms
            assert column.clause
            assert column.period


def test_every_column_says_what_it_is_in_both_languages() -> None:
    for columns in (report_columns(), cell_columns()):
        for column in columns:
            assert column.label.zh
            assert column.label.en
            assert column.meaning.zh
            assert column.meaning.en
            assert bool(column.words) == (column.type == "category"), column.name


def test_what_the_forms_count_differently_is_said() -> None:
    columns = {column.name: column for column in report_columns()}
    told = columns["proactive_disclosure.administrative_licensing.decisions"].comparability
    assert told is not None
    assert "口径不同" in told.zh
    assert (
        columns[_RECEIVED].comparability == columns["disputes.reconsideration.total"].comparability
    )
    only = columns["proactive_disclosure.rules.newly_made"]
    assert (only.forms, only.comparability and only.comparability.zh) == (
        ("2019",),
        "只有一种格式有此格",
    )


@pytest.mark.parametrize(
    ("path", "period"),
    [
        (_RECEIVED, "year"),
        ("requests.brought_forward.total", "year_start"),
        ("requests.carried_forward.total", "year_end"),
        ("proactive_disclosure.rules.in_force", "year_end"),
        ("proactive_disclosure.rules.total_disclosed", "year_end"),
        ("proactive_disclosure.administrative_licensing.prior_year_items", "previous_year"),
        ("disputes.reconsideration.pending", "year_end"),
        ("disputes.reconsideration.upheld", "year"),
    ],
)
def test_when_what_is_counted_was_so(path: str, period: str) -> None:
    assert cell_facts()[path].period == period


def test_every_sum_of_every_form_has_a_column() -> None:
    names = [identity.name for identity in arithmetic()]
    assert len({*names}) == len(names)
    for form in FORMS:
        for identities in sums(gd.blank(form)).values():
            assert {identity.name for identity in identities} <= {*names}


def test_fields_tell_what_stands_in_them() -> None:
    told = {key.decode(): value.decode() for key, value in schema().field(_FEES).metadata.items()}
    assert (told["unit"], told["forms"]) == ("万元", "2021")
    assert told["period.zh"] == "报告年度全年"
    words = json.loads(schema().field(f"{_FEES}.state").metadata[b"values"])
    assert words["blank"] == {"zh": "空白", "en": "printed blank"}


# ── Rows ────────────────────────────────────────────────────────────────────────────────


@given(strategies.reports())
def test_a_row_says_what_the_report_says(report: gd.AnnualReport) -> None:
    made = of(report)
    (row,) = read_batch(made).to_pylist()
    values = gd.figures(report)
    for path in CELLS:
        value, state = values.get(path), row[f"{path}.state"]
        if isinstance(value, int | Decimal):
            assert state == "figure"
            assert Decimal(repr(row[path])) == value  # amounts too are exact
            continue
        assert row[path] is None
        if path in values:
            words = {None: "blank", gd.Mark.NOT_APPLICABLE: "mark"}
            assert state == (words.get(value) or value.value)  # type: ignore[union-attr]
        else:
            has_table = getattr(report, path.partition(".")[0]) is not None
            assert state == ("no_such_cell" if has_table else "missing")
    assert row["publisher"] == (report.publisher.name if report.publisher else None)
    assert (row["year"], row["scope"], row["form"]) == (report.year, report.scope, report.form)
    assert (row["title"], row["revised_on"]) == (report.title, report.revised_on)
    assert row["reason"] is None
    found = gd.check(gd.Extraction(report))
    assert row["findings.error"] == sum(each.severity == "error" for each in found)
    violated = {
        name
        for name, truth in row.items()
        if name.startswith("arithmetic.") and truth == "violated"
    }
    wrong = [f for f in found if f.status == "violated" and f.rule in _ARITHMETIC]
    assert len(violated) == len(wrong)


_ARITHMETIC = (
    "requests.row_total",
    "requests.balance",
    "requests.outcomes_total",
    "disputes.total",
)


@given(strategies.reports())
def test_a_long_table_has_the_cells_of_the_wide_one(report: gd.AnnualReport) -> None:
    made = of(report)
    (row,) = read_batch(made).to_pylist()
    cells = {cell["path"]: cell for cell in long(made).to_pylist()}
    assert {*cells} == {path for path in CELLS if row[f"{path}.state"] != "no_such_cell"}
    for path, cell in cells.items():
        assert (cell["state"], cell["value"]) == (row[f"{path}.state"], row[path])
        assert cell["unit"] == cell_facts()[path].unit
        assert (cell["publisher"], cell["year"]) == (row["publisher"], row["year"])


def test_arithmetic_is_judged_sum_by_sum() -> None:
    total = "disputes.reconsideration"
    report = gd.replace(
        gd.blank("2021"),
        {f"{total}.{name}": 1 for name in ("upheld", "corrected", "other_result", "pending")},
    )
    right, wrong = (gd.replace(report, {f"{total}.total": number}) for number in (4, 5))
    no_table = attrs.evolve(report, disputes=None)
    column = read_batch(of(report, right, wrong, no_table))[
        "arithmetic.disputes.total.reconsideration"
    ]
    assert column.to_pylist() == ["undetermined", "satisfied", "violated", None]


def test_prose_is_kept_and_a_missing_section_is_none() -> None:
    narrative = gd.Narrative(
        blocks=[gd.Heading("（一）", 2), gd.Paragraph("甲。"), gd.Table([["乙", "丙"]])]
    )
    report = gd.blank("2021", overview=narrative, preamble=gd.Narrative())
    (row,) = read_batch(of(attrs.evolve(report, disputes=None))).to_pylist()
    assert (row["overview"], row["preamble"]) == ("（一）\n甲。\n乙\t丙", "")
    assert (row["other_matters"], row["disputes.remarks"]) == (None, None)
    assert row["requests.remarks"] == ""


# ── Documents ───────────────────────────────────────────────────────────────────────────


def test_documents_are_read_with_what_is_known_of_them() -> None:
    content = page("云溪镇").encode()
    made = batch(
        content,
        content,
        name=["a.txt", None],
        address=["https://example.org/a", None],
        retrieved_on=[datetime.date(2025, 2, 1), None],
        publisher=[None, "白石镇"],
        year=[None, 2023],
        scope=[None, "own"],
    )
    first, second = read_batch(made).to_pylist()
    assert (first["name"], first["address"]) == ("a.txt", "https://example.org/a")
    assert first["retrieved_on"] == datetime.date(2025, 2, 1)
    assert (first["publisher"], first["year"]) == ("云溪镇", 2024)
    assert (first["presumed.level"], first["presumed.scope"]) == ("township", "own")
    assert first["sha256"] == second["sha256"] == hashlib.sha256(content).hexdigest()
    assert (second["publisher"], second["year"], second["scope"]) == ("白石镇", 2023, "own")
    assert second["problems"] == first["problems"] + 2  # two facts are printed otherwise
    assert (first["library_version"], first["report"]) == (gd.__version__, 1)
    assert (first[_FEES], first["status"]) == (3.5, "partly_read")


def test_several_reports_of_a_document_are_rows_of_their_own() -> None:
    content = (page("青溪镇", "1") + page("云溪乡", "2")).encode()
    rows = read_batch(batch(content, year=[2023], publisher=["青溪县"], id=[7])).to_pylist()
    told = [(row["id"], row["report"], row["publisher"], row["year"], row[_FEES]) for row in rows]
    # whose report each is, nobody can know from the file
    assert told == [(7, 1, "青溪镇", 2023, 1), (7, 2, "云溪乡", 2023, 2)]
    assert {row["sha256"] for row in rows} == {hashlib.sha256(content).hexdigest()}


def test_what_is_no_report_is_a_row_with_its_reason() -> None:
    made = batch("通知".encode(), None, b"", year=[2024, 2023, None], name=["a.txt", "b", ""])
    rows = read_batch(made).to_pylist()
    assert [row["status"] for row in rows] == ["refused"] * 3
    assert "没有找到" in rows[0]["reason"]
    assert "no content" in rows[1]["reason"]
    assert [row["year"] for row in rows] == [2024, 2023, None]
    assert [row["name"] for row in rows] == ["a.txt", "b", None]
    assert rows[1]["sha256"] is None
    assert {row[f"{_RECEIVED}.state"] for row in rows} == {None}
    assert [row["path"] for row in long(made).to_pylist()] == [None] * 3


@pytest.mark.parametrize("fact", [{"year": 1900}, {"scope": "mine"}, {"retrieved_on": "gestern"}])
def test_facts_that_cannot_be_are_refused(fact: dict[str, Any]) -> None:
    made = batch(page("云溪镇").encode(), **{name: [value] for name, value in fact.items()})
    (row,) = read_batch(made).to_pylist()
    assert row["status"] == "refused"
    assert next(iter(fact)) in row["reason"]


@pytest.mark.parametrize("day", [datetime.datetime(2025, 2, 1), "2025-02-01"])  # noqa: DTZ001
def test_a_day_is_a_day_whatever_its_type(day: object) -> None:
    (row,) = read_batch(batch(page("云溪镇").encode(), retrieved_on=[day])).to_pylist()
    assert row["retrieved_on"] == datetime.date(2025, 2, 1)


def test_a_year_from_a_column_of_floats_is_a_year() -> None:
    content = page("云溪镇").encode()
    made = batch(content, content, content, year=[2023.0, float("nan"), 2023.5])
    rows = read_batch(made).to_pylist()
    assert [row["year"] for row in rows[:2]] == [2023, 2024]
    assert rows[2]["status"] == "refused"


def test_json_is_a_document_like_any_other() -> None:
    extraction = gd.parse(page("云溪镇"), source=gd.Source(sha256="ab" * 32))
    whole, plain, spaced = read_batch(
        batch(gd.dumpb(extraction), gd.dumpb(extraction.report), b" \n{}")
    ).to_pylist()
    assert (whole["problems"], plain["problems"]) == (len(extraction.problems), 0)
    assert whole["sha256"] == "ab" * 32  # of the document that it was made of
    assert spaced["status"] == "refused"
    assert "findings" in read_batch(batch(gd.dumpb(gd.check(extraction))))["reason"][0].as_py()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no such clock")
def test_a_document_that_takes_too_long_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """One document is read forever, by code that bears any error."""

    def poisoned(stream: Any, **options: Any) -> Any:
        while stream.getvalue() == b"poison":
            with contextlib.suppress(Exception):
                time.sleep(60)
        return read_all(stream, **options)

    monkeypatch.setattr(reading, "read_all", poisoned)
    before = signal.getsignal(signal.SIGALRM)
    content = page("云溪镇").encode()
    made = batch(content, b"poison", content)
    found = read_batch(made, seconds=3)
    assert found["status"].to_pylist() == ["partly_read", "refused", "partly_read"]
    assert "took too long" in found["reason"][1].as_py()
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_time_that_cannot_be_kept_is_refused() -> None:
    for wrong in (0, -1, float("nan"), "1", True):
        with pytest.raises(gd.InvalidValueError, match="seconds"):
            read_batch(batch(b"?"), seconds=wrong)  # type: ignore[arg-type]
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(read_batch, batch(b"?"), seconds=1)
        assert isinstance(job.exception(), gd.InvalidValueError)
        assert pool.submit(read_batch, batch(b"?")).result().num_rows == 1


def test_the_schema_is_the_same_whatever_is_read() -> None:
    made = batch(gd.dumpb(gd.blank("2021")), b"?", None)
    for read, shape in ((read_batch, "wide"), (long, "long")):
        for part in (made, made.slice(0, 0), made.slice(1, 1)):
            assert read(part).schema.equals(schema(shape), check_metadata=True)  # type: ignore[arg-type]


def test_columns_of_other_names_are_handed_on() -> None:
    made = batch(b"?", b"?", id=[1, 2], tags=[["a"], []])
    result = read_batch(made)
    assert result.schema.names[:3] == ["id", "tags", "name"]
    assert result.schema.equals(schema("wide", made.schema), check_metadata=True)
    assert result["tags"].to_pylist() == [["a"], []]


def test_batches_that_cannot_be_are_refused() -> None:
    with pytest.raises(gd.InvalidValueError, match="content"):
        read_batch(pa.RecordBatch.from_pydict({"name": ["a"]}))
    with pytest.raises(gd.InvalidValueError, match="重名"):
        read_batch(batch(b"?", status=[1]))
    with pytest.raises(gd.InvalidValueError, match="shape"):
        schema("tall")  # type: ignore[arg-type]


def test_a_roster_tells_the_body() -> None:
    roster = gd.Roster(
        [gd.Body("云州市青溪区数据局", former_names=[gd.FormerName("青溪区信息局")])]
    )
    names = ("青溪区信息局", "白石区信息局")
    made = of(*(gd.blank("2021", publisher=gd.Publisher(name), year=2024) for name in names))
    assert read_batch(made, roster=roster)["body"].to_pylist() == ["云州市青溪区数据局", None]
    assert long(made, roster=roster)["body"][0].as_py() == "云州市青溪区数据局"


def test_limits_hold() -> None:
    content = page("云溪镇").encode()
    limits = attrs.evolve(gd.Limits(), max_bytes=len(content) - 1)
    assert read_batch(batch(content), limits=limits)["status"].to_pylist() == ["refused"]
    report = gd.dumpb(gd.blank("2021"))
    limits = attrs.evolve(gd.Limits(), max_bytes=len(report) - 1)
    assert read_batch(batch(report), limits=limits)["status"].to_pylist() == ["refused"]
    assert read_batch(batch(report))["status"].to_pylist() == ["read"]


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("deep"), KeyError("x")])
def test_one_document_never_costs_the_others(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(stream: Any, **options: Any) -> Any:
        if stream.getvalue() == b"poison":
            raise error
        return gd.read_all(stream, **options)

    monkeypatch.setattr(reading, "read_all", failing)
    content = page("云溪镇").encode()
    rows = read_batch(batch(content, b"poison", content)).to_pylist()
    assert [row["status"] for row in rows] == ["partly_read", "refused", "partly_read"]
    word = "内存不足" if isinstance(error, MemoryError) else type(error).__name__
    assert word in rows[1]["reason"]


def test_a_package_that_is_not_there_is_no_fault_of_a_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_arguments: Any, **_options: Any) -> Any:
        raise gd.MissingExtraError("readers", "pdfminer.six")

    monkeypatch.setattr(reading, "read_all", missing)
    with pytest.raises(gd.MissingExtraError):
        read_batch(batch(b"%PDF-1.7"))


@settings(max_examples=30)
@given(st.lists(st.binary(max_size=200) | st.none(), max_size=4))
def test_whatever_comes_is_a_row(contents: list[bytes | None]) -> None:
    made = read_batch(batch(*contents))
    assert made.num_rows == len(contents)
    assert made.schema.equals(schema(), check_metadata=True)


# ── Frames ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize(("shape", "read"), [("wide", read_batch), ("long", long)])
def test_a_frame_holds_what_the_batch_holds(library: Any, shape: Any, read: Any) -> None:
    pytest.importorskip(library)
    paths = sorted((_EXAMPLES / "area" / "2020").glob("*.md"))
    extractions = [gd.read(path) for path in paths]
    frame = gd.to_frame(extractions, shape, library=library)
    expected = pa.Table.from_batches([read(batch(*map(gd.dumpb, extractions)))])
    assert list(frame.columns) == expected.column_names
    for name in {*expected.column_names} - {"report"}:
        fields = frame[name].to_list()
        if library == "pandas":
            fields = [None if field is pandas_na(field) else field for field in fields]
        if library == "pandas" and frame[name].dtype.kind == "M":
            fields = [field and field.date() for field in fields]
        assert fields == expected[name].to_pylist(), name


def pandas_na(field: object) -> object:
    pandas = pytest.importorskip("pandas")
    return field if pandas.isna(field) else object()


def test_a_frame_of_a_single_report_or_extraction() -> None:
    pytest.importorskip("pandas")
    extraction = gd.parse(page("云溪镇"))
    for given_one in (extraction, extraction.report, [extraction]):
        frame = gd.to_frame(given_one, library="pandas")
        assert frame[_FEES].tolist() == [3.5]
    assert frame["problems"].tolist() == [len(extraction.problems)]
    (text,) = gd.to_frame(extraction, "long", library="pandas").query("state == 'figure'")["text"]
    assert text == "3.5"


def test_frames_that_cannot_be_are_refused() -> None:
    with pytest.raises(gd.InvalidValueError, match="shape"):
        gd.to_frame([], "tall")  # type: ignore[arg-type]
    with pytest.raises(gd.InvalidValueError, match="library"):
        gd.to_frame([], library="excel")  # type: ignore[arg-type]
    with pytest.raises(gd.InvalidValueError, match="report"):
        gd.to_frame([3], library="polars")  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("imported", "made"), [("import polars", "polars"), ("import pandas", "pandas"), ("", "pandas")]
)
def test_the_library_that_is_there_is_used(imported: str, made: str) -> None:
    for name in ("pandas", "polars"):
        pytest.importorskip(name)
    program = (
        f"import sys\n{imported}\nimport gov_disclosure as gd, gov_disclosure.dataset\n"
        "assert 'pyarrow' not in sys.modules or sys.modules.keys() & {'pandas', 'polars'}\n"
        f"assert type(gd.to_frame([])).__module__.startswith({made!r})\n"
        f"other = ({{'pandas', 'polars'}} - {{{made!r}}}).pop()\n"
        "assert other not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own program


def test_without_either_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(gd.MissingExtraError, match="frames"):
        gd.to_frame([])


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(gd.MissingExtraError, match=r"gov-disclosure\[dataset\]"):
        schema()


# ── Engines: each line stands in docs/dataset.md ────────────────────────────────────────


def documents() -> Any:
    paths = sorted(path for path in _EXAMPLES.rglob("*.*") if path.is_file())
    contents = [path.read_bytes() for path in paths]
    return pa.Table.from_pydict({"content": contents, "name": [path.name for path in paths]})


_HERE = functools.cache(lambda: read_batch(documents()).to_pylist())


def test_a_table_gives_a_table() -> None:
    table = documents()
    parts = [read_batch(part) for part in table.to_batches(max_chunksize=5)]
    assert pa.Table.from_batches(parts).equals(read_batch(table))
    assert read_batch(table.slice(0, 0)).schema.equals(schema(), check_metadata=True)


def test_without_dictionaries_categories_are_texts() -> None:
    table = documents()
    for read, shape in ((read_batch, "wide"), (long, "long")):
        plain = read(table, categories=False)
        assert plain.schema.equals(schema(shape, categories=False), check_metadata=True)  # type: ignore[arg-type]
        assert not any(pa.types.is_dictionary(field.type) for field in plain.schema)
        assert plain.to_pylist() == read(table).to_pylist()


def test_engine_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = documents().to_pandas(types_mapper=pandas.ArrowDtype)
    result = read_batch(pa.Table.from_pandas(frame)).to_pandas(types_mapper=pandas.ArrowDtype)
    assert pa.Table.from_pandas(result).to_pylist() == _HERE()


def test_engine_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(documents())
    result = polars.from_arrow(read_batch(frame.to_arrow()))
    assert result.to_dicts() == _HERE()


def test_engine_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    folder = str(_EXAMPLES / "area" / "2020" / "*.md")
    source = duckdb.sql(f"SELECT content, filename AS name FROM read_blob('{folder}')")  # noqa: S608
    result = duckdb.from_arrow(read_batch(source.to_arrow_table()))
    found = result.aggregate(f'sum("{_RECEIVED}"), count(*)').fetchall()
    expected = [gd.read(path).report for path in (_EXAMPLES / "area" / "2020").glob("*.md")]
    total = sum(gd.figures(report)[_RECEIVED] for report in expected)  # type: ignore[misc]
    assert found == [(total, len(expected))]
