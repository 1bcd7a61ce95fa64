"""Fuzzes one reader with atheris, guided by coverage: `fuzz_reader.py FORMAT SECONDS`.

What it finds is written to tests/crashes/FORMAT, where a test reads it again ever after.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["gov_disclosure", "pdfminer", "markdown_it"]):
    import fuzzing
    from gov_disclosure.model.paths import cells, sections

MEMORY_MB = 512
SECONDS_EACH = 60  # code that reports its coverage is slow
LONGEST = 1 << 16


def write_words(path: Path) -> None:
    """Write the labels of the form as words for the fuzzer to use."""
    labels = {section.heading for section in sections().values()}
    for form in ("2019", "2021"):
        labels |= {label for cell in cells(form) for label in (cell.row_label, cell.column_label)}
    words = (
        '"' + "".join(f"\\x{byte:02x}" for byte in label.encode()) + '"'
        for label in sorted(labels)
        if label
    )
    path.write_text("\n".join(words) + "\n", encoding="ascii")


def main() -> None:
    """Fuzz a reader for some seconds; the process ends with an error if it finds anything."""
    name, seconds = sys.argv[1], int(sys.argv[2])
    folder = ROOT / "build" / "fuzz" / name
    corpus = folder / "corpus"
    crashes = ROOT / "tests" / "crashes" / name
    for path in (corpus, crashes):
        path.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(fuzzing.seeds()[name]):
        (corpus / f"seed-{number}").write_bytes(seed)
    write_words(folder / "words")
    options = [
        f"-artifact_prefix={crashes}/",
        f"-dict={folder / 'words'}",
        f"-max_len={LONGEST}",
        f"-max_total_time={seconds}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-timeout={SECONDS_EACH}",
        "-print_final_stats=1",
        str(corpus),
        str(crashes),
    ]
    atheris.Setup(
        [sys.argv[0], *options], lambda data: fuzzing.assert_read_or_refused(name, bytes(data))
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
