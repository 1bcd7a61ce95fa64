"""Damaged pages: drawn from a seed, printed, and held against what is read of them.

A seed gives a report, a table of it, one or two damages, and a way to print it. Another figure than
the print says, or a blank where something is printed, is wrong; a printed figure that is withheld
has a problem at its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

import gov_disclosure as gd
from damage_kinds import KINDS
from damage_truth import Added, Truth, truth
from damaged_sheets import DISPUTES, PROACTIVE, REQUESTS, Sheet
from gov_disclosure.document import Table, TablePlace
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.values import Mark
from seeded_reports import seeded_report

if TYPE_CHECKING:
    from gov_disclosure.model.report import FormName

Page = list[str | list[Sheet]]


@attrs.frozen
class Printing:
    """A way to print a page.

    Attributes:
        format: name of the format.
        heading: prints a heading or paragraph.
        table: prints one part of a table.
        keeps_spans: whether it tells which cells are merged.
        keeps_blanks: whether a blank cell leaves a trace.
        is_certain_with_blanks: whether blank figures can be told from the rest of a label.
    """

    format: str
    heading: Callable[[str], str]
    table: Callable[[Sheet], str]
    keeps_spans: bool = False
    keeps_blanks: bool = True
    is_certain_with_blanks: bool = True


def _lines(
    separator: str, edge: str, texts: Callable[[Sheet], list[list[str]]], *, certain: bool = True
) -> Printing:
    def table(sheet: Sheet) -> str:
        rows = ([" ".join(text.split()) for text in row] for row in texts(sheet) if row)
        return "\n".join(edge + separator.join(row) + edge[::-1] for row in rows)

    return Printing("text", str, table, is_certain_with_blanks=certain)


def _one_cell_a_line(sheet: Sheet) -> str:
    return "\n".join(" ".join(c.text.split()) for c in sheet.cells() if c.text.strip())


def _spaced(sheet: Sheet) -> str:
    rows = ([" ".join(text.split()) for text in row if text.strip()] for row in sheet.texts())
    return "\n".join("   ".join(row) for row in rows if row)


PRINTINGS: Mapping[str, Printing] = MappingProxyType(
    {
        "html": Printing("html", "<p>{}</p>".format, Sheet.html, keeps_spans=True),
        "bars": _lines(" | ", "| ", Sheet.texts, certain=False),
        "bars of a grid": _lines(" | ", "| ", Sheet.grid_texts),
        "tabs of a grid": _lines("\t", "", Sheet.grid_texts),
        "spaces": Printing("text", str, _spaced, keeps_blanks=False, is_certain_with_blanks=False),
        "one cell per line": Printing(
            "text", str, _one_cell_a_line, keeps_blanks=False, is_certain_with_blanks=False
        ),
    }
)
"""The ways in which damaged tables are printed; half of them as HTML."""


@attrs.define
class Example:
    """A damaged page.

    Attributes:
        seed: what it was drawn from.
        kinds: names of the damages.
        words: what they did.
        printing: name of the way it is printed.
        section: field name of the section that was damaged.
        text: the page as printed.
        truth: what it says.
        paths: all cells of the form.
    """

    seed: int
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    printing: str
    section: str
    text: str
    truth: Truth

    def extraction(self) -> gd.Extraction | None:
        """Return what is read, or None if the page is refused as a whole."""
        try:
            return gd.parse(self.text, format=PRINTINGS[self.printing].format)
        except gd.UnrecognisedDocumentError:
            return None


def example(seed: int, kinds: Iterable[str] | None = None, printing: str | None = None) -> Example:
    """Return the example of a seed.

    Args:
        seed: any int.
        kinds: names of the damages, in order; none for a control; None: drawn.
        printing: the way to print it; None: drawn.
    """
    random = Random(seed)  # noqa: S311 - no secret
    drawn = random.choice((*["html"] * (len(PRINTINGS) - 2), *PRINTINGS))
    printing = printing or drawn
    way = PRINTINGS[printing]
    report = seeded_report(random, blanks=way.is_certain_with_blanks)
    section = random.choice((REQUESTS, REQUESTS, REQUESTS, PROACTIVE, DISPUTES))
    if random.random() < 0.7:
        blanks: dict[str, Any] = dict.fromkeys(name for name in sections() if name != section)
        report = attrs.evolve(report, **blanks)
    page = page_of(report)
    parts = next(p for p in page if isinstance(p, list) and p[0].section == section)
    chosen = tuple(kinds) if kinds is not None else _drawn_kinds(random)
    done: list[tuple[str, str]] = []
    for kind in chosen:
        words = KINDS[kind](parts, random)
        if words is not None:
            done.append((kind, words))
    said = truth(parts, keeps_spans=way.keeps_spans, keeps_blanks=way.keeps_blanks)
    for path, value in gd.figures(report).items():
        if not path.startswith(f"{section}."):
            said.allowed[path] = {value}
        elif value is None and not said.allowed.get(path):
            said.allowed[path] = {None}  # nothing was printed there, and nothing is
    text = "\n".join(
        way.heading(part) if isinstance(part, str) else "\n\n".join(map(way.table, part))
        for part in page
    )
    names, words_ = tuple(kind for kind, _ in done), tuple(words for _, words in done)
    return Example(seed, names, words_, printing, section, text, said)


def _drawn_kinds(random: Random) -> tuple[str, ...]:
    return tuple(random.choices(tuple(KINDS), k=random.choice((1, 1, 2))))


def page_of(report: gd.AnnualReport) -> Page:
    """Return a report as headings and tables."""
    document = layout(report)
    printed = [name for name in TABLE_SECTIONS if getattr(report, name) is not None]
    page: Page = []
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table) and isinstance(place, TablePlace):
            name = printed.pop(0)
            form: FormName = getattr(getattr(report, name), "form", "2021")
            page.append([Sheet.of(name, form, block, place)])
        elif not isinstance(block, Table):
            page.append(block.text)
    return page


@attrs.frozen
class Fault:
    """What is wrong with what was read.

    Attributes:
        kind: wrong, false blank, silent.
        path: where.
        words: what.
    """

    kind: str
    path: str
    words: str


@attrs.frozen
class Verdict:
    """What became of the printed figures of an example."""

    right: int
    withheld: int
    faults: tuple[Fault, ...]


def judge(one: Example, extraction: gd.Extraction | None) -> Verdict:
    """Compare what was read with what is printed."""
    if extraction is None:
        return Verdict(0, len(one.truth.figures), ())
    read = gd.figures(extraction.report)
    faults: list[Fault] = []
    for path, value in read.items():
        if value in (Mark.MISSING, Mark.UNREADABLE) or one.truth.allows(path, value):
            continue
        kind = "wrong" if isinstance(value, int | Decimal) else "false blank"
        allowed = sorted(map(str, one.truth.allowed.get(path, ())))
        faults.append(Fault(kind, path, f"read {value!s}, allowed {allowed}"))
    told = {
        (problem.path, problem.evidence.text if problem.evidence else "")
        for problem in extraction.problems
    }
    added = extraction.report.proactive_disclosure
    supplementary = {row.label for row in added.supplementary_rows} if added else set()
    right = withheld = 0
    for figure in one.truth.figures:
        if any(isinstance(read.get(path), int | Decimal) for path in figure.places):
            right += 1
            continue
        withheld += 1
        if not any(
            _covers(problem, path)
            or (figure.text in quoted and _row_of(problem) in (_row_of(path), path))
            for problem, quoted in told
            for path in figure.places
        ):
            faults.append(Fault("silent", min(figure.places), f"“{figure.text}” of {figure.label}"))
    for row in one.truth.added:
        is_kept = any(text.strip() in supplementary for text in row.texts if text.strip())
        is_told = any(path is None or path.startswith(one.section) for path, _ in told)
        if not (is_kept or is_told or _is_read(row, one.section, read)):
            faults.append(Fault("silent", one.section, f"row {' | '.join(row.texts)}"))
    return Verdict(right, withheld, tuple(faults))


def _is_read(row: Added, section: str, read: Mapping[str, object]) -> bool:
    """Tell whether all figures of a row were read as figures of the row of the form it says."""
    if row.row is None and section != DISPUTES:
        return False
    within = section if section == DISPUTES else f"{section}.{row.row}"
    given = {str(value) for path, value in read.items() if path.startswith(f"{within}.")}
    return given.issuperset(w for text in row.texts for w in text.split() if w.isdecimal())


def _covers(problem: str | None, path: str) -> bool:
    """Tell whether a problem at one path tells of another: its cell, row, group or section."""
    return problem is None or path == problem or path.startswith(f"{problem}.")


def _row_of(path: str | None) -> str:
    return (path or "").rpartition(".")[0]


def describe(one: Example, verdict: Verdict, most: int = 6) -> str:
    """Return an example in words: seed, damage, faults and the page."""
    faults = [f"    {f.kind}: {f.path}: {f.words}" for f in verdict.faults[:most]]
    if len(verdict.faults) > most:
        faults.append(f"    … {len(verdict.faults)} faults in all")
    damage = [f"    {kind}: {words}" for kind, words in zip(one.kinds, one.words, strict=True)]
    return "\n".join([f"--seed {one.seed} ({one.printing}, {one.section})", *damage, *faults])
