"""Folders as they are: listing 100,000 names, and telling that 20,000 files are no reports.

Listing is measured for a tenth of the names, too, in a folder and in an archive: ten times the
names may take eleven times as long. Files that are no reports are refused by the command with two
processes: files of one letter, and texts and web pages of news. All by processor time, as the
machine may be busy; on two quiet cores the clock shows half of it and a second for starting.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from measuring.commands import spent_on

from gov_disclosure.cli.entries import entries

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_TIMES_AS_LONG = 11.0
MOST_SECONDS = 12.0
SENTENCE = "本县召开会议，研究部署工作。"
NO_REPORTS: Mapping[str, tuple[str, str]] = {
    "one letter": (".txt", "x"),
    "news as text": (".txt", f"{SENTENCE}\n" * 50),
    "news as web pages": (
        ".html",
        f"<html><title>新闻</title><body>{f'<p>{SENTENCE}</p>' * 50}</body></html>",
    ),
}


def fill(folder: Path, number: int, suffix: str, text: str) -> str:
    """Write files of the same text, and return the folder."""
    folder.mkdir()
    for count in range(number):
        (folder / f"{count:06}{suffix}").write_text(text, encoding="utf-8")
    return str(folder)


def pack(archive: Path, number: int) -> str:
    """Write an archive of as many files, and return it."""
    with zipfile.ZipFile(archive, "w") as members:
        for count in range(number):
            members.writestr(f"{count:06}.txt", "x")
    return str(archive)


def seconds(path: str, number: int) -> float:
    """List a folder or archive, and return the processor time that took."""
    begin = time.process_time()
    assert sum(1 for _ in entries([path])) == number
    return time.process_time() - begin


def main() -> None:
    """Measure, and print times and what they may be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", type=int, default=100_000, help="to list")
    parser.add_argument("--refused", type=int, default=20_000, help="files that are no reports")
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    repeats = arguments.repeats
    many, few = arguments.names, arguments.names // 10

    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        listed = {
            "folder": [fill(place / f"{n}", n, ".txt", "x") for n in (few, many)],
            "archive": [pack(place / f"{n}.zip", n) for n in (few, many)],
        }
        for what, (smaller, larger) in listed.items():
            times = [(seconds(smaller, few), seconds(larger, many)) for _ in range(repeats)]
            short, long = map(min, zip(*times, strict=True))
            print(
                f"{what} of {few} names: {short:.3f} s; of {many}: {long:.3f} s; "
                f"ratio {long / short:.2f} (target for folders: at most {MOST_TIMES_AS_LONG})"
            )
        for what, (suffix, text) in NO_REPORTS.items():
            folder = fill(place / what, arguments.refused, suffix, text)
            output = str(place / "none.jsonl")
            spent = spent_on("convert", folder, "-o", output, "--jobs", "2")
            assert spent.status == 2, spent
            print(
                f"{arguments.refused} files that are no reports ({what}): processor "
                f"{spent.processor:.1f} s, so {spent.processor / 2:.1f} s on two cores; "
                f"clock {spent.seconds:.1f} s (target: at most {MOST_SECONDS}); "
                f"memory {spent.memory:.0f} MB"
            )
    print(f"({os.cpu_count()} cores; load {os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
