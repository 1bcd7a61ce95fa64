"""The page of terms, made from the declarations: ``python docs/glossary_page.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure.bodies.words import KINDS_IN_WORDS, LEVELS_IN_WORDS, SCOPES_IN_WORDS
from gov_disclosure.model.applicants import LEGAL_PERSONS
from gov_disclosure.model.paths import (
    TABLE_SECTIONS,
    RowFacts,
    rows,
    section_class,
    sections,
)
from gov_disclosure.model.report import FORMS
from gov_disclosure.model.subtotals import LEGAL_PERSON_SUBTOTAL
from gov_disclosure.roster.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.model.cells import Column
    from gov_disclosure.model.report import FormName

PAGE = Path(__file__).parent / "glossary.md"

_OPENING = """\
# 术语表 / Glossary

本页由模型中的声明生成（`python docs/glossary_page.py`），请勿手改。
This page is generated from the declarations of the model.

一格的路径是“部分.行.列”，如 `requests.received.total`；在 `gd.figures`、检查结果、附注、JSON 中
写法相同。“格式”一栏是印有该行或该列的表格版本；《条例》即《中华人民共和国政府信息公开条例》。
其他成员见 [JSON 格式](json.md)。
The path of a cell is section.row.column; it is spelled alike everywhere. The column 格式 gives
the editions of the form that print the row or column; 《条例》 is the Regulations on Open
Government Information. Other members: [JSON](json.md).
"""


def glossary_page() -> str:
    """Return the text of ``docs/glossary.md``."""
    return "\n".join((_OPENING, *_forms(), *_sections(), *_tables(), *_derived(), *_bodies()))


def _table(head: str, lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    columns = head.split(" | ")
    yield f"| {head} |"
    yield "|---" * len(columns) + "|"
    for line in lines:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |"
    yield ""


def _forms() -> Iterator[str]:
    yield "## 格式 / Forms\n"
    yield from _table(
        "标识符 | 文件", ((f"`{form.name}`", form.document) for form in FORMS.values())
    )


def _sections() -> Iterator[str]:
    yield "## 六个部分 / Sections\n"
    yield from _table(
        "标识符 | 中文 | English | 依据",
        (
            (f"`{name}`", section.heading, section.english, section.clause)
            for name, section in sections().items()
        ),
    )


def _tables() -> Iterator[str]:
    for name in TABLE_SECTIONS:
        section = sections()[name]
        printed = [(form, facts) for form in FORMS for facts in rows(section_class(form, name))]
        yield f"## {section.heading}\n"
        yield f"标识符前加 `{name}.`。Identifiers follow `{name}.`\n"
        yield "### 行 / Rows\n"
        yield from _table("标识符 | 中文 | English | 依据 | 格式", _rows(printed))
        yield "### 列 / Columns\n"
        yield from _table("标识符 | 中文 | English | 单位 | 格式", _columns(printed))


def _rows(printed: list[tuple[FormName, RowFacts]]) -> Iterator[tuple[str, ...]]:
    """Yield a line for each row, and for each group before its first row."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for form, facts in printed:
        for path, group in facts.groups:
            lines.setdefault((path, group.label, group.english, ""), []).append(form)
        row = facts.row
        label = "/".join((*row.parents, row.label))
        if row.meaning:
            label += f"（{row.meaning}）"
        lines.setdefault((facts.path, label, row.english, row.clause), []).append(form)
    paths = [path for path, *_ in lines]

    def place(line: tuple[str, ...]) -> list[int]:
        """Where each part of the path was first printed: what is new stands in its group."""
        parts = line[0].split(".")
        return [paths.index(".".join(parts[: n + 1])) for n in range(len(parts))]

    for path, *cells in sorted(lines, key=place):
        yield f"`{path}`", *cells, _editions(lines[path, *cells])


def _columns(printed: list[tuple[FormName, RowFacts]]) -> Iterator[tuple[str, ...]]:
    lines: dict[tuple[str, Column], list[str]] = {}
    for form, facts in printed:
        for name, column in facts.columns:
            lines.setdefault((name, column), []).append(form)
    for (name, column), forms in lines.items():
        label = "/".join((*column.parents, column.label))
        if column.meaning:
            label += f"（{column.meaning}）"
        unit = f"{column.unit}（可为负）" if column.signed else column.unit
        yield f"`{name}`", label, column.english, unit, _editions(forms)


def _editions(forms: list[str]) -> str:
    return "、".join(dict.fromkeys(forms))


def _bodies() -> Iterator[str]:
    yield "## 机关 / Bodies\n"
    words = {"level": LEVELS_IN_WORDS, "kind": KINDS_IN_WORDS, "scope": SCOPES_IN_WORDS}
    yield from _table(
        "标识符 | 值 | 中文",
        (
            (f"`{name}`", f"`{value}`", zh)
            for name, each in words.items()
            for value, zh in each.items()
        ),
    )
    yield "名册的列 / Columns of a roster\n"
    yield from _table("标识符 | 中文", ((f"`{column.name}`", column.zh) for column in COLUMNS))


def _derived() -> Iterator[str]:
    yield "## 小计 / Subtotals\n"
    yield "不是表格的格，由 `gd.subtotals` 算出。"
    yield "No cells of the form; `gd.subtotals` derives them.\n"
    groups = {
        path: group
        for form in FORMS
        for facts in rows(section_class(form, "requests"))
        for path, group in facts.groups
        if group.has_subtotal
    }
    yield from _table(
        "标识符 | 中文 | English",
        (
            (
                f"`requests.<row>.{LEGAL_PERSON_SUBTOTAL}`",
                f"{LEGAL_PERSONS}小计",
                "the five columns of legal persons and other organisations",
            ),
            *(
                (
                    f"`requests.{path}.<column>`",
                    f"{group.label}小计",
                    f"{group.english}: all its rows",
                )
                for path, group in groups.items()
            ),
        ),
    )


if __name__ == "__main__":
    PAGE.write_text(glossary_page(), encoding="utf-8", newline="\n")
