"""The rows of the statutory tables that findings concern, with their cells marked."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from gov_disclosure.document import Table
from gov_disclosure.forms.layout.document import cell_text
from gov_disclosure.model.paths import TABLE_SECTIONS, figures, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.audit.checked import Checked, Sign
    from gov_disclosure.model.paths import RowFacts

MARKS: Mapping[Sign, str] = {"violated": "!", "suspect": "?"}
"""What stands before the text of a marked cell."""


def marked_rows(checked: Checked) -> Iterator[tuple[str, Table]]:
    """Yield, for each table section, the rows with cells that do not agree or may be wrong.

    Rows with the same columns share a table, whose first row is the header; cells are marked
    with ``MARKS``. Rows without such a cell are left out.

    Args:
        checked: the report.

    Returns:
        Pairs of the name of the section and a table.
    """
    signs = {path: sign for path, sign in checked.signs().items() if sign in MARKS}
    for name in TABLE_SECTIONS:
        section = getattr(checked.report, name)
        if section is None:
            continue
        kind: type = type(section)
        concerned = [
            facts
            for facts in rows(kind)
            if any(f"{name}.{facts.path}.{column}" in signs for column, _ in facts.columns)
        ]
        for _, alike in itertools.groupby(concerned, lambda facts: facts.columns):
            members = list(alike)
            header = ("", *(column.label for _, column in members[0].columns))
            lines = (_line(checked, name, facts, signs) for facts in members)
            yield name, Table((header, *lines))


def _line(
    checked: Checked, name: str, facts: RowFacts, signs: Mapping[str, Sign]
) -> tuple[str, ...]:
    values = figures(checked.report)
    texts = [facts.row.label]
    for column_name, column in facts.columns:
        path = f"{name}.{facts.path}.{column_name}"
        text = cell_text(values[path], (), column)
        texts.append(f"{MARKS[signs[path]]}{text}" if path in signs else text)
    return tuple(texts)
