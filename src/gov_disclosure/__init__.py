"""Annual reports on government information disclosure (政府信息公开工作年度报告), typed."""

import importlib
from typing import TYPE_CHECKING

from gov_disclosure.codecs.json import dumpb, dumps, from_dict, loads, to_dict
from gov_disclosure.codecs.lines import InvalidLineError, dump_lines, load_lines
from gov_disclosure.codecs.problems import InvalidJSONError, SchemaProblem
from gov_disclosure.codecs.schema import json_schema
from gov_disclosure.codecs.validate import validate
from gov_disclosure.document import Heading, Paragraph, Table
from gov_disclosure.errors import (
    GovDisclosureError,
    InvalidValueError,
    MissingExtraError,
    UnreadableFileError,
    UnrecognisedDocumentError,
)
from gov_disclosure.model.coverage import CellCounts, Coverage
from gov_disclosure.model.disputes import CaseResults, Disputes
from gov_disclosure.model.extraction import (
    Evidence,
    Extraction,
    Problem,
    ReadingProblemsError,
)
from gov_disclosure.model.narrative import Narrative, Note
from gov_disclosure.model.paths import blank, cells, figures, replace, subtotals
from gov_disclosure.model.proactive import (
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    SupplementaryRow,
)
from gov_disclosure.model.publisher import Publisher, Source
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.model.requests import ApplicantCounts, Requests2019, Requests2021
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from gov_disclosure.bodies.body import Body, Due, FormerName
    from gov_disclosure.bodies.presumed import Presumed, presumed
    from gov_disclosure.readers import parse, read, read_all
    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.renderers import render, write
    from gov_disclosure.roster import InvalidRosterError, Match, Roster, RosterProblem
    from gov_disclosure.rules import RULES, check
    from gov_disclosure.rules.examination import Examination
    from gov_disclosure.rules.finding import Finding, Suspect
    from gov_disclosure.rules.reading import reading_findings
    from gov_disclosure.rules.rule import Rule
else:
    # Most of the import time would go into reading, printing and checking, which a program
    # that only builds, loads or validates reports does not need.
    _ON_FIRST_USE = {
        "Body": "gov_disclosure.bodies.body",
        "Due": "gov_disclosure.bodies.body",
        "FormerName": "gov_disclosure.bodies.body",
        "Presumed": "gov_disclosure.bodies.presumed",
        "presumed": "gov_disclosure.bodies.presumed",
        "Limits": "gov_disclosure.readers.limits",
        "parse": "gov_disclosure.readers",
        "read": "gov_disclosure.readers",
        "read_all": "gov_disclosure.readers",
        "render": "gov_disclosure.renderers",
        "write": "gov_disclosure.renderers",
        "InvalidRosterError": "gov_disclosure.roster",
        "Match": "gov_disclosure.roster",
        "Roster": "gov_disclosure.roster",
        "RosterProblem": "gov_disclosure.roster",
        "RULES": "gov_disclosure.rules",
        "check": "gov_disclosure.rules",
        "Examination": "gov_disclosure.rules.examination",
        "Finding": "gov_disclosure.rules.finding",
        "Suspect": "gov_disclosure.rules.finding",
        "reading_findings": "gov_disclosure.rules.reading",
        "Rule": "gov_disclosure.rules.rule",
    }

    def __getattr__(name: str) -> object:
        """Import a public name when it is used first."""
        if name not in _ON_FIRST_USE:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = globals()[name] = getattr(importlib.import_module(_ON_FIRST_USE[name]), name)
        return value

    def __dir__() -> list[str]:
        """List the public names, imported or not."""
        return sorted({*globals(), *_ON_FIRST_USE})


__version__ = "0.1.0"

__all__ = [
    "RULES",
    "AnnualReport",
    "ApplicantCounts",
    "Body",
    "CaseResults",
    "CellCounts",
    "Coverage",
    "Disputes",
    "Due",
    "Evidence",
    "Examination",
    "Extraction",
    "Finding",
    "FormerName",
    "GovDisclosureError",
    "Heading",
    "InvalidJSONError",
    "InvalidLineError",
    "InvalidRosterError",
    "InvalidValueError",
    "Limits",
    "Mark",
    "Match",
    "MissingExtraError",
    "Narrative",
    "Note",
    "Paragraph",
    "Presumed",
    "ProactiveDisclosure2019",
    "ProactiveDisclosure2021",
    "Problem",
    "Publisher",
    "ReadingProblemsError",
    "Requests2019",
    "Requests2021",
    "Roster",
    "RosterProblem",
    "Rule",
    "SchemaProblem",
    "Source",
    "SupplementaryRow",
    "Suspect",
    "Table",
    "UnreadableFileError",
    "UnrecognisedDocumentError",
    "blank",
    "cells",
    "check",
    "dump_lines",
    "dumpb",
    "dumps",
    "figures",
    "from_dict",
    "json_schema",
    "load_lines",
    "loads",
    "parse",
    "presumed",
    "read",
    "read_all",
    "reading_findings",
    "render",
    "replace",
    "subtotals",
    "to_dict",
    "validate",
    "write",
]
