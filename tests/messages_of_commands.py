"""Commands that say each of their messages on standard error, and rosters with every fault."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

import gov_disclosure as gd
from containers import zipped
from gov_disclosure.cli.program import program
from layout_traps import plain_report
from messages_of_forms import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from messages_of_forms import Messages

_ROSTERS = (
    "单位,片区\n甲局,东\n",
    "单位,单位\n甲局,乙局\n",
    "层级\n县级\n",
    "单位,层级,期限,是否汇总,曾用名\n甲局,村级,13月,也许,丙局（2019年度）\n",
    "单位,层级\n甲局,县级,东\n,县级\n",
    "单位,简称,上级,是否汇总,范围\n甲局,乙局,,,\n乙局,,乙局,,\n甲局,,,,\n丙局,,,是,\n",
    '单位\n"甲局' + "乙" * 140_000 + '"\n',
)
_INDEXES = (
    "文件,层级\nnow/a.json,县级\n",
    "文件,单位\nnow/a.json,甲局\nnow/a.json,甲局\n",
    "单位\n甲局\n",
    "文件,年度\nnow/a.json,明年\n",
    "文件,年度\n,2024\n",
    "文件,获取日期\nnow/a.json,昨天\n",
    "文件,单位\nnow/none.html,甲局\n",
    "文件,单位\na.json,甲局\n",
    '文件\n"' + "乙" * 140_000 + '"\n',
)
_COMMANDS = (
    "check now -o now",
    "check now/a.json -o a.txt",
    "check now --summary a.html",
    "check now --summary a.txt",
    "check now --summary a.markdown",
    "check now -o a.md --summary a.md",
    "check now --previous before --fail-on never",
    "check now --previous before/a.json",
    "check now/a.json --previous before/b.json",
    "check now/a.json --previous before/older.json",
    "check now/a.json now/unknown.json --previous before --roster bodies.csv",
    "check none.html",
    "check empty",
    "check now --roster none.csv",
    "check now/a.json --limit pages",
    "convert now/a.json --to text --evidence",
    "convert now --to json",
    "convert now/a.json --to jsonl -o now/a.json --force",
    "convert now -o a.doc",
    "convert now/a.json -o out --resume",
    "convert now/a.json now/b.json --to json -o a.json",
    "convert now/a.json --resume",
    "convert broken.zip -o out",
    "convert secret.zip -o out",
    "convert links -o out",
    "table now -o out",
    "table now --headers zh -o a.parquet",
    "table",
    "table --template -o a.csv",
    "table --template -o a.xlsx",
    "table --template -o a.xlsx --year 12",
    "table --template -o a.xlsx now/unknown.json",
    "table --template -o a.xlsx --form 2019 now/a.json",
    "table --template -o b.xlsx --roster bodies.csv now/a.json",
    "compare now/a.json before/b.json now/b.json -o c.md",
    "compare now/a.json -o now",
    "compare now/a.json",
    "chart now",
    "peers now -o now",
    "peers now now/a.json",
    "chart now -o now",
    "chart now -o - --of ranking --year 2009",
    "roll-up now -o now",
    "roll-up now/a.json before/b.json",
    "roll-up now --against now",
    "roll-up now -o a.xlsx --against none.json",
    "draft",
    "draft -o now",
    "draft --from now --year 2025",
    "draft --from now/a.json --year 2027",
    "draft --year 1999",
    "draft --from now/a.json",
    "draft --from blank.json",
    "draft --from now/a.json -o now/a.json --force",
    "compare now/a.json before/a.json --to xlsx",
    "convert now/a.json -o none/none/a.json",
    "convert now -o " + "long" * 99,
    "check late --roster bodies.csv",
    "check now before --previous before",
)


def of_commands() -> Messages:
    """Yield what each command says."""
    with _folder():
        for index in _INDEXES:
            Path("index.csv").write_text(index, encoding="utf-8")
            yield from _said("check now --index index.csv")
        for command in _COMMANDS:
            yield from _said(command)
        yield from _of_spoilt_data_set()


def _of_spoilt_data_set() -> Messages:
    """Yield what is said of a data set in which somebody changed, spoilt or deleted a file."""
    command = "dataset now -o set"
    yield from _said(command)
    folder = Path("set")
    described = folder / "datapackage.json"
    reports = min(folder.rglob("report_year=*/*.parquet"))
    described.write_text("{}", encoding="utf-8")
    yield from _said(command)
    reports.write_bytes(b"spoilt")
    yield from _said(command)
    reports.unlink()
    yield from _said(command)


def of_rosters() -> Messages:
    """Yield each fault of the rosters."""
    with _folder():
        for roster in _ROSTERS:
            Path("roster.csv").write_text(roster, encoding="utf-8")
            try:
                gd.Roster.read("roster.csv")
            except gd.InvalidRosterError as error:
                yield from ((each.message, each.message_en) for each in error.problems)
            except gd.UnreadableFileError as error:
                yield error.reason, error.reason_en
        yield from told(gd.Roster.read, "none.csv")


@contextlib.contextmanager
def _folder() -> Iterator[None]:
    """Work in a folder with reports of two bodies, last year's, and files that cannot be read."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name in ("now", "before", "empty", "links", "out"):
            Path(name).mkdir()
        for path, body, year in (
            ("now/a.json", "青溪区水利局", 2024),
            ("now/b.json", "青溪区林业局", 2024),
            ("before/a.json", "青溪区水利局", 2023),
            ("before/b.json", "青溪区林业局", 2023),
            ("before/older.json", "青溪区水利局", 2021),
        ):
            gd.write(
                gd.replace(plain_report("2021"), {"publisher": gd.Publisher(body), "year": year}),
                path,
            )
        gd.write(gd.replace(plain_report("2021"), {"publisher": None}), "now/unknown.json")
        late = {"publisher": gd.Publisher("青溪区林业局"), "year": 2024}
        late |= {"dated_on": datetime.date(2025, 6, 1)}
        Path("late").mkdir()
        gd.write(gd.replace(plain_report("2021"), late), "late/a.json")
        gd.write(gd.blank("2021", year=2024), "blank.json")
        Path("a.txt").write_text("", encoding="utf-8")
        Path("bodies.csv").write_text("单位\n青溪区林业局\n青溪区教育局\n", encoding="utf-8")
        Path("broken.zip").write_bytes(zipped({"a.txt": "1" * 99})[:60])
        secret = bytearray(zipped({"a.html": "1"}))
        secret[secret.index(b"PK\x01\x02") + 8] |= 1
        Path("secret.zip").write_bytes(secret)
        Path("links/none.html").symlink_to("nothing.html")
        Path("links/folder").symlink_to(Path("now").resolve())
        yield


def _said(command: str) -> Messages:
    """Yield each message of a command on standard error with the one that follows in English."""
    result = CliRunner().invoke(program, command.split())
    for line, following in itertools.pairwise(result.stderr.splitlines()):
        zh, en = line.partition("：")[2], following.partition(": ")[2]
        if line.startswith(("错误：", "注意：")) and following.startswith(("Error: ", "Note: ")):
            yield zh, en


OF_COMMANDS = (of_commands, of_rosters)
