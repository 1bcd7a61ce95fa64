"""The roster: the bodies that report, as the user knows them, and which of them a report means."""

from __future__ import annotations

from gov_disclosure.roster.problems import InvalidRosterError, RosterProblem
from gov_disclosure.roster.roster import Match, Roster

__all__ = ["InvalidRosterError", "Match", "Roster", "RosterProblem"]
