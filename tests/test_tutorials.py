"""The tutorials: each page is worked through as its reader would, in a folder of its own."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gov_disclosure.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parent.parent
_DOCS = _ROOT / "docs"
_TUTORIALS = sorted((_DOCS / "tutorials").glob("*.md"))
_PAGES = [*_TUTORIALS, *sorted(_DOCS.glob("README*.md")), _DOCS / "how-to.md"]
_COMMAND = re.compile(r"^\$ (?P<line>.*)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def _commands(page: Path) -> Iterator[tuple[str, str]]:
    """Yield each command of a page and what it prints, as a terminal shows both."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for command in _COMMAND.finditer(block):
            yield command["line"], command["printed"]


def _named(argument: str) -> list[str]:
    """Return the files that an argument means to a shell, or the argument."""
    return sorted(map(str, Path().glob(argument))) if "*" in argument else [argument]


class _Terminal:
    """Runs our own command, and shows how the last one ended."""

    def __init__(self) -> None:
        self.status = 0

    def run(self, line: str) -> str:
        program, *arguments = shlex.split(line)
        if line == "echo $?":
            return f"{self.status}\n"
        assert program == "gov-disclosure", line
        arguments = [each for argument in arguments for each in _named(argument)]
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
            self.status = main(arguments)
        return shown.getvalue()


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.relative_to(_DOCS).as_posix())
def test_commands_print_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(_ROOT / "examples", tmp_path / "examples")
    (tmp_path / "reports").mkdir()
    for report in (_ROOT / "examples").glob("*-20*"):
        shutil.copy(report, tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    terminal = _Terminal()
    for line, printed in _commands(page):
        shown = terminal.run(line)
        # As in a doctest, `...` stands for what is left out.
        assert doctest.OutputChecker().check_output(printed, shown, doctest.ELLIPSIS), (line, shown)


def test_every_tutorial_shows_commands_or_code() -> None:
    assert len(_TUTORIALS) == 10
    for page in _TUTORIALS:
        assert list(_commands(page)) or ">>> " in page.read_text(encoding="utf-8"), page


def test_every_tutorial_has_a_twin_in_english() -> None:
    names = {page.name for page in _TUTORIALS}
    for name in {each for each in names if not each.endswith(".en.md")}:
        twin = name.replace(".md", ".en.md")
        assert twin in names
        assert f"]({twin})" in (_DOCS / "tutorials" / name).read_text(encoding="utf-8")
        assert f"]({name})" in (_DOCS / "tutorials" / twin).read_text(encoding="utf-8")
