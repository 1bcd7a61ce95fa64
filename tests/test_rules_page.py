"""The page about the rules is what the table of rules says."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

import gov_disclosure as gd

_DOCS = Path(__file__).parent.parent / "docs"


def test_page_is_up_to_date() -> None:
    made: str = runpy.run_path(str(_DOCS / "rules_page.py"))["rules_page"]()
    printed = (_DOCS / "rules.md").read_text(encoding="utf-8")
    assert printed == made, "run python docs/rules_page.py"


@pytest.mark.parametrize("rule", gd.RULES, ids=lambda rule: rule.id)
def test_everything_a_reader_must_know_is_stated(rule: gd.Rule) -> None:
    assert all((rule.formula, rule.reason, rule.source, rule.false_alarms))
