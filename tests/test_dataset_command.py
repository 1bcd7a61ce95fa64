"""``gov-disclosure dataset``: every input is in the data set once, whenever a run ends."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import gov_disclosure as gd
from gov_disclosure.cli import parts as parts_module
from gov_disclosure.cli.parts import JOURNAL, Parts
from gov_disclosure.cli.program import program
from gov_disclosure.dataset import schema
from gov_disclosure.dataset.parquet import ParquetFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

parquet = pytest.importorskip("pyarrow.parquet")

_COUNT = 9
_RECEIVED = "requests.received.total"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of reports of three years, and a file that is none."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parts_module, "ROWS", 2)  # so that there are several parts
    _inputs(tmp_path / "in", _COUNT)
    return tmp_path


def _inputs(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        report = gd.blank("2021", year=None if number == 4 else 2021 + number % 3)
        report = gd.replace(report, {"requests.received.total": number})
        gd.write(report, folder / f"{number}.json")
    (folder / "x.txt").write_text("说明", encoding="utf-8")


def run(*arguments: str) -> Any:
    return CliRunner().invoke(program, ["dataset", *arguments])


def rows(folder: Path) -> list[dict[str, Any]]:
    found = [row for path in files(folder) for row in parquet.read_table(path).to_pylist()]
    return sorted(found, key=lambda row: str(row["name"]))


def files(folder: Path) -> list[Path]:
    return sorted((folder / "reports").rglob("*.parquet"))


def test_every_input_is_a_row_in_the_folder_of_its_year(folder: Path) -> None:
    result = run("in", "-o", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    found = rows(folder / "out")
    assert [row["requests.received.total"] for row in found] == [*range(_COUNT), None]
    assert found[-1]["status"] == "refused"
    assert all(row["sha256"] for row in found)
    for path in files(folder / "out"):
        table = parquet.read_table(path, partitioning=None)
        assert table.schema.equals(schema())
        assert table.schema.field(_RECEIVED).metadata == schema().field(_RECEIVED).metadata
        assert {year or 0 for year in table["year"].to_pylist()} == {int(path.parent.name[12:])}


def test_pandas_polars_and_duckdb_read_the_folder(folder: Path) -> None:
    run("in", "-o", "out")
    total = sum(range(_COUNT))
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_parquet(folder / "out" / "reports")
    assert frame["requests.received.total"].sum() == total
    assert frame[_RECEIVED].dtype == "Int64"  # though some are null
    of_year = pandas.read_parquet(folder / "out" / "reports", filters=[("report_year", "==", 2022)])
    assert len(of_year) == 2
    polars = pytest.importorskip("polars")
    pattern = str(folder / "out" / "reports" / "*" / "*.parquet")
    assert polars.read_parquet(pattern)["requests.received.total"].sum() == total
    duckdb = pytest.importorskip("duckdb")
    made = duckdb.read_parquet(pattern).aggregate('sum("requests.received.total")')
    assert made.fetchall() == [(total,)]


def test_nothing_is_read_twice_and_what_is_new_is_added(folder: Path) -> None:
    run("in", "-o", "out")
    before = {path: path.read_bytes() for path in files(folder / "out")}
    again = run("in", "-o", "out")
    assert again.exit_code == 0
    assert f"{_COUNT + 1} done before" in again.stderr
    assert {path: path.read_bytes() for path in files(folder / "out")} == before
    gd.write(gd.blank("2019", year=2020), folder / "in" / "new.json")
    run("in", "-o", "out")
    assert len(rows(folder / "out")) == _COUNT + 2
    assert {*before} < {*files(folder / "out")}


def test_a_run_that_ends_anywhere_is_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let the process end after each step that writes something, in the middle of a part too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parts_module, "ROWS", 2)
    _inputs(tmp_path / "in", 3)
    run("in", "-o", "whole")
    whole = rows(tmp_path / "whole")
    assert len(whole) == 4
    for after in itertools.count():
        output = tmp_path / f"out{after}"
        was_whole = _ends_after(after, output, monkeypatch)
        with (output / JOURNAL).open("a", encoding="utf-8") as journal:
            journal.write('{"done": ["ab')  # a line that was cut short
        run("in", "-o", output.name)
        assert rows(output) == whole, after
        if was_whole:
            break
    assert after > len(files(tmp_path / "whole"))


def _ends_after(after: int, output: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Run until so many things are written; tell whether nothing was left to do."""
    steps = iter(range(after))
    is_ended = False

    def step() -> None:
        nonlocal is_ended
        if next(steps, None) is None:
            is_ended = True
            raise KeyboardInterrupt

    enter, append = ParquetFile.__exit__, Parts.append

    def closing(self: ParquetFile, *arguments: Any) -> None:
        enter(self, *arguments)
        step()

    def appending(self: Parts, line: dict[str, object]) -> None:
        append(self, line)
        step()

    with monkeypatch.context() as patch:
        patch.setattr(ParquetFile, "__exit__", closing)
        patch.setattr(Parts, "append", appending)
        run("in", "-o", output.name)
    return not is_ended


def test_several_reports_of_a_file_and_lines_of_json_are_rows(folder: Path) -> None:
    reports = [gd.blank("2021", year=2021), gd.blank("2021", year=2022)]
    (folder / "two.jsonl").write_text("\n".join(map(gd.dumps, reports)), encoding="utf-8")
    for _ in range(2):
        run("two.jsonl", "-o", "out")
        found = rows(folder / "out")
        assert [(row["name"], row["report"]) for row in found] == [
            ("two.jsonl:1", 1),
            ("two.jsonl:2", 2),
        ]


def test_what_cannot_be_opened_is_a_row_once(folder: Path) -> None:
    for _ in range(2):
        assert run("none.pdf", "in/1.json", "-o", "out").exit_code == 0
        found = rows(folder / "out")
        assert [row["status"] for row in found] == ["read", "refused"]
        assert "没有这个文件" in found[1]["reason"]


def test_without_any_report_the_status_tells(folder: Path) -> None:
    assert run("in/x.txt", "-o", "out").exit_code == 2
    assert len(rows(folder / "out")) == 1


def test_other_files_and_other_settings_are_left_alone(folder: Path) -> None:
    assert "其他文件" in run("in", "-o", ".").stderr
    run("in", "-o", "out")
    before = sorted(path.name for path in (folder / "out").rglob("*"))
    refused = run("in", "-o", "out", "--limit", "max_bytes=1000")
    assert refused.exit_code == 2
    assert "另一个文件夹" in refused.stderr
    assert sorted(path.name for path in (folder / "out").rglob("*")) == before
    assert "standard" in run("-", "-o", "out").stderr
    (folder / "file").write_text("", encoding="utf-8")
    assert run("in", "-o", "file").exit_code == 2


def test_the_journal_takes_nothing_away_that_it_does_not_name(folder: Path) -> None:
    run("in", "-o", "out")
    own = folder / "out" / "reports" / "report_year=2021" / "mine.parquet"
    own.write_bytes(b"x")
    run("in", "-o", "out")
    assert own.read_bytes() == b"x"


def test_the_data_set_is_the_same_with_any_number_of_jobs(folder: Path) -> None:
    run("in", "-o", "one", "--jobs", "1")
    run("in", "-o", "two", "--jobs", "2")
    assert rows(folder / "one") == rows(folder / "two")


def test_without_the_extra_it_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    result = run("in", "-o", "out")
    assert "gov-disclosure[dataset]" in result.stderr
    assert not (folder / "out").exists()


def lines(folder: Path) -> Iterator[dict[str, Any]]:
    for line in (folder / JOURNAL).read_text(encoding="utf-8").splitlines():
        if line:
            yield json.loads(line)


def test_files_are_noted_before_they_are_written_and_inputs_after(folder: Path) -> None:
    run("in", "-o", "out")
    kinds = [next(iter(line)) for line in lines(folder / "out")]
    assert kinds[0] == "settings"
    of_parts = [kind for kind in kinds[1:] if kind != "written"]
    assert of_parts[::2] == ["files"] * (len(of_parts) // 2)
    assert of_parts[1::2] == ["done"] * (len(of_parts) // 2)


def test_an_interrupted_run_keeps_what_was_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C comes after five inputs; parts are large, so that none was written before."""
    monkeypatch.setattr(parts_module, "ROWS", 1_000)
    ended = 0
    end = Parts.end

    def ending(self: Parts, *, whole: bool) -> None:
        nonlocal ended
        if ended == 5:
            raise KeyboardInterrupt
        end(self, whole=whole)
        ended += 1

    with monkeypatch.context() as patch:
        patch.setattr(Parts, "end", ending)
        run("in", "-o", "out")
    assert len(rows(folder / "out")) == 5
    assert "5 done before" in run("in", "-o", "out").stderr
    assert len(rows(folder / "out")) == _COUNT + 1


def test_a_part_that_is_gone_is_told(folder: Path) -> None:
    run("in", "-o", "out")
    files(folder / "out")[0].unlink()
    assert "缺少" in run("in", "-o", "out").stderr


def test_a_part_that_is_spoilt_is_told(folder: Path) -> None:
    run("in", "-o", "out")
    files(folder / "out")[0].write_bytes(b"PAR1")
    result = run("in", "-o", "out")
    assert result.exit_code == 2
    assert "已损坏" in result.stderr


def test_a_part_left_unfinished_by_a_run_is_missed_by_none(folder: Path) -> None:
    run("in/1.json", "-o", "out")
    with (folder / "out" / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write('{"files": ["reports/report_year=2021/part-000001.parquet"]}\n')
    for _ in range(2):
        assert run("in", "-o", "out").exit_code == 0
        assert len(rows(folder / "out")) == _COUNT + 1


def test_a_journal_takes_away_parts_only(folder: Path) -> None:
    run("in/1.json", "-o", "out")
    own = folder / "mine.txt"
    own.write_text("mine", encoding="utf-8")
    with (folder / "out" / JOURNAL).open("a", encoding="utf-8") as journal:
        for path in ("../mine.txt", str(own), "reports/report_year=1/../../../mine.txt"):
            journal.write(json.dumps({"files": [path]}) + "\n")
        journal.write('[]\n3\n"files"\n{"files": 3}\n{"done": [1]}\n{"done": ["x"]}\n')
        journal.write('{"said": {"evil": 1, "title": 5}}\n{"said": [1]}\n{"written": 3}\n')
    assert run("in", "-o", "out").exit_code == 0
    assert own.exists()
