"""The repository as a newcomer meets it: commands, links, pages."""

from __future__ import annotations

import doctest
import importlib.metadata
import re
import shlex
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import gov_disclosure as gd
from gov_disclosure import renderers
from gov_disclosure.cli import main
from gov_disclosure.readers import formats as readers
from lowest_versions import lowest_versions

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parent.parent
_README = (_ROOT / "README.md").read_text(encoding="utf-8")
_PAGES = sorted(
    [*_ROOT.glob("*.md"), *(_ROOT / "docs").rglob("*.md"), *(_ROOT / "examples").rglob("*.md")]
)
_DECISIONS = sorted((_ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


# ── Installing ──────────────────────────────────────────────────────────────────────────

_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_MAKEFILE = (_ROOT / "Makefile").read_text(encoding="utf-8")
_EVERYTHING = 'pip install "gov-disclosure[all]"'


def test_one_extra_brings_all_that_the_package_asks_for() -> None:
    offered = _PROJECT["optional-dependencies"]
    (everything,) = offered["all"]
    extras = set(re.split(r"[\[\],]", everything)[1:-1])
    texts = [path.read_text(encoding="utf-8") for path in (_ROOT / "src").rglob("*.py")]
    asked_for = {name for text in texts for name in re.findall(r'ExtraError\("(\w+)"', text)}
    assert {"cli", "dataset", "readers", "writers"} <= asked_for <= extras <= {*offered}


def test_the_first_lines_and_both_halves_of_the_readme_say_how_to_install() -> None:
    assert _EVERYTHING in "".join(_README.splitlines()[:6])
    for heading in ("安装", "Installing"):
        assert _EVERYTHING in _README.split(f"## {heading}\n")[1].split("\n## ")[0]


def test_the_demo_installs_what_it_reads() -> None:
    assert re.search(r"^demo: \$\(VENV\)/installed-all ", _MAKEFILE, re.MULTILINE)


def test_the_pythons_named_are_those_tested() -> None:
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(_PROJECT["classifiers"]))
    (tested,) = re.findall(r"^PYTHONS := (.*)$", _MAKEFILE, re.MULTILINE)
    assert [f"python{version}" for version in named] == tested.split()
    assert _PROJECT["requires-python"] == f">={named[0]}"


def test_every_dependency_has_a_lowest_version_that_is_tested() -> None:
    constraints = lowest_versions()
    assert len(constraints) == len(_PROJECT["dependencies"])
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", constraint) for constraint in constraints)


def test_the_links_of_the_package_have_one_address() -> None:
    links = _PROJECT["urls"]
    assert {"Homepage", "Documentation", "Repository", "Issues", "Changelog"} <= {*links}
    assert all(link.startswith(links["Homepage"]) for link in links.values())


def test_the_readme_stands_alone_on_an_index_page() -> None:
    page = importlib.metadata.metadata("gov-disclosure").json["description"]
    links = re.findall(r"\]\(([^)]+)\)", str(page))
    repository = _PROJECT["urls"]["Repository"]
    assert f"{repository}/blob/main/docs/cli.md" in links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []


# ── Commands ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("heading", ["快速开始", "Quick start"])
def test_quick_start_is_two_commands(heading: str) -> None:
    section = _README.split(f"## {heading}\n")[1].split("\n## ")[0]
    (block,) = _blocks(section, "sh")
    assert [line.split("#")[0].split() for line in block.splitlines()] == [
        ["make", "demo"],
        ["make", "test"],
    ]


def test_every_make_target_that_a_page_names_exists() -> None:
    makefile = (_ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    pages = {*_PAGES, _ROOT / ".ci" / "run"}
    texts = [page.read_text(encoding="utf-8") for page in pages]
    named = {
        name for text in texts for name in re.findall(r"\bmake ([a-z-]+)$", text, re.MULTILINE)
    }
    named |= {name for text in texts for name in re.findall(r"`make ([a-z-]+)`", text)}
    assert {"demo", "test", "lint"} <= named <= targets


def _console_commands() -> Iterator[tuple[str, str]]:
    for block in _blocks(_README, "console"):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = command.partition("\n")
            yield line, output


_COMMANDS = dict(_console_commands())


@pytest.mark.parametrize("line", _COMMANDS)
def test_readme_shows_what_the_command_prints(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(_ROOT)
    program, *arguments = shlex.split(line)
    assert program == "gov-disclosure"
    main(arguments)
    # As in a doctest, `...` stands for what is left out.
    assert doctest.OutputChecker().check_output(
        _COMMANDS[line], printed := capsys.readouterr().out, doctest.ELLIPSIS
    ), printed


def test_readme_shows_a_command() -> None:
    assert _COMMANDS


def _formats_of_table(heading: str) -> list[tuple[str, bool, bool]]:
    section = _README.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\w+).* \| ([✓—]) \| ([✓—]) \|$", section, re.MULTILINE)
    return [(name.lower(), read == "✓", written == "✓") for name, read, written in rows]


def test_readme_lists_what_is_read_and_written() -> None:
    table = _formats_of_table("What it does today")
    assert {name for name, read, _ in table if read} == {
        *(each.name for each in readers.FORMATS),
        "json",
    }
    assert {name for name, _, written in table if written} == {
        *renderers.FORMATS,
        *renderers.FILE_FORMATS,
    }
    translated = [
        ("text" if name == "文本" else name, *can) for name, *can in _formats_of_table("现有范围")
    ]
    assert translated == table


# ── Pages ───────────────────────────────────────────────────────────────────────────────


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: str(page.relative_to(_ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(
        r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    dead = []
    for link in links:
        if re.match(r"https?:|mailto:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists():
            dead.append(link)
        elif anchor:
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            if anchor not in map(_anchor, headings):
                dead.append(link)
    assert not dead


def test_every_page_of_the_docs_is_in_the_index() -> None:
    index = (_ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {page.name for page in (_ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages <= set(re.findall(r"\]\(([^)/]+\.md)\)", index))


def test_decisions_are_numbered_and_indexed() -> None:
    index = (_ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [path.name[:4] for path in _DECISIONS] == [
        f"{number:04}" for number in range(1, len(_DECISIONS) + 1)
    ]
    listed = re.findall(r"^\* \[(\d{4})\]\(([^)]+)\) (.+)$", index, re.MULTILINE)
    titles = [path.read_text(encoding="utf-8").splitlines()[0] for path in _DECISIONS]
    assert [f"# {number} {title}" for number, _, title in listed] == titles
    assert [name for _, name, _ in listed] == [path.name for path in _DECISIONS]


def test_changelog_has_the_version() -> None:
    changelog = (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"\b{re.escape(gd.__version__)}\b", changelog)
