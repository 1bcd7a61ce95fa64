"""Folders and archives on the command line: order, refusals, processes, index, mirrored trees."""

from __future__ import annotations

import io
import itertools
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure.cli import batch, entries, progress, workers
from gov_disclosure.cli.program import program
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.cli.inputs import Input


def report(name: str = "云溪县", year: int = 2024) -> gd.AnnualReport:
    title = f"{name}{year}年政府信息公开工作年度报告"
    blank = gd.blank("2021", title=title, publisher=gd.Publisher(name), year=year)
    return gd.replace(blank, dict.fromkeys(gd.figures(blank), 1 + len(name)))


PAGE = gd.render(report(), "html").encode()


def pages(*names: str) -> dict[str, bytes]:
    """Return a page of a report for each name, all of different bodies."""
    return {
        name: gd.render(report(f"{number}号镇"), "html").encode()
        for number, name in enumerate(names)
    }


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(program, arguments, input=stdin)


def titles(result: Result) -> list[str]:
    return [json.loads(line)["title"][:2] for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Folders -------------------------------------------------------------------------------------


def test_a_folder_is_read_in_the_order_of_its_names(folder: Path) -> None:
    write(folder / "in", pages("b/2.html", "b/10.html", "a.html", "c.html"))
    result = invoke("convert", "in", "--to", "jsonl")
    assert result.exit_code == 0, result.stderr
    assert titles(result) == ["2号", "1号", "0号", "3号"]
    assert result.stderr.splitlines() == [
        "共读取 4 份报告：完整 4 份，部分 0 份；未能读取 0 个",
        "4 reports read, 4 in full and 0 in part; 0 refused",
    ]


def test_hidden_files_are_passed_over_and_others_counted(folder: Path) -> None:
    write(folder / "in", pages("a.html"))
    hidden = (".git/a.html", ".a.html", "~$a.docx", "__MACOSX/a.html", "Thumbs.db", "desktop.ini")
    write(folder / "in", dict.fromkeys(hidden, PAGE))
    write(folder / "in", dict.fromkeys(("a_files/a.css", "a_files/A.PNG", "index.csv"), b"x"))
    result = invoke("convert", "in", "--to", "jsonl")
    assert (result.exit_code, len(titles(result))) == (0, 1)
    assert "跳过非文档文件 3 个" in result.stderr
    assert "3 other files skipped" in result.stderr


def test_bad_files_do_not_stop_the_others(folder: Path) -> None:
    write(folder / "in", pages("a.html", "z.html"))
    bad = {"b.html": b"<p>x", "c.doc": b"\xd0\xcf\x11\xe0" + bytes(600), "d.bin": bytes(range(256))}
    write(folder / "in", bad)
    result = invoke("convert", "in", "--to", "jsonl")
    assert (result.exit_code, len(titles(result))) == (2, 2)
    *_, summary, _en, b, _b_en, c, _c_en, d, _d_en = result.stderr.splitlines()
    assert "未能读取 3 个" in summary
    for line, name in zip((b, c, d), bad, strict=True):
        assert line.startswith(f"  {Path('in', name)}：")
    assert result.stderr.count("Error: ") == 3


def test_a_report_read_in_part_is_told_in_one_line(folder: Path) -> None:
    page = PAGE.replace(b"<td>4</td>", "<td>约20</td>".encode(), 1)
    write(folder / "in", {"a.html": page})
    result = invoke("convert", "in", "--to", "jsonl")
    assert result.exit_code == 1
    notes = [line for line in result.stderr.splitlines() if line.startswith(("注意", "Note"))]
    assert len(notes) == 2
    assert "缺失或未能识别 1 处" in notes[0]
    assert "完整 0 份，部分 1 份" in result.stderr


@pytest.mark.parametrize("name", ["in", "empty.zip"])
def test_nothing_in_it(folder: Path, name: str) -> None:
    (folder / "in").mkdir()
    (folder / "empty.zip").write_bytes(zipped({}))
    result = invoke("convert", name, "--to", "jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"错误：{name}：其中没有文件" in result.stderr


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    write(folder / "in", pages("a/b.html"))
    try:
        (folder / "in" / "a" / "again").symlink_to(folder / "in", target_is_directory=True)
        (folder / "in" / "c.html").symlink_to(folder / "in" / "a" / "b.html")
    except OSError:
        pytest.skip("no links here")
    assert len(titles(invoke("convert", "in", "--to", "jsonl"))) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_is_no_file_is_not_opened(folder: Path) -> None:
    write(folder / "in", pages("a.html"))
    os.mkfifo(folder / "in" / "pipe")
    result = invoke("convert", "in", "--to", "jsonl")
    assert (result.exit_code, len(titles(result))) == (2, 1)
    assert "in/pipe：不是普通文件" in result.stderr


def test_several_reports_of_a_file_and_json_lines_in_a_folder(folder: Path) -> None:
    both = b"\n".join(gd.render(report(name), "text").encode() for name in ("1号镇", "2号镇"))
    lines = b"\n".join(gd.dumpb(report(name)) for name in ("3号镇", "4号镇"))
    write(folder / "in", {"a.txt": both, "b.jsonl": lines, "c.json": gd.dumpb(report("5号镇"))})
    result = invoke("convert", "in", "--to", "jsonl", "--jobs", "2")
    assert result.exit_code == 0, result.stderr
    assert titles(result) == ["1号", "2号", "3号", "4号", "5号"]
    assert invoke("convert", "in", "-o", "out").exit_code == 0
    made = sorted(path.name for path in (folder / "out").iterdir())
    assert made == ["a-1.json", "a-2.json", "b-1.json", "b-2.json", "c.json"]


def test_several_reports_of_a_file_named_itself(folder: Path) -> None:
    both = b"\n".join(gd.render(report(name), "text").encode() for name in ("1号镇", "2号镇"))
    (folder / "both.txt").write_bytes(both.replace(b"|    4 |", "|  约4 |".encode(), 1))
    result = invoke("convert", "both.txt", "--to", "jsonl")
    assert (result.exit_code, titles(result)) == (1, ["1号", "2号"])
    assert "注意：both.txt#1：" in result.stderr
    assert "注意：both.txt#2：" not in result.stderr
    assert "--to jsonl" in invoke("convert", "both.txt").stderr


def test_names_cannot_act_on_the_terminal(folder: Path) -> None:
    name = "\x1b[31mred\u202e.html"
    try:
        write(folder / "in", {name: b"x"})
    except OSError:
        pytest.skip("no such names here")
    result = invoke("convert", "in", "--to", "jsonl")
    assert r"\x1b[31mred\u202e.html" in result.stderr
    assert "\x1b" not in result.stderr


# Output --------------------------------------------------------------------------------------


def tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_mirrored(folder: Path) -> None:
    write(folder / "in", pages("a.html", "b/c.html", "b/d/e.htm"))
    assert invoke("convert", "in", "-o", "out").exit_code == 0
    assert tree(folder / "out") == {"a.json", "b/c.json", "b/d/e.json"}


def test_results_of_different_files_go_to_different_files(folder: Path) -> None:
    names = ("a.html", "a.htm", "A.txt.html", "b/a.html", "c.html", "d/x.html")
    write(folder / "in", pages(*names))
    write(folder / "in", {"c/x.html": PAGE, "d.zip": zipped(pages("x.html"))})
    assert invoke("convert", "in", "-o", "out").exit_code == 0
    assert tree(folder / "out") == {
        "a.html.json",
        "a.htm.json",
        "A.txt.json",
        "b/a.json",
        "c.html.json",
        "c/x.json",
        "d/x.json",
        "d.zip/x.json",
    }


@given(st.lists(st.from_regex(r"[abAB]{1,2}(\.[ab]{1,2}){0,2}", fullmatch=True), unique=True))
def test_stems_in_a_folder_differ_even_where_case_does_not_count(names: list[str]) -> None:
    names = list({name.lower(): name for name in names}.values())
    stems = entries._stems(names)
    assert all(map(str.startswith, names, stems))
    assert len({stem.lower() for stem in stems}) == len(names)


def test_several_folders_are_mirrored_below_what_they_share(folder: Path) -> None:
    write(folder, pages("2023/in/a.html", "2024/in/a.html"))
    assert invoke("convert", "2023/in", "2024/in", "-o", "out").exit_code == 0
    assert tree(folder / "out") == {"2023/in/a.json", "2024/in/a.json"}


def test_results_in_the_folder_that_is_read_are_not_read(folder: Path) -> None:
    write(folder / "in", pages("a.html"))
    for _ in range(2):
        result = invoke("convert", "in/a.html", "in", "-o", "in/out", "--force")
        assert result.stderr.startswith("共读取 2 份"), result.stderr
    for expected in (0, 2):  # the second time it is one of the files to read
        result = invoke("convert", "in/a.html", "in", "-o", "in/all.jsonl", "--force")
        assert result.exit_code == expected
    assert "既是 -o 的输出，又是 INPUT 要读取的文件" in result.stderr


def test_inputs_are_not_overwritten(folder: Path) -> None:
    text = gd.render(report(), "text").encode()
    write(folder / "in", {"a.txt": text, "in/a.txt": text.replace(b"2024", b"2023")})
    before = {name: (folder / "in" / name).read_bytes() for name in tree(folder / "in")}
    for output in (".", "in"):
        invoke("convert", "in", "--to", "text", "-o", output)
        after = {name: (folder / "in" / name).read_bytes() for name in before}
        assert after == before, output


def test_a_folder_needs_json_lines_or_a_folder(folder: Path) -> None:
    write(folder / "in", pages("a.html"))
    result = invoke("convert", "in")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--to jsonl" in result.stderr


# Archives ------------------------------------------------------------------------------------


def test_an_archive_is_read_as_its_folder_is(folder: Path) -> None:
    files = pages("b/2.html", "a.html", "b/1.html")
    write(folder / "in", files)
    write(folder, {"in.zip": zipped({**files, "__MACOSX/b/._1.html": b"x", "b/s.css": b"x"})})
    from_folder, from_archive = (
        invoke("convert", name, "--to", "jsonl") for name in ("in", "in.zip")
    )
    assert from_archive.stdout == from_folder.stdout
    assert invoke("convert", "in.zip", "-o", "out").exit_code == 0
    assert tree(folder / "out") == {"a.json", "b/1.json", "b/2.json"}


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_archives_are_those_that_were_meant(folder: Path, encoding: str) -> None:
    raw = "青溪区.html".encode(encoding)
    data = zipped({"n" * len(raw): b"x"}).replace(b"n" * len(raw), raw)  # as what encoding: unsaid
    (folder / "in.zip").write_bytes(data)
    assert "错误：in.zip/青溪区.html：" in invoke("convert", "in.zip", "--to", "jsonl").stderr


def test_paths_in_archives_lead_nowhere_else(folder: Path) -> None:
    names = (
        "../../up.html",
        "/root.html",
        "C:\\x\\drive.html",
        "a/../../b.html",
        "..",
        "x\ny.html",
    )
    write(folder / "here", {"in.zip": zipped(pages(*names))})
    result = invoke("convert", "here/in.zip", "-o", "here/out")
    assert result.exit_code == 0, result.stderr
    made = tree(folder)
    assert made == {
        "here/in.zip",
        "here/out/up.json",
        "here/out/root.json",
        "here/out/C_/x/drive.json",
        "here/out/a/b.json",
        "here/out/x_y.json",
    }


def test_two_files_of_one_name_in_an_archive_are_both_read(folder: Path) -> None:
    first, second = pages("a.html", "b.html").values()
    data = zipped({"a.html": first, "/a.html": second})
    (folder / "in.zip").write_bytes(data)
    assert invoke("convert", "in.zip", "-o", "out").exit_code == 0
    assert tree(folder / "out") == {"a.json", "a (2).json"}


def test_an_archive_in_an_archive_is_refused(folder: Path) -> None:
    (folder / "in.zip").write_bytes(zipped({"b.zip": zipped(pages("a.html")), "c.html": PAGE}))
    result = invoke("convert", "in.zip", "--to", "jsonl")
    assert (result.exit_code, len(titles(result))) == (2, 1)
    assert f"错误：{'in.zip/b.zip'}：这是压缩文件" in result.stderr


def test_a_document_that_is_a_zip_file_is_no_archive(folder: Path) -> None:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    (folder / "a.docx").write_bytes(zipped(parts))
    assert not entries.is_collection("a.docx")


def test_a_member_larger_than_any_report(folder: Path) -> None:
    (folder / "in.zip").write_bytes(zipped({"a.html": PAGE, "b.html": PAGE + b" "}))
    limit = f"max_bytes={len(PAGE)}"
    result = invoke("convert", "in.zip", "--to", "jsonl", "--limit", limit)
    assert len(titles(result)) == 1
    assert f"in.zip/b.html：超过 {len(PAGE)} 字节" in result.stderr


def test_a_member_is_read_no_further_than_allowed(folder: Path) -> None:
    bomb = zipped({"bomb.txt": bytes(DEFAULT_LIMITS.max_bytes + 2)})
    (folder / "in.zip").write_bytes(bomb)
    assert "字节" in invoke("convert", "in.zip", "--to", "jsonl").stderr


def test_an_archive_that_says_it_unpacks_to_terabytes(folder: Path) -> None:
    data = bytearray(zipped({f"{number}.html": b"x" for number in range(5)}))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 24 : at + 28] = b"\xf0\xff\xff\xff"
    (folder / "in.zip").write_bytes(data)
    result = invoke("convert", "in.zip", "--to", "jsonl")
    assert result.exit_code == 2
    assert "解压后超过 16 GB" in result.stderr


def test_the_list_of_files_in_an_archive_is_bounded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gov_disclosure.cli.archives._MOST_DIRECTORY_BYTES", 1000)
    (folder / "in.zip").write_bytes(zipped(dict.fromkeys((f"{n}.html" for n in range(50)), b"x")))
    result = invoke("convert", "in.zip", "--to", "jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "错误：in.zip：压缩文件中的文件过多" in result.stderr


def test_an_encrypted_member(folder: Path) -> None:
    data = bytearray(zipped({"a.html": PAGE}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    (folder / "in.zip").write_bytes(data)
    result = invoke("convert", "in.zip", "--to", "jsonl")
    assert result.exit_code == 2
    assert "错误：in.zip/a.html：压缩文件已加密" in result.stderr


def test_a_damaged_member(folder: Path) -> None:
    data = bytearray(zipped({"a.html": PAGE}))
    data[60:80] = bytes(20)
    (folder / "in.zip").write_bytes(data)
    result = invoke("convert", "in.zip", "--to", "jsonl")
    assert result.exit_code == 2
    assert "in.zip/a.html：压缩文件已损坏" in result.stderr


@given(st.binary(max_size=40), st.integers(0, 400))
def test_any_damage_to_an_archive_ends_in_messages(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "in.zip"
    data = bytearray(zipped({"a.txt": b"text", "b/c.txt": b"more"}))
    data[at : at + len(noise)] = noise
    path.write_bytes(data)
    result = invoke("convert", str(path), "--to", "jsonl")
    assert result.exit_code == 2
    assert result.exception is None or isinstance(result.exception, SystemExit)


# Processes -----------------------------------------------------------------------------------


def test_the_number_of_jobs_changes_nothing(folder: Path) -> None:
    write(folder / "in", pages(*(f"{number:02}.html" for number in range(10))))
    write(folder / "in", {"05x.html": b"bad", "07.css": b""})
    results = [
        invoke("convert", "in", "--to", "jsonl", *jobs)
        for jobs in (["--jobs", "1"], ["--jobs", "2"])
    ]
    assert len({(each.exit_code, each.stdout, each.stderr) for each in results}) == 1
    assert len(titles(results[0])) == 10


def die_at_seven(number: int) -> int:
    if number % 10 == 7:
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return number


def slow_at_first(number: int) -> int:
    if number == 0:
        time.sleep(0.3)
    return number


def lost(number: int) -> int:
    return -number


@pytest.mark.parametrize("jobs", [1, None])
def test_a_few_tasks_are_done_by_this_process(jobs: int | None) -> None:
    def square(number: int) -> int:  # which could not be sent to another
        return number * number

    found = list(workers.results(range(workers._FEW - 1), square, lost, jobs))
    assert found == [number * number for number in range(workers._FEW - 1)]


def test_a_process_that_dies_costs_only_its_own_task() -> None:
    found = list(workers.results(range(20), die_at_seven, lost, 2))
    assert found == [-n if n % 10 == 7 else n for n in range(20)]


def slow_of_seven(number: int) -> int:
    if number == 7:
        time.sleep(60)
    return number * number


def test_a_process_that_takes_too_long_costs_only_its_own_task() -> None:
    results = workers.results(range(20), slow_of_seven, lost, 2, (15, lambda number: -number - 1))
    assert list(results) == [-8 if number == 7 else number * number for number in range(20)]


def test_only_so_many_tasks_are_taken_ahead_of_the_results() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield number

    results = workers.results(tasks(), slow_at_first, lost, 2)
    ahead = [(number, taken - number) for number in itertools.islice(results, 100)]
    assert [number for number, _ in ahead] == list(range(100))
    assert max(number for _, number in ahead) <= 2 * workers._AHEAD + 2 + 1
    assert multiprocessing.active_children()
    results.close()  # type: ignore[attr-defined] # nobody wants more
    assert not multiprocessing.active_children()


def die_of_one(item: Input) -> str:
    if item.name.endswith("b.html"):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return item.name[-6:]


def test_a_file_whose_process_died_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "in", pages("a.html", "b.html", "c.html"))
    inputs = batch.Batch(("in",), jobs=2)
    assert [done.result for done in inputs.run(die_of_one)] == ["a.html", "c.html"]
    assert (inputs.summary.refused, inputs.status) == (1, 2)
    assert f"错误：{Path('in', 'b.html')}：读取它的进程被系统终止" in capsys.readouterr().err


def test_a_defect_of_the_program_costs_one_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "in", pages("a.html", "b.html"))
    read_all = gd.read_all

    def fail_at_first(stream: Any, limits: Limits) -> object:
        if stream.name == "a.html":
            raise KeyError("oops")
        return read_all(stream, limits=limits)

    monkeypatch.setattr("gov_disclosure.cli.inputs.read_all", fail_at_first)
    result = invoke("convert", "in", "--to", "jsonl")
    assert (result.exit_code, len(titles(result))) == (2, 1)
    assert "读取时程序出错（KeyError: 'oops'）" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs signals to groups of processes")
def test_an_interrupt_ends_all_processes_quietly(folder: Path) -> None:
    write(folder / "in", dict.fromkeys((f"{number:03}.html" for number in range(60)), PAGE))
    with subprocess.Popen(
        [sys.executable, "-m", "gov_disclosure", "convert", "in", "--to", "jsonl", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()  # and no more: it waits until somebody reads on, or Ctrl-C
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.close()
        stderr = process.stderr.read()
        assert process.wait(30) in {2, 130}
    assert b"Traceback" not in stderr
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a process is still there")


ENDED_AT_A_START = """
import os, signal
from multiprocessing import popen_spawn_posix
from gov_disclosure.cli import main

def started(path, arguments, *rest):
    pid = spawned(path, arguments, *rest)
    if any("spawn_main" in each for each in map(str, arguments)):
        os.kill(os.getpid(), signal.{name})  # what the process is to do was not yet sent
    return pid

signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
spawned = popen_spawn_posix.util.spawnv_passfds
popen_spawn_posix.util.spawnv_passfds = started
raise SystemExit(main(["convert", "in", "--to", "jsonl", "--jobs", "2"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_signal_at_the_start_of_a_process_ends_all_quietly(
    folder: Path, name: str, status: int
) -> None:
    write(folder / "in", pages("a.html", "b.html"))
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", ENDED_AT_A_START.format(name=name)],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr.decode().strip()) == (status, "")


# Progress ------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with progress.Progress(lambda: 3) as shown:
        for _ in range(3):
            shown.clear()
            shown.advance()
    assert "3/3" in terminal.getvalue()
    assert "\x1b[3" not in terminal.getvalue()  # no colours, whatever NO_COLOR says


def test_no_progress_on_a_terminal_that_wants_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar of click shows the cursor again at the end, whatever ``NO_COLOR`` says."""
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    context = click.Context(program)
    context.color = False
    with context, progress.Progress(lambda: 1) as shown:
        shown.clear()
        shown.advance()
    assert terminal.getvalue() == ""


def test_no_progress_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def uncounted() -> int:
        raise AssertionError

    monkeypatch.setattr("sys.stderr", stream := io.StringIO())
    with progress.Progress(uncounted) as shown:
        shown.clear()
        shown.advance()
    with progress.Progress(None) as shown:
        shown.advance()
    assert stream.getvalue() == ""
    write(folder / "in", pages("a.html"))
    assert "\r" not in invoke("convert", "in", "--to", "jsonl").stderr


# Index ---------------------------------------------------------------------------------------

INDEX = (
    "file,publisher,region_code,year,scope,address,retrieved_on\n"
    "b/2.html,青溪区财政局,990101,2023,own,https://example.org/2,2024-02-29\n"
    "a.html,,,,jurisdiction,,\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("chinese", [False, True])
def test_what_the_index_says_wins(folder: Path, encoding: str, chinese: bool) -> None:  # noqa: FBT001
    text = INDEX
    if chinese:
        header = "文件,单位,行政区划代码,年度,范围,网址,获取日期\n"
        text = header + text.split("\n", 1)[1].replace("own", "本机关").replace("b/2", "b\\2")
    write(folder / "in", pages("b/2.html", "a.html"))
    (folder / "index.csv").write_bytes(text.encode(encoding))
    result = invoke("convert", "in", "--to", "jsonl", "--index", "index.csv", "--evidence")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["report"]["scope"] == "jurisdiction"
    assert (first["report"]["title"][:2], first["problems"]) == ("1号", [])
    told = second["report"]
    assert (told["publisher"]["name"], told["publisher"]["region_code"]) == (
        "青溪区财政局",
        "990101",
    )
    assert (told["year"], told["scope"]) == (2023, "own")
    source = told["source"]
    assert (source["address"], source["file"], source["retrieved_on"]) == (
        "https://example.org/2",
        "2.html",
        "2024-02-29",
    )
    assert [problem["path"] for problem in second["problems"]] == ["publisher", "year"]


def test_the_index_goes_for_archives_json_and_files_named_themselves(folder: Path) -> None:
    write(
        folder, {"in.zip": zipped(pages("a.html")), "b.json": gd.dumpb(report()), "d/c.html": PAGE}
    )
    (folder / "i.csv").write_text(
        "file,year\na.html,2001\nb.json,2022\nd/c.html,2020\n".replace("2001", "2021")
    )
    result = invoke("convert", "in.zip", "b.json", "d/c.html", "--to", "jsonl", "--index", "i.csv")
    assert [json.loads(line)["year"] for line in result.stdout.splitlines()] == [2021, 2022, 2020]


def test_rows_and_files_without_each_other_are_named(folder: Path) -> None:
    write(folder / "in", pages("a.html", "b.html"))
    write(folder / "on", pages("a.html"))
    (folder / "i.csv").write_text("file,year\na.html,2024\n\nnone.html,2024\n", encoding="utf-8")
    result = invoke("convert", "in", "on", "--to", "jsonl", "--index", "i.csv")
    assert result.exit_code == 0
    assert f"注意：i.csv 中没有 {Path('in', 'b.html')}" in result.stderr
    assert "注意：i.csv 第 4 行：输入中没有 none.html" in result.stderr
    assert "注意：i.csv 第 2 行：对应不止一个文件" in result.stderr


def test_many_rows_and_files_without_each_other_are_counted(folder: Path) -> None:
    write(folder / "in", dict.fromkeys((f"{number}.html" for number in range(23)), PAGE))
    rows = "".join(f"no{number}.html,2024\n" for number in range(25))
    (folder / "i.csv").write_text(f"file,year\n{rows}", encoding="utf-8")
    result = invoke("convert", "in", "--to", "jsonl", "--jobs", "1", "--index", "i.csv")
    notes = [line for line in result.stderr.splitlines() if line.startswith("注意")]
    assert len(notes) == 2 * 21
    assert notes[20] == "注意：同上者另有 3 处"
    assert notes[-1] == "注意：同上者另有 5 处"


def test_of_several_reports_in_a_file_the_index_tells_what_holds_for_all(folder: Path) -> None:
    both = b"\n".join(gd.render(report(name), "text").encode() for name in ("1号镇", "2号镇"))
    write(folder, {"a.txt": both, "i.csv": b"file,publisher,year,scope\na.txt,x,2023,own\n"})
    result = invoke("convert", "a.txt", "--to", "jsonl", "--index", "i.csv")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["publisher"]["name"] for each in found] == ["1号镇", "2号镇"]
    assert [(each["year"], each["scope"]) for each in found] == [(2023, None)] * 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,year\n", "首行应为列名"),
        ("file,colour\n", "首行应为列名"),
        ("file,file\n", "首行应为列名"),
        ("", "首行应为列名"),
        ("file,year\na.html,last\n", "第 2 行“年度”：写为“last”，应为"),
        ("file,year\na.html,3000\n", "第 2 行“年度”：写为“3000”"),
        ("file,retrieved_on\na.html,29.2.2024\n", "第 2 行“获取日期”：写为“29.2.2024”，应为"),
        ("file,scope\na.html,all\n", "第 2 行“范围”：写为“all”"),
        ("file,publisher,region_code\na.html,x,12\n", "第 2 行“行政区划代码”：写为“12”"),
        ("file,region_code\na.html,990101\n", "第 2 行“单位”：写为空白，应为单位名称"),
        ("file,year\na.html,2024\n./a.html,2023\n", "第 3 行：./a.html 不止一行"),
        ("file,year\n,2024\n", "第 2 行"),
        ("file\na.html,2024\n", "第 2 行"),
        ('file\n"a' + "x" * 200_000, "不是规范的 CSV"),
    ],
)
def test_an_index_that_cannot_be_used(folder: Path, text: str, message: str) -> None:
    write(folder, {"a.html": PAGE, "i.csv": text.encode()})
    result = invoke("convert", "a.html", "--index", "i.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_an_index_that_is_no_text_or_not_there(folder: Path) -> None:
    write(folder, {"a.html": PAGE, "i.csv": bytes(range(256))})
    assert "不是文本" in invoke("convert", "a.html", "--index", "i.csv").stderr
    assert "不能读取" in invoke("convert", "a.html", "--index", "none.csv").stderr
    assert invoke("convert", "a.html", "--index", "i.csv").exit_code == 2


# Usage ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (["convert"], "错误：缺少参数 INPUT...；用法见 -h", "Missing argument"),
        (["convert", "--too"], "错误：没有选项 --too", "No such option"),
        (["convert", "a", "--to", "doc"], "错误：参数 --to 的值不可用", "Invalid value"),
        (["convert", "a", "--to"], "错误：选项 --to 用法不对", "requires an argument"),
        (["schema", "a"], "错误：命令或参数不对", "unexpected extra argument"),
        (["no-such"], "错误：命令或参数不对", "No such command"),
    ],
)
def test_wrong_usage_is_told_in_both_languages(
    arguments: list[str], chinese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from gov_disclosure.cli import main  # noqa: PLC0415

    assert main(arguments) == 2
    stderr = capsys.readouterr().err
    assert stderr.startswith(chinese)
    assert english in stderr
