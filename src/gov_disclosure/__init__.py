"""Annual reports on government information disclosure (政府信息公开工作年度报告), typed."""

import importlib
from typing import TYPE_CHECKING

from gov_disclosure.version import __version__ as __version__

if TYPE_CHECKING:
    from gov_disclosure.aggregation.against import check_roll_up
    from gov_disclosure.aggregation.roll_up import RollUp, roll_up
    from gov_disclosure.aggregation.tally import Member, MemberCounts
    from gov_disclosure.bodies.body import Body, Due, FormerName
    from gov_disclosure.bodies.presumed import Presumed, presumed
    from gov_disclosure.charts.chart import Chart
    from gov_disclosure.charts.drawing import chart
    from gov_disclosure.charts.images import MissingFontError
    from gov_disclosure.charts.kinds import CHARTS, ChartKind
    from gov_disclosure.charts.point import Point
    from gov_disclosure.codecs.json import dumpb, dumps, from_dict, loads, to_dict
    from gov_disclosure.codecs.lines import InvalidLineError, dump_lines, load_lines
    from gov_disclosure.codecs.openapi import openapi_components
    from gov_disclosure.codecs.problems import InvalidJSONError, SchemaProblem
    from gov_disclosure.codecs.schema import json_schema
    from gov_disclosure.codecs.validate import validate
    from gov_disclosure.comparison.cells import CellComparison
    from gov_disclosure.comparison.comparison import Comparison, compare
    from gov_disclosure.comparison.narratives import NarrativeComparison, PassageComparison, TextRun
    from gov_disclosure.comparison.series import Series, SeriesCell, series
    from gov_disclosure.dataset.frames import to_frame
    from gov_disclosure.document import Block, Heading, Paragraph, Table
    from gov_disclosure.drafting.draft import draft
    from gov_disclosure.errors import (
        GovDisclosureError,
        InvalidValueError,
        MissingExtraError,
        UnreadableFileError,
        UnrecognisedDocumentError,
    )
    from gov_disclosure.model.applicants import ApplicantCounts
    from gov_disclosure.model.changes import blank, replace
    from gov_disclosure.model.coverage import CellCounts, Coverage
    from gov_disclosure.model.disputes import CaseResults, Disputes
    from gov_disclosure.model.extraction import (
        Evidence,
        Extraction,
        Problem,
        ReadingProblemsError,
    )
    from gov_disclosure.model.finding import Finding, Findings, Severity, Status, Suspect
    from gov_disclosure.model.looked_at import LeftStatement, LookedAt
    from gov_disclosure.model.narrative import Narrative, Note
    from gov_disclosure.model.outcomes import (
        Denied,
        NotProcessed,
        OtherHandling,
        Outcomes2019,
        Outcomes2021,
        Unavailable,
    )
    from gov_disclosure.model.paths import CellFacts, cells, figures
    from gov_disclosure.model.proactive import ProactiveDisclosure2019, ProactiveDisclosure2021
    from gov_disclosure.model.proactive_rows import (
        Decisions,
        DocumentsDisclosed,
        DocumentsInForce,
        FeeItems,
        FeesCollected,
        ItemsAndDecisions,
        Procurement,
    )
    from gov_disclosure.model.publisher import Publisher, Source
    from gov_disclosure.model.report import AnnualReport, FormName, Scope
    from gov_disclosure.model.requests import Requests2019, Requests2021
    from gov_disclosure.model.subtotals import subtotals
    from gov_disclosure.model.supplementary import SupplementaryRow
    from gov_disclosure.observed.observed import Reading
    from gov_disclosure.peer_groups.measures import MEASURES, Measure
    from gov_disclosure.peer_groups.peers import Peer, PeerGroup, Peers, peers
    from gov_disclosure.peer_groups.spread import Spread
    from gov_disclosure.peer_groups.value import PeerValue
    from gov_disclosure.readers import parse, read, read_all
    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.renderers import render, write
    from gov_disclosure.roster import InvalidRosterError, Match, Roster, RosterProblem
    from gov_disclosure.rules import RULES, check
    from gov_disclosure.rules.bounds import Bounds, bounds
    from gov_disclosure.rules.examination import Examination
    from gov_disclosure.rules.rule import Rule
    from gov_disclosure.rules.totals import with_totals
    from gov_disclosure.values import NO_SUCH_CELL, Amount, Count, Mark, NoSuchCell, Value
else:
    # Whoever uses a part waits for that part only, and the command line for none of it to show
    # its version.
    _ON_FIRST_USE = {
        "check_roll_up": "gov_disclosure.aggregation.against",
        "RollUp": "gov_disclosure.aggregation.roll_up",
        "roll_up": "gov_disclosure.aggregation.roll_up",
        "Member": "gov_disclosure.aggregation.tally",
        "MemberCounts": "gov_disclosure.aggregation.tally",
        "Body": "gov_disclosure.bodies.body",
        "Due": "gov_disclosure.bodies.body",
        "FormerName": "gov_disclosure.bodies.body",
        "Presumed": "gov_disclosure.bodies.presumed",
        "presumed": "gov_disclosure.bodies.presumed",
        "Chart": "gov_disclosure.charts.chart",
        "chart": "gov_disclosure.charts.drawing",
        "MissingFontError": "gov_disclosure.charts.images",
        "CHARTS": "gov_disclosure.charts.kinds",
        "ChartKind": "gov_disclosure.charts.kinds",
        "Point": "gov_disclosure.charts.point",
        "dumpb": "gov_disclosure.codecs.json",
        "dumps": "gov_disclosure.codecs.json",
        "from_dict": "gov_disclosure.codecs.json",
        "loads": "gov_disclosure.codecs.json",
        "to_dict": "gov_disclosure.codecs.json",
        "InvalidLineError": "gov_disclosure.codecs.lines",
        "dump_lines": "gov_disclosure.codecs.lines",
        "load_lines": "gov_disclosure.codecs.lines",
        "openapi_components": "gov_disclosure.codecs.openapi",
        "InvalidJSONError": "gov_disclosure.codecs.problems",
        "SchemaProblem": "gov_disclosure.codecs.problems",
        "json_schema": "gov_disclosure.codecs.schema",
        "validate": "gov_disclosure.codecs.validate",
        "CellComparison": "gov_disclosure.comparison.cells",
        "Comparison": "gov_disclosure.comparison.comparison",
        "compare": "gov_disclosure.comparison.comparison",
        "NarrativeComparison": "gov_disclosure.comparison.narratives",
        "PassageComparison": "gov_disclosure.comparison.narratives",
        "TextRun": "gov_disclosure.comparison.narratives",
        "Series": "gov_disclosure.comparison.series",
        "SeriesCell": "gov_disclosure.comparison.series",
        "series": "gov_disclosure.comparison.series",
        "to_frame": "gov_disclosure.dataset.frames",
        "Block": "gov_disclosure.document",
        "Heading": "gov_disclosure.document",
        "Paragraph": "gov_disclosure.document",
        "Table": "gov_disclosure.document",
        "draft": "gov_disclosure.drafting.draft",
        "GovDisclosureError": "gov_disclosure.errors",
        "InvalidValueError": "gov_disclosure.errors",
        "MissingExtraError": "gov_disclosure.errors",
        "UnreadableFileError": "gov_disclosure.errors",
        "UnrecognisedDocumentError": "gov_disclosure.errors",
        "ApplicantCounts": "gov_disclosure.model.applicants",
        "blank": "gov_disclosure.model.changes",
        "replace": "gov_disclosure.model.changes",
        "CellCounts": "gov_disclosure.model.coverage",
        "Coverage": "gov_disclosure.model.coverage",
        "CaseResults": "gov_disclosure.model.disputes",
        "Disputes": "gov_disclosure.model.disputes",
        "Evidence": "gov_disclosure.model.extraction",
        "Extraction": "gov_disclosure.model.extraction",
        "Problem": "gov_disclosure.model.extraction",
        "ReadingProblemsError": "gov_disclosure.model.extraction",
        "Finding": "gov_disclosure.model.finding",
        "Findings": "gov_disclosure.model.finding",
        "Severity": "gov_disclosure.model.finding",
        "Status": "gov_disclosure.model.finding",
        "Suspect": "gov_disclosure.model.finding",
        "LeftStatement": "gov_disclosure.model.looked_at",
        "LookedAt": "gov_disclosure.model.looked_at",
        "Narrative": "gov_disclosure.model.narrative",
        "Note": "gov_disclosure.model.narrative",
        "Denied": "gov_disclosure.model.outcomes",
        "NotProcessed": "gov_disclosure.model.outcomes",
        "OtherHandling": "gov_disclosure.model.outcomes",
        "Outcomes2019": "gov_disclosure.model.outcomes",
        "Outcomes2021": "gov_disclosure.model.outcomes",
        "Unavailable": "gov_disclosure.model.outcomes",
        "CellFacts": "gov_disclosure.model.paths",
        "cells": "gov_disclosure.model.paths",
        "figures": "gov_disclosure.model.paths",
        "ProactiveDisclosure2019": "gov_disclosure.model.proactive",
        "ProactiveDisclosure2021": "gov_disclosure.model.proactive",
        "Decisions": "gov_disclosure.model.proactive_rows",
        "DocumentsDisclosed": "gov_disclosure.model.proactive_rows",
        "DocumentsInForce": "gov_disclosure.model.proactive_rows",
        "FeeItems": "gov_disclosure.model.proactive_rows",
        "FeesCollected": "gov_disclosure.model.proactive_rows",
        "ItemsAndDecisions": "gov_disclosure.model.proactive_rows",
        "Procurement": "gov_disclosure.model.proactive_rows",
        "Publisher": "gov_disclosure.model.publisher",
        "Source": "gov_disclosure.model.publisher",
        "AnnualReport": "gov_disclosure.model.report",
        "FormName": "gov_disclosure.model.report",
        "Scope": "gov_disclosure.model.report",
        "Requests2019": "gov_disclosure.model.requests",
        "Requests2021": "gov_disclosure.model.requests",
        "subtotals": "gov_disclosure.model.subtotals",
        "SupplementaryRow": "gov_disclosure.model.supplementary",
        "Reading": "gov_disclosure.observed.observed",
        "MEASURES": "gov_disclosure.peer_groups.measures",
        "Measure": "gov_disclosure.peer_groups.measures",
        "Peer": "gov_disclosure.peer_groups.peers",
        "PeerGroup": "gov_disclosure.peer_groups.peers",
        "Peers": "gov_disclosure.peer_groups.peers",
        "peers": "gov_disclosure.peer_groups.peers",
        "Spread": "gov_disclosure.peer_groups.spread",
        "PeerValue": "gov_disclosure.peer_groups.value",
        "parse": "gov_disclosure.readers",
        "read": "gov_disclosure.readers",
        "read_all": "gov_disclosure.readers",
        "Limits": "gov_disclosure.readers.limits",
        "render": "gov_disclosure.renderers",
        "write": "gov_disclosure.renderers",
        "InvalidRosterError": "gov_disclosure.roster",
        "Match": "gov_disclosure.roster",
        "Roster": "gov_disclosure.roster",
        "RosterProblem": "gov_disclosure.roster",
        "RULES": "gov_disclosure.rules",
        "check": "gov_disclosure.rules",
        "Bounds": "gov_disclosure.rules.bounds",
        "bounds": "gov_disclosure.rules.bounds",
        "Examination": "gov_disclosure.rules.examination",
        "Rule": "gov_disclosure.rules.rule",
        "with_totals": "gov_disclosure.rules.totals",
        "NO_SUCH_CELL": "gov_disclosure.values",
        "Amount": "gov_disclosure.values",
        "Count": "gov_disclosure.values",
        "Mark": "gov_disclosure.values",
        "NoSuchCell": "gov_disclosure.values",
        "Value": "gov_disclosure.values",
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


__all__ = [
    "CHARTS",
    "MEASURES",
    "NO_SUCH_CELL",
    "RULES",
    "Amount",
    "AnnualReport",
    "ApplicantCounts",
    "Block",
    "Body",
    "Bounds",
    "CaseResults",
    "CellComparison",
    "CellCounts",
    "CellFacts",
    "Chart",
    "ChartKind",
    "Comparison",
    "Count",
    "Coverage",
    "Decisions",
    "Denied",
    "Disputes",
    "DocumentsDisclosed",
    "DocumentsInForce",
    "Due",
    "Evidence",
    "Examination",
    "Extraction",
    "FeeItems",
    "FeesCollected",
    "Finding",
    "Findings",
    "FormName",
    "FormerName",
    "GovDisclosureError",
    "Heading",
    "InvalidJSONError",
    "InvalidLineError",
    "InvalidRosterError",
    "InvalidValueError",
    "ItemsAndDecisions",
    "LeftStatement",
    "Limits",
    "LookedAt",
    "Mark",
    "Match",
    "Measure",
    "Member",
    "MemberCounts",
    "MissingExtraError",
    "MissingFontError",
    "Narrative",
    "NarrativeComparison",
    "NoSuchCell",
    "NotProcessed",
    "Note",
    "OtherHandling",
    "Outcomes2019",
    "Outcomes2021",
    "Paragraph",
    "PassageComparison",
    "Peer",
    "PeerGroup",
    "PeerValue",
    "Peers",
    "Point",
    "Presumed",
    "ProactiveDisclosure2019",
    "ProactiveDisclosure2021",
    "Problem",
    "Procurement",
    "Publisher",
    "Reading",
    "ReadingProblemsError",
    "Requests2019",
    "Requests2021",
    "RollUp",
    "Roster",
    "RosterProblem",
    "Rule",
    "SchemaProblem",
    "Scope",
    "Series",
    "SeriesCell",
    "Severity",
    "Source",
    "Spread",
    "Status",
    "SupplementaryRow",
    "Suspect",
    "Table",
    "TextRun",
    "Unavailable",
    "UnreadableFileError",
    "UnrecognisedDocumentError",
    "Value",
    "blank",
    "bounds",
    "cells",
    "chart",
    "check",
    "check_roll_up",
    "compare",
    "draft",
    "dump_lines",
    "dumpb",
    "dumps",
    "figures",
    "from_dict",
    "json_schema",
    "load_lines",
    "loads",
    "openapi_components",
    "parse",
    "peers",
    "presumed",
    "read",
    "read_all",
    "render",
    "replace",
    "roll_up",
    "series",
    "subtotals",
    "to_dict",
    "to_frame",
    "validate",
    "with_totals",
    "write",
]
