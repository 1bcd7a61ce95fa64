"""Documents that are versions of one report: found, ranked with the reason, none dropped."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.bodies.names import plain_name
from gov_disclosure.dataset.arrow import names_of, record_batch, required
from gov_disclosure.dataset.version_facts import (
    KEPT,
    VERSION_COLUMNS,
    VERSION_FACTS,
    Basis,
    BodyBy,
)
from gov_disclosure.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gov_disclosure.dataset.rows import Row
    from gov_disclosure.roster import Roster

NEEDED = (
    *KEPT,
    *("status", "presumed.scope", "presumed.area", "presumed.level"),
    *("revised_on", "figures_sha256"),
)
"""The columns of reports that versions are told by."""


@attrs.frozen
class Version:
    """What is said of a document as a version of a report; None of one that was refused.

    Attributes:
        group: which report it is a version of; None where that is not known.
        body_by: how it is known that the body is the same.
        rank: 1 for the latest.
        documents: how many documents there are of the report.
        basis: why it is ranked there.
    """

    group: str | None = None
    body_by: BodyBy | None = None
    rank: int | None = None
    documents: int | None = None
    basis: Basis | None = None


def versions(table: Any, roster: Roster | None = None) -> Any:
    r"""Return reports with what version of which report each document is.

    Versions are documents of one body, year and scope, as a corrected report and what it corrects,
    or copies of one file. They are ranked by the date of revision, then by that of retrieval;
    none is dropped. Where the dates do not tell, ``version.basis`` says so. Without a roster a
    body is known by its name, if that states its area; names can be shared, and
    ``version.body_by`` tells.

    Args:
        table: reports, a ``pyarrow.Table`` or ``RecordBatch`` with the columns of ``read_batch``.
        roster: the bodies that are known; it tells the scope of those that have but one.

    Returns:
        What was given, with the columns ``version.group``, ``version.body_by``, ``version.rank``,
        ``version.documents`` and ``version.basis``.

    Raises:
        InvalidValueError: there are no such columns, or those of versions are there.
        MissingExtraError: pyarrow is not installed.

    Example:
        >>> import pyarrow
        >>> from gov_disclosure.dataset import read_batch
        >>> page = "云州市青溪区林业局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况"
        >>> page += " 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
        >>> pages = [page, page, page.replace("3.5", "4.5")]
        >>> files = {"content": [each.encode() for each in pages]}
        >>> found = versions(read_batch(pyarrow.RecordBatch.from_pydict(files)))
        >>> found["version.documents"].to_pylist(), found["version.basis"].to_pylist()
        ([3, 3, 3], ['tied', 'copy', 'tied'])
    """
    names = names_of(table)
    if not {*names} >= {*NEEDED} or {*names} & {column.name for column in VERSION_FACTS}:
        raise InvalidValueError(
            "table", names, "read_batch 所给的各列", "the columns that read_batch gives"
        )
    arrow = required()
    found = versions_of(table.select([*NEEDED]).to_pylist(), roster)
    made = record_batch([*map(attrs.astuple, found)], VERSION_FACTS)
    whole = arrow.schema([*table.schema, *made.schema])
    if isinstance(table, arrow.Table):
        added = arrow.Table.from_batches([made])
        return arrow.Table.from_arrays([*table.columns, *added.columns], schema=whole)
    return arrow.record_batch([*table.columns, *made.columns], schema=whole)


def version_rows(rows: Sequence[Mapping[str, Any]], roster: Roster | None = None) -> list[Row]:
    """Return the table of versions, report by report; what is not known to be one comes first."""
    found = (
        (version, tuple(row[column.name] for column in VERSION_COLUMNS if column.name in KEPT))
        for row, version in zip(rows, versions_of(rows, roster), strict=True)
        if version.basis is not None
    )
    ordered = sorted(
        found,
        key=lambda each: (each[0].group or "", each[0].rank or 0, [*map(str, each[1])]),
    )
    return [(*kept, *attrs.astuple(version)) for version, kept in ordered]


def versions_of(
    rows: Sequence[Mapping[str, Any]], roster: Roster | None = None
) -> tuple[Version, ...]:
    """Return which version each document is, in the order of the rows.

    Args:
        rows: what ``NEEDED`` says of each document.
        roster: the bodies that are known; it tells the scope of those that have but one.
    """
    scopes = {} if roster is None else _scopes(roster)
    groups: defaultdict[tuple[str, BodyBy], list[int]] = defaultdict(list)
    found = [Version() for _ in rows]
    for number, row in enumerate(rows):
        if row["status"] == "refused":
            continue
        report = _report(row, scopes)
        if report is None:
            found[number] = Version(basis="unknown")
        else:
            groups[report].append(number)
    for (group, by), numbers in groups.items():
        ranked = _ranked([_Document.of(number, rows[number]) for number in numbers])
        for rank, (document, basis) in enumerate(ranked, start=1):
            found[document.number] = Version(group, by, rank, len(numbers), basis)
    return tuple(found)


def _scopes(roster: Roster) -> Mapping[str, Any]:
    """Return the scope of each body that the roster lists with a single one."""
    found: defaultdict[str, set[str | None]] = defaultdict(set)
    for body in roster.bodies:
        found[body.name].add(body.scope)
    return {name: scope for name, (scope, *others) in found.items() if not others}


def _report(row: Mapping[str, Any], scopes: Mapping[str, Any]) -> tuple[str, BodyBy] | None:
    """Return which report a document is of, and how its body is known; None if that is not."""
    body, by = row["body"], "roster"
    if body is None and (row["presumed.area"] or row["presumed.level"] == "national"):
        body, by = plain_name(row["publisher"]), "name"
    scope = row["scope"] or scopes.get(row["body"]) or row["presumed.scope"]
    if body is None or row["year"] is None or scope is None:
        return None
    return f"{row['year']} {scope} {body}", by  # type: ignore[return-value] # one of the two


@attrs.frozen
class _Document:
    """A document of a group, as far as its rank depends on it.

    Attributes:
        number: number of its row.
        key: where it stands among those that are tied, whatever the order of the rows.
        content: what it has in common with its copies.
        figures: digest of what its cells hold.
        revised_on: date of its revision.
        retrieved_on: when it was retrieved.
    """

    number: int
    key: tuple[str, ...]
    content: tuple[object, ...]
    figures: str | None
    revised_on: datetime.date | None
    retrieved_on: datetime.date | None

    @classmethod
    def of(cls, number: int, row: Mapping[str, Any]) -> _Document:
        """Return the document of a row; one without a digest is like no other.

        A report in JSON tells the digest of the document that it was made of, and may have been
        corrected since.
        """
        told = [row[name] for name in ("sha256", "report", "name", "address")]
        key = tuple("" if each is None else str(each) for each in told)
        content = (
            row["sha256"] or number,
            row["report"] or 1,
            row["figures_sha256"],
            row["revised_on"],
        )
        return cls(
            number, key, content, row["figures_sha256"], row["revised_on"], row["retrieved_on"]
        )


def _ranked(documents: Iterable[_Document]) -> Iterator[tuple[_Document, Basis]]:
    """Yield the documents of one report, the latest first, each with why it stands there."""
    by_content: defaultdict[tuple[object, ...], list[_Document]] = defaultdict(list)
    for each in documents:
        by_content[each.content].append(each)
    originals: list[_Document] = []
    for copies in by_content.values():
        copies.sort(key=lambda each: (_latest_first(each.retrieved_on), each.key))
        originals.append(copies[0])
    for basis, equals in _in_order(originals):
        for each in sorted(equals, key=lambda one: one.key):
            first, *others = by_content[each.content]
            yield first, basis
            yield from ((copy, "copy") for copy in others)


def _in_order(documents: list[_Document]) -> Iterator[tuple[Basis, list[_Document]]]:
    """Yield documents of different content, the latest first; together those that are tied."""
    if len(documents) == 1:
        yield "only", documents
        return
    for revised in _classes(documents, lambda each: _latest_first(each.revised_on)):
        # One without a date may have been retrieved at any time.
        is_told = all(each.retrieved_on for each in revised)
        parts = (
            _classes(revised, lambda each: _latest_first(each.retrieved_on))
            if is_told
            else [revised]
        )
        for equals in parts:
            if len(equals) > 1:
                alike = len({each.figures for each in equals}) == 1
                yield "same_figures" if alike else "tied", equals
            else:
                yield "retrieved_on" if len(revised) > 1 else "revised_on", equals


def _classes(documents: list[_Document], key: Any) -> list[list[_Document]]:
    return [list(found) for _, found in itertools.groupby(sorted(documents, key=key), key)]


def _latest_first(day: datetime.date | None) -> int:
    return 0 if day is None else -day.toordinal()
