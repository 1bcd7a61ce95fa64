"""Reports and refused documents as rows: what stands in each column, as Python values."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, cast, get_args

import attrs

from gov_disclosure.bodies.presumed import presumed
from gov_disclosure.dataset.columns import all_cells, arithmetic, columns_for
from gov_disclosure.dataset.facts import CELL_FACTS, DOCUMENT_FACTS, REPORT_FACTS
from gov_disclosure.document import Table
from gov_disclosure.model.finding import Severity
from gov_disclosure.model.paths import TABLE_SECTIONS, figures, sections
from gov_disclosure.renderers.table import Field
from gov_disclosure.rules import check
from gov_disclosure.rules.intervals import decide, plainly_equal
from gov_disclosure.rules.sums import sums
from gov_disclosure.values import NO_SUCH_CELL, Mark
from gov_disclosure.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.bodies.body import Body
    from gov_disclosure.dataset.columns import Shape
    from gov_disclosure.dataset.facts import State, Status
    from gov_disclosure.document import Block
    from gov_disclosure.errors import GovDisclosureError
    from gov_disclosure.model.extraction import Extraction
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.roster import Roster
    from gov_disclosure.values import Count, NoSuchCell, Value

Row: TypeAlias = tuple[Field, ...]
"""What stands in all columns of a table, in their order."""

_PROACTIVE = "proactive_disclosure"
_UNREAD = (Mark.MISSING, Mark.UNREADABLE)
STATES: Mapping[Mark | NoSuchCell | None, State] = {
    None: "blank",
    Mark.NOT_APPLICABLE: "mark",
    Mark.MISSING: "missing",
    Mark.UNREADABLE: "unreadable",
    NO_SUCH_CELL: "no_such_cell",
}


@attrs.frozen
class Origin:
    """Where a report, or a refusal, comes from, as far as is known.

    Attributes:
        name: what the document is called.
        address: where it was published.
        retrieved_on: when it was retrieved.
        sha256: digest of its content.
        report: number of the report in it, from 1.
        facts: what else is told of a document that was refused: publisher, year, scope.
    """

    name: str | None = None
    address: str | None = None
    retrieved_on: datetime.date | None = None
    sha256: str | None = None
    report: int | None = None
    facts: Mapping[str, Field] = attrs.field(factory=dict)


def refusal_rows(error: GovDisclosureError, origin: Origin, shape: Shape) -> Iterator[Row]:
    """Yield the one row of a document that holds no report that can be read."""
    facts = {**attrs.asdict(origin, recurse=False), **origin.facts, "status": "refused"}
    facts |= {"reason": _reason(error), "library_version": __version__}
    known = tuple(facts.get(column.name) for column in DOCUMENT_FACTS)
    yield known + (None,) * (len(columns_for(shape)) - len(known))


def _reason(error: GovDisclosureError) -> str:
    reason = getattr(error, "reason", error.message)
    reason_en = getattr(error, "reason_en", error.message_en)
    return f"{reason} / {reason_en}"


def report_rows(
    extraction: Extraction, origin: Origin, roster: Roster | None, shape: Shape
) -> Iterator[Row]:
    """Yield the rows of a report: one, or one for each cell that its form has.

    Args:
        extraction: the report, and what reading it gave.
        origin: where it comes from; what the report says of that counts where this says nothing.
        roster: the bodies that are known, or None.
        shape: one row, or one for each cell.
    """
    report = extraction.report
    values = all_values(report)
    body = None
    if roster is not None:
        body = roster.find(report.publisher, report.year, report.scope).body
    facts = _document_facts(extraction, origin, values, body)
    known = tuple(facts[column.name] for column in DOCUMENT_FACTS)
    if shape == "long":
        yield from (known + row for row in _cell_rows(extraction, values))
        return
    more = _report_facts(extraction, values, body)
    truths = _truths(report)
    yield (
        *known,
        *(more[column.name] for column in REPORT_FACTS),
        *(truths.get(identity.name) for identity in arithmetic()),
        *(field for value in values.values() for field in (_number(value), state(value))),
    )


def all_values(report: AnnualReport) -> Mapping[str, Value | NoSuchCell]:
    """Return what each cell of any form holds, in the order of the columns.

    The cells of a table that is not there are missing, whichever form it would have been on.

    Example:
        >>> from gov_disclosure import blank
        >>> values = all_values(blank("2021"))
        >>> values["requests.received.total"], values["proactive_disclosure.rules.newly_made"]
        (None, NoSuchCell.NO_SUCH_CELL)
    """
    found = figures(report)
    elsewhere: dict[str, Mark | NoSuchCell] = {
        name: Mark.MISSING if getattr(report, name) is None else NO_SUCH_CELL
        for name in TABLE_SECTIONS
    }
    return {
        cell.path: found.get(cell.path, elsewhere[cell.path.partition(".")[0]])
        for cell in all_cells()
    }


def state(value: Value | NoSuchCell) -> State:
    """Return what a cell holds, in a word.

    Example:
        >>> state(3), state(None), state(Mark.NOT_APPLICABLE)
        ('figure', 'blank', 'mark')
    """
    return "figure" if isinstance(value, int | Decimal) else STATES[value]


def _number(value: Value | NoSuchCell) -> int | Decimal | None:
    return value if isinstance(value, int | Decimal) else None


def _document_facts(
    extraction: Extraction,
    origin: Origin,
    values: Mapping[str, Value | NoSuchCell],
    body: Body | None,
) -> Mapping[str, Field]:
    report = extraction.report
    source = report.source
    is_whole = not extraction.problems and not any(value in _UNREAD for value in values.values())
    status: Status = "read" if is_whole else "partly_read"
    return {
        "name": origin.name or (source.file if source else None),
        "address": origin.address or (source.address if source else None),
        "retrieved_on": origin.retrieved_on or (source.retrieved_on if source else None),
        # of a report in JSON it says which document that was made of
        "sha256": (source.sha256 if source else None) or origin.sha256,
        "report": origin.report,
        "status": status,
        "reason": None,
        "publisher": report.publisher.name if report.publisher else None,
        "body": body.name if body else None,
        "year": report.year,
        "scope": report.scope,
        "form": report.form,
        "library_version": __version__,
    }


def _report_facts(
    extraction: Extraction, values: Mapping[str, Value | NoSuchCell], body: Body | None
) -> Mapping[str, Field]:
    report = extraction.report
    guess = presumed(report)
    found = Counter(finding.severity for finding in check(extraction, body=body))
    facts: dict[str, Field] = {
        **{f"presumed.{name}": getattr(guess, name) for name in ("level", "kind", "area", "scope")},
        "problems": len(extraction.problems),
        "leftover": len(extraction.leftover),
        "figures_sha256": figures_sha256(values),
        **{f"findings.{severity}": found[severity] for severity in get_args(Severity)},
        **_prose(report),
        f"{_PROACTIVE}.supplementary_rows": _added_rows(report),
    }
    for column in REPORT_FACTS:
        if column.name not in facts:
            facts[column.name] = _at(report, column.name)
    return facts


def _at(report: AnnualReport, path: str) -> Field:
    value: Any = report
    for name in path.split("."):
        value = None if value is None else getattr(value, name)
    return cast("Field", value)


def _prose(report: AnnualReport) -> Mapping[str, str | None]:
    texts: dict[str, str | None] = {}
    for name in ("preamble", *sections()):
        section = getattr(report, name)
        if name not in TABLE_SECTIONS:
            texts[name] = None if section is None else _text(section.blocks)
        else:
            for part in ("introduction", "remarks"):
                texts[f"{name}.{part}"] = None if section is None else _text(getattr(section, part))
    return texts


def figures_sha256(values: Mapping[str, Value | NoSuchCell]) -> str:
    """Return a digest of what all cells hold.

    Example:
        >>> from gov_disclosure import blank
        >>> one, same, other = (all_values(blank(form)) for form in ("2021", "2021", "2019"))
        >>> figures_sha256(one) == figures_sha256(same) != figures_sha256(other)
        True
    """
    # Amounts are kept in one spelling each, so that their texts are equal where they are.
    told = (f"{path} {state(value)} {_number(value)}" for path, value in values.items())
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _added_rows(report: AnnualReport) -> str | None:
    section = report.proactive_disclosure
    if section is None:
        return None
    return json.dumps([*map(attrs.asdict, section.supplementary_rows)], ensure_ascii=False)


def _text(blocks: tuple[Block, ...]) -> str:
    """Return blocks as lines; the cells of a table are separated by tabs."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines.extend("\t".join(row) for row in block.rows)
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _truths(report: AnnualReport) -> Mapping[str, str]:
    values = cast("Mapping[str, Count]", figures(report))  # these sections hold counts only
    found = {}
    for identities in sums(report).values():
        for identity in identities:
            parts, whole = identity.values(values)
            plain = plainly_equal(parts, whole)
            found[identity.name] = "satisfied" if plain else decide(parts, whole).truth
    return found


def _cell_rows(extraction: Extraction, values: Mapping[str, Value | NoSuchCell]) -> Iterator[Row]:
    for cell in all_cells():
        value = values[cell.path]
        if value is NO_SUCH_CELL:
            continue
        evidence = extraction.evidence.get(cell.path)
        told = {
            "path": cell.path,
            "value": _number(value),
            "unit": cell.unit,
            "state": state(value),
        }
        yield tuple(
            told[column.name] if column.name in told else getattr(evidence, column.name, None)
            for column in CELL_FACTS
        )
