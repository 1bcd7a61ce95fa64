"""The page of terms is what the declarations say."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import gov_disclosure as gd
from gov_disclosure.model.report import FORMS

if TYPE_CHECKING:
    from gov_disclosure.model.report import FormName

_DOCS = Path(__file__).parent.parent / "docs"
_PAGE = (_DOCS / "glossary.md").read_text(encoding="utf-8")


def test_page_is_up_to_date() -> None:
    made: str = runpy.run_path(str(_DOCS / "glossary_page.py"))["glossary_page"]()
    assert made == _PAGE, "run python docs/glossary_page.py"


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_can_be_looked_up(form: FormName) -> None:
    for cell in gd.cells(form):
        name, _, place = cell.path.partition(".")
        row, _, column = place.rpartition(".")
        *_, row_label = cell.row_label.split("/")
        lines = (
            rf"`{row}` \| [^|]*{re.escape(row_label)}.*{form}",
            rf"`{column}` \| {re.escape(cell.column_label)}.* {cell.unit}.*{form}",
        )
        assert all(re.search(rf"^\| {line}", _PAGE, re.MULTILINE) for line in lines)
        assert f"`{name}.`" in _PAGE
