"""How accurately reports are read: `make accuracy` prints it file by file.

Read are the published reports in the folder `shared` beside the repository, where it is there,
and the project's own corpus. The exit status is 1 if any cell was read wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import gov_disclosure as gd
from corpus import Score, cases, score
from gov_disclosure.display_width import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_disclosure.model.report import FormName
    from gov_disclosure.values import Value

PUBLISHED = Path(__file__).parents[2] / "shared" / "published"

BLANK_FORMS: Mapping[str, FormName] = {"template-2021-blank.docx": "2021"}
"""Published files in which every cell is blank, and their edition of the form."""


@attrs.frozen
class Row:
    """One line of the table.

    Attributes:
        name: the file, or trap, form and format.
        score: how its cells were read, or None if it was not read.
        seconds: processor time of reading it.
        reason: why it was not read.
    """

    name: str
    score: Score | None = None
    seconds: float = 0.0
    reason: str = ""


def measured(name: str, data: bytes, printed: Mapping[str, Value]) -> Row:
    """Read one file and compare its cells with what is printed."""
    begin = time.process_time()
    try:
        read: Mapping[str, Value] = gd.figures(gd.read(data).report)
    except gd.GovDisclosureError as error:
        return Row(name, score(printed, {}), time.process_time() - begin, str(error))
    return Row(name, score(printed, read), time.process_time() - begin)


def published(folder: Path) -> Iterator[Row]:
    """Yield a row for each published report, and one that tells if there are none."""
    if not folder.is_dir():
        yield Row(str(folder), reason="没有此目录，略过 / no such folder, skipped")
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() or path.name == "README.md":
            continue
        printed = printed_in(path)
        if printed is None:
            yield Row(path.name, reason="没有对照数，略过 / no figures to compare with, skipped")
        else:
            yield measured(path.name, path.read_bytes(), printed)


def printed_in(path: Path) -> Mapping[str, Value] | None:
    """Return the figures that are known to be printed in a published report, or None."""
    if path.name in BLANK_FORMS:
        return gd.figures(gd.blank(BLANK_FORMS[path.name]))
    expected = path.parent / "expected" / f"{path.stem}.json"
    if not expected.exists():
        return None
    cells = json.loads(expected.read_text(encoding="utf-8"))["cells"]
    return {p: Decimal(v) if isinstance(v, str) else v for p, v in cells.items()}


def corpus() -> Iterator[Row]:
    """Yield a row for each document of the project's own corpus."""
    for case in cases():
        yield measured(case.name, case.data(), case.printed())


COLUMNS = ("相符 right", "无数 no number", "缺 missing", "错 wrong", "毫秒 ms")


def figures_of(row: Row) -> list[str]:
    """Return what a row prints in its columns."""
    if row.score is None:
        return [row.reason]
    counts = (row.score.right, row.score.no_number, row.score.missing, row.score.wrong)
    numbers = [str(len(paths)) for paths in counts]
    return [*numbers, f"{row.seconds * 1000:.1f}", *filter(None, (row.reason,))]


def total(name: str, rows: Sequence[Row]) -> Row:
    """Return the sum of rows."""
    scores = [row.score for row in rows if row.score is not None]
    return Row(
        name,
        Score(
            right=tuple(path for one in scores for path in one.right),
            no_number=tuple(path for one in scores for path in one.no_number),
            missing=tuple(path for one in scores for path in one.missing),
            wrong=tuple(path for one in scores for path in one.wrong),
        ),
        sum(row.seconds for row in rows),
    )


def print_table(title: str, rows: Sequence[Row]) -> None:
    """Print a title, a line for each row, the paths of wrong cells, and the sum."""
    lines = [*rows, total(f"合计 {len(rows)} 件 total", rows)]
    width = max(display_width(line.name) for line in lines)
    widths = [max(display_width(label), 7) for label in COLUMNS]
    print(f"\n{title}\n")
    print(" " * width, *COLUMNS, sep="  ")
    for line in lines:
        texts = figures_of(line)
        if line.score is not None:
            texts[: len(widths)] = [
                text.rjust(size) for text, size in zip(texts, widths, strict=False)
            ]
        print(line.name + " " * (width - display_width(line.name)), *texts, sep="  ")
        if line in rows and line.score is not None:
            print(*(f"  错 wrong: {path}\n" for path in line.score.wrong), sep="", end="")


def main() -> int:
    """Measure and print everything; return the exit status."""
    parser = argparse.ArgumentParser(description="Compare what is read with what is printed.")
    parser.add_argument("--published", type=Path, default=PUBLISHED, help="folder of reports")
    arguments = parser.parse_args()

    real, own = list(published(arguments.published)), list(corpus())
    print_table("已发布的报告 / published reports", real)
    print_table("自建语料 / the project's own corpus", own)
    wrong = sum(len(row.score.wrong) for row in (*real, *own) if row.score is not None)
    print(f"\n读错的格：{wrong} / cells read wrong: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
