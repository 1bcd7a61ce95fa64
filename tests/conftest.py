"""Shared by the tests: golden files, published reports, and how hypothesis runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

import hypothesis
import pytest

# How fast a machine draws examples is no property of the code. A run draws the same examples
# every time; HYPOTHESIS_PROFILE=long looks further, at new ones each time (make test-long). A
# failure prints the example, and a decorator that runs it again.
hypothesis.settings.register_profile(
    "short",
    max_examples=40,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "long", hypothesis.settings.get_profile("short"), derandomize=False, max_examples=2_000
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

_GOLDEN = Path(__file__).parent / "golden"
_SHARED = Path(__file__).parents[2] / "shared"


class Golden(Protocol):
    """Compares a text with a file under ``tests/golden``."""

    def __call__(self, name: str, text: str) -> None: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-golden",
        action="store_true",
        help="write the golden files instead of comparing with them",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with ``tests/golden/<name>``."""

    def compare(name: str, text: str) -> None:
        path = _GOLDEN / name
        if request.config.getoption("--regenerate-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is missing: run pytest --regenerate-golden"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def shared() -> Path:
    """Return the folder of published reports and of the specification, beside the repository."""
    if not _SHARED.is_dir():
        pytest.skip("no folder `shared` beside the repository")
    return _SHARED
