"""What the command line never overwrites, what it takes up again, and what suffixes mean."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner, Result

import gov_disclosure as gd
from gov_disclosure.cli import ledger as ledgers
from gov_disclosure.cli import outputs
from gov_disclosure.cli.program import program


def page(name: str = "云溪县") -> str:
    title = f"{name}2024年政府信息公开工作年度报告"
    blank = gd.blank("2021", title=title, publisher=gd.Publisher(name), year=2024)
    return gd.render(gd.replace(blank, dict.fromkeys(gd.figures(blank), 1)), "text")


PAGE = page()


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name[0] != "."
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the command runs: reports of two years, an index, a roster."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "in/a.txt", "in/deep/b.txt", "old.md", "before/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    (tmp_path / "index.csv").write_text("file,year\na.txt,2024\n", encoding="utf-8")
    (tmp_path / "roster.csv").write_text("publisher\n云溪县\n", encoding="utf-8")
    return tmp_path


# An output that is something else as well -------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "roles"),
    [
        ("convert a.txt --to text -o a.txt", "-o INPUT"),
        ("convert a.txt --to text -o ./in/../a.txt", "-o INPUT"),
        ("convert in --to jsonl -o in/deep/b.txt", "-o INPUT"),
        ("convert in --to jsonl -o hard.jsonl", "-o INPUT"),
        ("convert in --to jsonl -o soft.jsonl", "-o INPUT"),
        ("convert in --to text -o in", "-o INPUT"),
        ("table in --index index.csv -o index.csv", "-o --index"),
        ("check a.txt --index index.csv --format text -o index.csv", "-o --index"),
        ("check a.txt --roster roster.csv --format text -o roster.csv", "-o --roster"),
        ("check a.txt --previous old.md --summary old.md", "--summary --previous"),
        ("check a.txt --previous old.md -o old.md", "-o --previous"),
        ("check a.txt --previous before -o before/a.txt", "-o --previous"),
        ("check in --summary in.md", "--summary INPUT"),
    ],
)
def test_a_file_of_two_roles_is_refused_before_any_work(
    folder: Path, command: str, roles: str
) -> None:
    (folder / "hard.jsonl").hardlink_to(folder / "in" / "a.txt")
    (folder / "soft.jsonl").symlink_to(folder / "in" / "a.txt")
    (folder / "in" / "link.txt").symlink_to(folder / "in.md")
    (folder / "in.md").write_text(PAGE, encoding="utf-8")
    before = contents(folder)
    result = invoke(*command.split(), "--force")
    output, other = roles.split()
    assert result.exit_code == 2
    assert f"既是 {output} 的输出，又是 {other} 要读取的文件" in result.stderr
    assert result.stdout == ""
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("command", "read", "written", "role"),
    [
        ("convert in --to jsonl", None, "in/z.jsonl", "INPUT"),
        ("check a.txt --previous before", None, "before/z.txt", "--previous"),
        ("convert - --to jsonl", "all.jsonl", "all.jsonl", "INPUT"),
        ("convert - --to jsonl -o all.jsonl --force", "all.jsonl", None, "INPUT"),
    ],
)
def test_what_a_shell_reads_and_writes_has_no_two_roles_either(
    folder: Path, command: str, read: str | None, written: str | None, role: str
) -> None:
    """Results that are read again would be written without end."""
    before = gd.dumps(gd.read("a.txt").report).encode()
    (folder / "all.jsonl").write_bytes(before)
    with contextlib.ExitStack() as files:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "gov_disclosure", *command.split()],
            stdin=files.enter_context(Path(read or os.devnull).open("rb")),
            stdout=files.enter_context(Path(written or os.devnull).open("ab")),
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert f"{role} 要读取的文件" in done.stderr.decode()
    assert (folder / "all.jsonl").read_bytes() == before


def test_findings_and_summary_go_to_different_files(folder: Path) -> None:
    result = invoke("check", "a.txt", "-o", "x.md", "--summary", "./x.md")
    assert (result.exit_code, "既是 -o 又是 --summary" in result.stderr) == (2, True)
    assert not (folder / "x.md").exists()


# An output that is there ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        "convert a.txt -o there.json",
        "convert in --to jsonl -o there.jsonl",
        "table in -o there.csv",
        "table in -o there.xlsx",
        "check a.txt -o there.html",
        "check a.txt --summary there.md",
        "check a.txt --summary there.xlsx",
        "schema -o there.json",
    ],
)
def test_what_is_there_is_overwritten_by_force_only(folder: Path, command: str) -> None:
    path = folder / command.rsplit(maxsplit=1)[-1]
    path.write_bytes(b"mine")
    result = invoke(*command.split())
    assert (result.exit_code, "--force" in result.stderr) == (2, True)
    assert path.read_bytes() == b"mine"
    assert invoke(*command.split(), "--force").exit_code != 2
    assert path.read_bytes() != b"mine"
    path.unlink()
    assert invoke(*command.split()).exit_code != 2
    assert not list(folder.glob(".*.part"))


def test_a_file_in_a_folder_is_found_before_any_work(folder: Path) -> None:
    (folder / "out" / "deep").mkdir(parents=True)
    (folder / "out" / "deep" / "b.json").write_bytes(b"mine")
    result = invoke("convert", "in", "-o", "out")
    assert (result.exit_code, "--force" in result.stderr) == (2, True)
    assert contents(folder / "out") == {"deep/b.json": b"mine"}
    assert invoke("convert", "in", "-o", "out", "--force").exit_code == 0


# Taking up again --------------------------------------------------------------------------------


def test_what_is_done_is_known_by_its_content(folder: Path) -> None:
    command = ("convert", "in", "-o", "out", "--resume")
    assert "已有结果" not in invoke(*command).stderr
    first = contents(folder / "out")
    result = invoke(*command)
    assert result.exit_code == 0
    assert "已有结果 2 个" in result.stderr
    (folder / "in" / "a.txt").write_text(page("青溪区"), encoding="utf-8")
    result = invoke(*command)
    assert "共读取 1 份" in result.stderr
    assert "已有结果 1 个" in result.stderr
    again = contents(folder / "out")
    assert again["deep/b.json"] == first["deep/b.json"]
    assert "青溪区" in again["a.json"].decode()
    assert "共读取 2 份" in invoke(*command, "--evidence").stderr  # another result


def test_results_that_were_changed_or_lost_are_not_taken_for_done(folder: Path) -> None:
    command = ("convert", "in", "-o", "out", "--resume")
    assert invoke(*command).exit_code == 0
    (folder / "out" / "deep" / "b.json").unlink()
    assert "共读取 1 份" in invoke(*command).stderr
    (folder / "out" / "a.json").write_bytes(b"mine now")
    result = invoke(*command)
    assert (result.exit_code, "--force" in result.stderr) == (2, True)
    assert (folder / "out" / "a.json").read_bytes() == b"mine now"


def test_results_of_one_name_stay_apart_when_taken_up_again(folder: Path) -> None:
    for name in ("in", "in/deep"):
        (folder / name / "A.html").write_text(gd.render(gd.read("a.txt").report, "html"))
    command = ("convert", "in", "in/deep", "-o", "out", "--resume")
    assert invoke(*command).exit_code == 0
    first = contents(folder / "out")
    (folder / "out" / min(first)).unlink()
    assert invoke(*command).exit_code == 0
    assert contents(folder / "out") == first


def test_notes_that_are_spoilt_count_for_nothing(folder: Path) -> None:
    command = ("convert", "in", "-o", "out", "--resume")
    assert invoke(*command).exit_code == 0
    notes = folder / "out" / ledgers._NAME
    spoilt = notes.read_bytes().replace(b'"files": ["a.json"]', b'"files": ["/a.json", 5]')
    notes.write_bytes(b'\xff\n[]\n5\n"x"\n{"done": []}\n{"file": "a.json"}\n' + spoilt)
    result = invoke(*command)
    assert result.exit_code == 0, result.exception
    assert "已有结果 1 个" in result.stderr


@pytest.mark.parametrize("cut", [1, 7, 60, 150, 400])
def test_a_run_that_was_cut_short_anywhere_is_taken_up(folder: Path, cut: int) -> None:
    command = ("convert", "in", "-o", "out", "--resume")
    assert invoke(*command).exit_code == 0
    first = contents(folder / "out")
    notes = folder / "out" / ledgers._NAME
    notes.write_bytes(notes.read_bytes()[:-cut])
    result = invoke(*command)
    told = "--force" in result.stderr  # a result that is noted nowhere is anybody's
    assert result.exit_code == (2 if told else 0)
    assert contents(folder / "out") == first


@pytest.mark.usefixtures("folder")
def test_resume_needs_a_folder() -> None:
    assert invoke("convert", "a.txt", "-o", "x.json", "--resume").exit_code == 2


# Suffixes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "listed"),
    [
        ("convert a.txt -o x.doc", ".json .jsonl .txt .md .markdown .html .htm .docx .xlsx"),
        ("table in -o x.ods", ".csv .xlsx"),
        ("check a.txt -o x.pdf", ".txt .json .jsonl .md .markdown .html .htm"),
        ("check a.txt --summary x.html", ".md .markdown .xlsx"),
        ("schema -o x.txt", ".json"),
    ],
)
def test_a_suffix_that_names_no_format_is_refused(folder: Path, command: str, listed: str) -> None:
    result = invoke(*command.split())
    assert result.exit_code == 2
    assert set(listed.split()) <= set(result.stderr.split())
    assert not (folder / command.rsplit(maxsplit=1)[-1]).exists()


@pytest.mark.parametrize("suffix", ["txt", "json", "jsonl", "md", "html"])
def test_findings_in_the_format_of_the_suffix(folder: Path, suffix: str) -> None:
    named = {"txt": "text", "md": "markdown"}.get(suffix, suffix)
    assert invoke("check", "a.txt", "-o", f"x.{suffix}").stdout == ""
    printed = invoke("check", "a.txt", "--format", named).stdout
    assert (folder / f"x.{suffix}").read_text(encoding="utf-8") == printed


# Limits -----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_limits_are_raised_by_an_option() -> None:
    assert invoke("convert", "a.txt", "--limit", "max_characters=100").exit_code == 2
    result = invoke("convert", "in", "--to", "jsonl", "--limit", "max_characters=100000")
    assert result.exit_code == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("text", ["max_pages", "max_pages=0", "max_pages=x", "pages=1", "=1"])
def test_a_limit_that_is_none(text: str) -> None:
    result = invoke("check", "a.txt", "--limit", text)
    assert (result.exit_code, "max_bytes" in result.stderr) == (2, True)


# Terminals --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_what_a_report_says_cannot_act_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    report = gd.AnnualReport(title="\x1b[2J\u202e年度报告", year=2024)
    gd.write(report, "x.json")
    written: list[str] = []
    monkeypatch.setattr("click.echo", lambda text, **_: written.append(text))
    monkeypatch.setattr("sys.stdout", Terminal())
    outputs.emit(gd.render(report, "text"))
    assert written[0].startswith(r"\x1b[2J\u202e年度报告")
    assert written[0].endswith("\n")


class Terminal(io.StringIO):
    """A standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("folder")
def test_pages_and_summaries_show_controls_written_out() -> None:
    name = "\u202e乡"
    report = attrs.evolve(gd.read("a.txt").report, publisher=gd.Publisher(name))
    gd.write(report, "x.json")
    for option in ("-o x.html", "-o x.md", "-o x.txt", "--summary y.md"):
        assert invoke("check", "x.json", *option.split()).exit_code != 2
        text = Path(option.split()[1]).read_text(encoding="utf-8")
        assert r"\u202e乡" in text.replace(r"\\", "\\")
        assert "\u202e" not in text


# Names ------------------------------------------------------------------------------------------


def made(folder: Path, name: bytes | str) -> None:
    path = os.path.join(os.fsencode(folder / "in"), os.fsencode(name))  # noqa: PTH118
    try:
        with open(path, "wb") as stream:  # noqa: PTH123 - bytes
            stream.write(PAGE.encode())
    except OSError:
        pytest.skip("no such names here")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("青溪.txt".encode("gbk"), "青溪.json"),
        (b"\xff\xfe.txt", r"\xff\xfe.json"),
        ("new\nline.txt", "new\nline.json"),
        ("\x1b]0;x\x07.txt", "\x1b]0;x\x07.json"),
        ("长" * 83, None),
    ],
)
def test_any_name_is_read_and_mirrored(folder: Path, name: bytes | str, shown: str | None) -> None:
    made(folder, name)
    result = invoke("convert", "in", "-o", "out", "--evidence")
    assert result.exit_code == 0, result.stderr
    results = contents(folder / "out")
    assert len(results) == 3
    assert shown is None or shown in results
    assert all(len(os.fsencode(path.rpartition("/")[2])) <= 255 for path in results)
    source = gd.read(os.fsdecode(os.path.join(b"in", os.fsencode(name)))).report.source  # noqa: PTH118
    assert source is not None
    for command in ("check in --format json", "check in --format markdown", "check in"):
        assert not set("\x1b\x07") & set(invoke(*command.split()).stdout.replace("\x1b[", ""))


def test_names_alike_but_for_their_accents_stay_apart(folder: Path) -> None:
    made(folder, "caf\u00e9.txt")
    made(folder, "cafe\u0301.txt")
    assert invoke("convert", "in", "-o", "out").exit_code == 0
    names = {path.casefold() for path in contents(folder / "out")}
    assert len(names) == 4


def test_links_that_lead_nowhere_are_named(folder: Path) -> None:
    (folder / "in" / "loop").symlink_to("loop")
    (folder / "in" / "gone.txt").symlink_to("nowhere")
    (folder / "in" / "z.txt").write_text(PAGE, encoding="utf-8")
    (folder / "in" / "else").symlink_to(folder / "before")
    result = invoke("convert", "in", "--to", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 3)
    for name in ("in/loop：链接所指", "in/gone.txt：链接所指", "in/else：指向另一文件夹"):
        assert name in result.stderr
