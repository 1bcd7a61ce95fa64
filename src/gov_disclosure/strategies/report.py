"""Whole reports: any, consistent ones, and ones with planted errors."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs
from hypothesis import strategies as st

from gov_disclosure.model.changes import replace
from gov_disclosure.model.paths import TABLE_SECTIONS, rows, section_class
from gov_disclosure.model.paths import figures as figures_of
from gov_disclosure.model.report import FORMS, AnnualReport, FormName
from gov_disclosure.model.supplementary import SupplementaryRow
from gov_disclosure.strategies.cells import background, sparse_cells
from gov_disclosure.strategies.consistency import (
    IdentityKind,
    consistent_disputes,
    consistent_requests,
    identities,
)
from gov_disclosure.strategies.header import headers
from gov_disclosure.strategies.text import blocks, hostile_texts
from gov_disclosure.values import MAX_COUNT, Mark, Value

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from gov_disclosure.model.cells import TableBlock
    from gov_disclosure.model.narrative import Note

FormChoice: TypeAlias = Literal["2019", "2021", "mixed"]

_FORM_CHOICES: tuple[FormChoice, ...] = ("2019", "2021", "mixed")

_BACKGROUNDS: SearchStrategy[Value] = st.sampled_from((0, None, Mark.NOT_APPLICABLE))
_ADDED_LABELS = st.sampled_from(("其他主动公开文件", "行政确认", "其中：区级", "备案登记"))
_ADDED_CELLS = st.sampled_from(("0", "12", "3件", "/", "", "—"))


def reports(
    form: FormChoice | None = None, *, consistent: bool = False, hostile: bool = False
) -> SearchStrategy[AnnualReport]:
    """Return reports, sparse: a few cells over a background of zeros, blanks or marks.

    Args:
        form: what ``report.form`` is to be; None: anything, None included.
        consistent: sections 三 and 四 are there (unless ``form`` is None), every one of
            their cells is a figure, and all identities of the form hold; built from the
            details up, so that nothing is filtered.
        hostile: any text anywhere, and any mark, with or without a note, in single cells.

    Example:
        >>> from gov_disclosure import dumps, loads, strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.reports(form="2021", hostile=True))
        ... def test_json_loses_nothing(report):
        ...     assert loads(dumps(report)) == report
        >>> test_json_loses_nothing()
    """
    return _reports(form, consistent=consistent, hostile=hostile)


@st.composite
def _reports(
    draw: DrawFn, form: FormChoice | None, *, consistent: bool, hostile: bool
) -> AnnualReport:
    forms = _forms(draw, form)
    present = _present(draw, form, consistent=consistent)
    parts: dict[str, Any] = {}
    changes: dict[str, object] = {}
    notes: list[Note] = []
    for name in present:
        edition = forms[name]
        if consistent and name != "proactive_disclosure":
            parts[name] = background(name, edition, 0)
            changes |= draw(_CONSISTENT[name](edition))
        else:
            parts[name] = background(name, edition, draw(_BACKGROUNDS))
            drawn, beside = draw(sparse_cells(name, edition, hostile=hostile))
            changes |= drawn
            notes += beside
        parts[name] = attrs.evolve(parts[name], **draw(_frames(name, edition, hostile)))
    header = draw(headers(hostile))
    return replace(AnnualReport(**header, **parts, notes=notes), changes)


_CONSISTENT = {"requests": consistent_requests, "disputes": consistent_disputes}


def _forms(draw: DrawFn, form: FormChoice | None) -> dict[str, FormName]:
    """Return the edition of each table section."""
    editions: tuple[FormName, ...] = tuple(FORMS)
    if form == "mixed":
        proactive, requests = draw(st.permutations(editions))
    elif form is None:
        proactive, requests = draw(st.sampled_from(editions)), draw(st.sampled_from(editions))
    else:
        proactive = requests = form
    return {"proactive_disclosure": proactive, "requests": requests, "disputes": requests}


def _present(draw: DrawFn, form: FormChoice | None, *, consistent: bool) -> tuple[str, ...]:
    """Return the names of the table sections that the report has."""
    needed: set[str] = set()
    if form == "mixed":
        needed = {"proactive_disclosure", "requests"}
    elif form is not None:
        needed = {draw(st.sampled_from(("requests", "proactive_disclosure")))}
    if form is not None and consistent:
        needed |= set(_CONSISTENT)
    absent = draw(st.sets(st.sampled_from(TABLE_SECTIONS), max_size=2)) - needed
    return tuple(name for name in TABLE_SECTIONS if name not in absent)


@functools.cache
def _frames(name: str, form: FormName, hostile: bool) -> SearchStrategy[dict[str, Any]]:  # noqa: FBT001 - cached by position
    """Return what surrounds a table: its heading, blocks before and after, added rows."""
    frame: dict[str, SearchStrategy[Any]] = {
        "heading": st.none() | hostile_texts() if hostile else st.none(),
        "introduction": blocks(hostile=hostile),
        "remarks": blocks(hostile=hostile),
    }
    if name == "proactive_disclosure":
        added = supplementary_rows(form, hostile=hostile)
        frame["supplementary_rows"] = st.lists(added, max_size=2)
    return st.fixed_dictionaries(frame)


def supplementary_rows(
    form: FormName, *, hostile: bool = False
) -> SearchStrategy[SupplementaryRow]:
    """Return rows that an agency added to a block of section 二, under its columns.

    Args:
        form: the edition whose blocks and columns they take.
        hostile: also any text for block, label, columns and cells.

    Example:
        >>> from gov_disclosure import strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.supplementary_rows("2021"))
        ... def test_it_has_cells(row):
        ...     assert row.cells
        >>> test_it_has_cells()
    """
    plain = st.one_of(
        *(
            _added_rows(block, tuple(column.label for _, column in facts.columns))
            for facts in rows(section_class(form, "proactive_disclosure"))
            if (block := facts.row.block)
        )
    )
    if not hostile:
        return plain
    text = hostile_texts()
    pair = st.tuples(text | st.just(""), text | st.just(""))
    anything = st.builds(
        SupplementaryRow, st.none() | text, text | st.just(""), st.lists(pair, max_size=3)
    )
    return plain | anything


def _added_rows(block: TableBlock, labels: tuple[str, ...]) -> SearchStrategy[SupplementaryRow]:
    texts = st.lists(_ADDED_CELLS, min_size=len(labels), max_size=len(labels))
    return st.builds(
        SupplementaryRow,
        st.just(block.label),
        _ADDED_LABELS,
        texts.map(lambda cells: tuple(zip(labels, cells, strict=True))),
    )


@attrs.frozen
class PlantedError:
    """An identity that a changed cell breaks.

    Attributes:
        identity: balance, applicants, outcomes or cases (see ``Identity.kind``).
        paths: all cells of the identity.
        path: the cell that was changed; no other cell of the identity was.
        printed: the figure it now has.
        right: the figure it had.

    Example:
        >>> from gov_disclosure import figures, strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.inconsistent_reports("2021"))
        ... def test_the_error_is_printed(report_and_errors):
        ...     report, errors = report_and_errors
        ...     assert all(figures(report)[error.path] == error.printed for error in errors)
        >>> test_the_error_is_printed()
    """

    identity: IdentityKind
    paths: tuple[str, ...]
    path: str
    printed: int
    right: int


def inconsistent_reports(
    form: FormChoice | None = None, *, cells: int = 3
) -> SearchStrategy[tuple[AnnualReport, tuple[PlantedError, ...]]]:
    """Return consistent reports with some cells changed, and each identity this breaks.

    Args:
        form: what ``report.form`` is to be; None: "2019", "2021" or "mixed".
        cells: the most cells to change, from 1; no two of them stand in one identity.

    Example:
        >>> from gov_disclosure import check, strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.inconsistent_reports("2021"))
        ... def test_a_planted_error_is_found(report_and_errors):
        ...     report, errors = report_and_errors
        ...     assert any(finding.status == "violated" for finding in check(report))
        >>> test_a_planted_error_is_found()
    """
    return _inconsistent_reports(form, cells=cells)


@st.composite
def _inconsistent_reports(
    draw: DrawFn, form: FormChoice | None, *, cells: int
) -> tuple[AnnualReport, tuple[PlantedError, ...]]:
    choice = form or draw(st.sampled_from(_FORM_CHOICES))
    report = draw(reports(choice, consistent=True))
    of_the_report = identities(report)
    summed = {path for identity in of_the_report for path in identity.paths}
    right = {
        path: value
        for path, value in figures_of(report).items()
        if path in summed and isinstance(value, int)
    }
    changed = st.lists(st.sampled_from(list(right)), min_size=1, max_size=cells, unique=True)
    planted: list[PlantedError] = []
    for path in draw(changed):
        broken = [identity for identity in of_the_report if path in identity.paths]
        if any(error.path in identity.paths for error in planted for identity in broken):
            continue
        printed = draw(_slips(right[path]))
        planted.extend(
            PlantedError(identity.kind, identity.paths, path, printed, right[path])
            for identity in broken
        )
    return replace(report, {error.path: error.printed for error in planted}), tuple(planted)


def _slips(right: int) -> SearchStrategy[int]:
    """Return what is written by mistake for a figure: any other count, often a near one."""
    digits = str(right)
    slips = {right + by for by in (-3, -2, -1, 1, 2, 3)} | {right * 10, 0, int(digits[::-1])}
    slips |= {int(digits[:i] + digits[i + 1 :] or "0") for i in range(len(digits))}
    near = sorted(slip for slip in slips if 0 <= slip <= MAX_COUNT and slip != right)
    other = st.integers(0, 999).map(lambda count: count if count != right else 1000)
    return st.one_of(st.sampled_from(near), other)


def figures(
    form: FormChoice = "2021", *, consistent: bool = False
) -> SearchStrategy[dict[str, Value]]:
    """Return values of cells by path, as ``gov_disclosure.figures`` gives those of a report.

    Args:
        form: "2019", "2021" or "mixed".
        consistent: whether every identity of the form holds.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(figures(consistent=True))
        ... def test_a_row_adds_up(values):
        ...     row = [value for path, value in values.items() if "received." in path]
        ...     assert sum(row[:-1]) == row[-1]
        >>> test_a_row_adds_up()
    """
    return reports(form, consistent=consistent).map(lambda report: dict(figures_of(report)))
