"""A crawl as a data set, killed and taken up again: ``python tests/crawl.py --number 20000``.

Documents are generated in seven formats; 5 % are no reports, 1 % are hostile. They are made a data
set twice: by a run that is killed twice and taken up, and by one that is left alone. It fails if a
document is lost or there twice, or if the two data sets differ.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import attrs

import gov_disclosure as gd
import hostile_files
from docx_printing import print_docx
from gov_disclosure.cli.parts import JOURNAL
from gov_disclosure.dataset.rows import all_values, figures_sha256
from gov_disclosure.forms.layout.document import layout
from pdf_printing import print_pdf
from seeded_reports import seeded_report
from xlsx_printing import saved, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMATS = ("html",) * 11 + ("text", "text", "markdown", "markdown", "docx", "docx", "xlsx", "xlsx")
_WEB = (*_FORMATS, "pdf", "json")
"""Formats as often as they are drawn: what sites publish is mostly pages."""

_NEWS = "<html><title>新闻{}</title><body><p>本县召开会议，研究部署工作。</p></body></html>"
_BODY = "云州市青溪区第〇局"
_DRAWN = 401
"""Reports that are printed; more would take longer than all that is to be measured."""

_LONGEST_HOSTILE = 200_000
_COMMAND = """
import sys
from gov_disclosure.cli import main, parts
parts.ROWS = int(sys.argv.pop(1))
raise SystemExit(main())
"""


@attrs.frozen
class Document:
    """A document of the crawl.

    Attributes:
        name: its file, whose suffix says nothing, as on many sites.
        kind: its format, ``none`` or ``hostile``.
        figures: digest of what the cells of the report hold; None of what is no report.
    """

    name: str
    kind: str
    figures: str | None = None


@attrs.frozen
class Run:
    """What a run took.

    Attributes:
        seconds: by the clock.
        processor_seconds: of all its processes.
        peak: bytes of memory of its largest process.
        is_killed: whether it was killed.
    """

    seconds: float
    processor_seconds: float
    peak: int
    is_killed: bool


def _printed(report: gd.AnnualReport, kind: str) -> bytes:
    if kind == "docx":
        return print_docx(layout(report))
    if kind == "pdf":
        return print_pdf(layout(report))
    if kind == "xlsx":
        return saved(workbook(layout(report)))
    return gd.render(report, kind).encode()


@functools.cache
def _made(name: str) -> bytes:
    made = hostile_files.FILES[name].make()
    return made.encode() if isinstance(made, str) else made


def _hostile(random: Random) -> bytes:
    """Return a hostile file that is not all too large to be written some hundred times."""
    while True:
        content = _made(random.choice(sorted(hostile_files.FILES)))
        if len(content) <= _LONGEST_HOSTILE:
            return content


@functools.cache
def _drawn(seed: int, number: int) -> tuple[str, bytes, str]:
    """Return format and content of a report, and the digest of what its cells hold."""
    random = Random(f"{seed} {number}")  # noqa: S311 - examples, no secrets
    report = attrs.evolve(
        seeded_report(random), year=2019 + number % 6, publisher=gd.Publisher(_BODY)
    )
    kind = random.choice(_WEB)
    return kind, _printed(report, kind), figures_sha256(all_values(report))


def _distinct(kind: str, content: bytes, number: int) -> bytes:
    """Return a document that is like another, but for its bytes and, as text, for its body."""
    mark = f"% {number}".encode()
    if kind in {"docx", "xlsx"}:  # the comment at the end of a ZIP file
        return content[:-2] + len(mark).to_bytes(2, "little") + mark
    if kind == "pdf":
        return content + mark
    return content.replace(_BODY.encode(), f"云州市青溪区第{number}局".encode())


def write_documents(folder: Path, number: int, seed: int) -> Iterator[Document]:
    """Write the documents of the crawl, the same each time, all of different content."""
    random = Random(seed)  # noqa: S311 - examples, no secrets
    for count in range(number):
        name = f"{count // 1000:03}/{count:06}"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if count % 100 == 7:
            path.write_bytes(_hostile(random))
            yield Document(name, "hostile")
        elif count % 20 == 3:
            path.write_text(_NEWS.format(count), encoding="utf-8")
            yield Document(name, "none")
        else:
            kind, content, figures = _drawn(seed, count % _DRAWN)
            path.write_bytes(_distinct(kind, content, count))
            yield Document(name, kind, figures)


def run(inputs: Path, output: Path, rows: int, jobs: int, parts: int | None = None) -> Run:
    """Run the command, and kill it once so many parts are written."""
    command = [sys.executable, "-c", _COMMAND, str(rows)]
    arguments = ["dataset", ".", "-o", str(output), "--jobs", str(jobs)]
    begin, peak, is_killed = time.monotonic(), 0, False
    with subprocess.Popen(  # noqa: S603 - our own command
        [*command, *arguments],
        cwd=inputs,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        used = None
        while used is None:
            time.sleep(0.1)
            peak = max(peak, _memory(process.pid))
            if parts is not None and not is_killed and _written(output) >= parts:
                os.killpg(process.pid, signal.SIGKILL)
                is_killed = True
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            used = usage if ended else None
        process.returncode = os.waitstatus_to_exitcode(status)
    if not is_killed and process.returncode:
        raise SystemExit(f"the command ended with {process.returncode}")
    return Run(time.monotonic() - begin, used.ru_utime + used.ru_stime, peak, is_killed)


def _memory(process: int) -> int:
    """Return the most bytes that a process or one of its children has held so far (Linux)."""
    root = Path("/proc")
    most = 0
    with contextlib.suppress(OSError):
        children = (root / f"{process}/task/{process}/children").read_text(encoding="utf-8")
        for each in (process, *children.split()):
            text = (root / f"{each}/status").read_text(encoding="utf-8")
            found = re.search(r"^VmHWM:\s+(\d+) kB", text, re.MULTILINE)
            most = max(most, int(found[1]) * 1024 if found else 0)
    return most


def _written(output: Path) -> int:
    try:
        return (output / JOURNAL).read_bytes().count(b'{"done"')
    except FileNotFoundError:
        return 0


def rows_of(output: Path) -> dict[tuple[str, int | None], tuple[str, Any, str]]:
    """Return status, digest of the figures and digest of all of every row, by its document."""
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    found: dict[tuple[str, int | None], tuple[str, Any, str]] = {}
    for path in sorted(output.glob("reports/*/*.parquet")):
        for batch in parquet.ParquetFile(path).iter_batches(100):
            for row in batch.to_pylist():
                key = row["name"], row["report"]
                if key in found:
                    raise SystemExit(f"{key} is there twice")
                digest = hashlib.sha256(json.dumps(row, default=str).encode()).hexdigest()
                found[key] = row["status"], row["figures_sha256"], digest
    return found


def judge(documents: list[Document], output: Path) -> Counter[str]:
    """Return what became of the documents, counted; end if one is lost or is what it is not."""
    rows = rows_of(output)
    statuses: dict[str, set[str]] = {}
    figures: dict[str, set[str]] = {}
    for (name, _), (status, digest, _) in rows.items():
        plain = name.removeprefix("./").partition("#")[0].partition(":")[0]
        statuses.setdefault(plain, set()).add(status)
        figures.setdefault(plain, set()).add(digest)
    counts: Counter[str] = Counter()
    for document in documents:
        if document.name not in statuses:
            raise SystemExit(f"{document.name} ({document.kind}) is lost")
        is_refused = statuses[document.name] == {"refused"}
        if (document.kind == "none") != is_refused and document.kind != "hostile":
            raise SystemExit(f"{document.name} ({document.kind}): {statuses[document.name]}")
        counts[f"{document.kind}, {'refused' if is_refused else 'read'}"] += 1
        if document.figures is not None and document.figures not in figures[document.name]:
            counts[f"{document.kind}, with a cell that is not as printed"] += 1
    return counts


def crawl(folder: Path, number: int, seed: int, rows: int, jobs: int) -> list[Document]:
    """Write documents, make data sets of them, compare, and return the documents."""
    begin = time.monotonic()
    documents = [*write_documents(folder / "in", number, seed)]
    size = sum((folder / "in" / each.name).stat().st_size for each in documents)
    took = time.monotonic() - begin
    print(f"{number} documents, {size / 1e6:.0f} MB, written in {took:.0f} s", flush=True)
    parts = number // rows
    for place in (parts // 3, 2 * parts // 3, None):
        each = run(folder / "in", folder / "killed", rows, jobs, place and max(place, 1))
        _tell(f"killed after {place} parts" if each.is_killed else "to the end", each)
    for kind, count in sorted(judge(documents, folder / "killed").items()):
        print(f"  {count} {kind}", flush=True)
    _tell("left alone", run(folder / "in", folder / "alone", rows, jobs), number)
    if rows_of(folder / "alone") != rows_of(folder / "killed"):
        raise SystemExit("the data set of the runs that were killed is another one")
    names = ("versions.parquet", "reports.schema.json", "code-book.csv")
    if any(_bytes(folder, "alone", each) != _bytes(folder, "killed", each) for each in names):
        raise SystemExit("what is said of the two data sets differs")
    print("the data set of the runs that were killed is the same")
    return documents


def _bytes(folder: Path, which: str, name: str) -> bytes:
    return (folder / which / name).read_bytes()


def _tell(what: str, run: Run, number: int | None = None) -> None:
    rate = f", {number / run.seconds:.1f} documents a second" if number else ""
    print(
        f"{what}: {run.seconds:.0f} s, {run.processor_seconds:.0f} s of processors, largest "
        f"process {run.peak / 1e6:.0f} MB{rate}",
        flush=True,
    )


def main() -> None:
    """Run it in a folder of its own, which goes away."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=20_000, help="documents")
    parser.add_argument("--rows", type=int, default=2_000, help="rows of a part")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        crawl(folder, arguments.number, arguments.seed, arguments.rows, arguments.jobs)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
