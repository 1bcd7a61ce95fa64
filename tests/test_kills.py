"""Commands that are ended at random points leave whole outputs; `make kills` tries many more."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kills

SEEDS = (2, 27, 28, 30)
"""One of each way, in the midst of the work."""


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> kills.Ground:
    folder = tmp_path_factory.mktemp("kills")
    kills.write_reports(folder / "in", 20)
    return kills.Ground(folder)


@pytest.mark.skipif(not Path("/proc/self").exists() or os.name == "nt", reason="needs /proc")
@pytest.mark.parametrize("seed", SEEDS)
def test_commands_ended_anywhere_leave_whole_outputs(ground: kills.Ground, seed: int) -> None:
    command, way, faults = kills.trial(ground, seed)
    assert not faults, (command, way)
