"""A roll-up as a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.renderers.html import document_html

if TYPE_CHECKING:
    from gov_disclosure.aggregation.roll_up import RollUp
    from gov_disclosure.bilingual import Language
    from gov_disclosure.renderers.html import Part


def roll_up_page(rolled: RollUp, language: Language, part: Part) -> str:
    """Return the sums as a page, under a title that says that they are no published report.

    Args:
        rolled: the roll-up.
        language: language of its title.
        part: what stands between the title and the sums.
    """
    report = rolled.report
    body = report.publisher.name if report.publisher else ""
    year = Words(f"{report.year}年度", f" {report.year}") if report.year else Words("", "")
    title = Words(f"{body}{year.zh}各单位汇总", f"{body}{year.en}: bodies rolled up")
    return document_html(layout(attrs.evolve(report, title=title.to(language))), part=part)
