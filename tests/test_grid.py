"""Tables drawn as text: they line up, and are read back with their merged cells."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from wcwidth import wcwidth

from gov_disclosure.document import CellPlace, Table, TablePlace, place_of_cells
from gov_disclosure.readers.grid import is_grid_rule, read_grid
from gov_disclosure.renderers.grid import PAGE_WIDTH, draw_grid
from gov_disclosure.strategies import hostile_texts

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

_BORDERS = st.text("|+-=: 中a", max_size=12)
_LABELS = st.text("第一项加第二项之和（区分处理，不计）“。”12.ab", max_size=60)
_TEXTS = st.one_of(st.just(""), _BORDERS, _LABELS, hostile_texts())


def reads_back(text: str) -> bool:
    """Texts that come back equal: one line, no tab, no spaces at its ends."""
    return (
        len(text.splitlines()) <= 1
        and text.splitlines() in ([text], [])
        and ("\t" not in text and text == text.strip(" "))
    )


@st.composite
def drawn_tables(draw: DrawFn, texts: st.SearchStrategy[str] = _TEXTS) -> tuple[Table, TablePlace]:
    """Tables with merged cells anywhere, but a cell that begins in each row."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    found: list[list[tuple[str, CellPlace]]] = [[] for _ in range(rows)]
    for row, column in itertools.product(range(rows), range(columns)):
        if (row, column) in taken:
            continue
        most = next(
            (c - column for c in range(column, columns) if (row, c) in taken), columns - column
        )
        height = draw(st.integers(1, min(3, rows - row)))
        width = draw(st.integers(1, min(3, most)))
        taken |= set(itertools.product(range(row, row + height), range(column, column + width)))
        place = CellPlace(row=row, column=column, row_span=height, column_span=width)
        found[row].append((draw(texts), place))
    assume(all(found))
    table = Table(tuple(tuple(text for text, _ in line) for line in found))
    places = tuple(tuple(place for _, place in line) for line in found)
    return table, TablePlace(cells=places, header_rows=draw(st.integers(0, rows)))


def without_lines(place: TablePlace) -> TablePlace:
    cells = tuple(tuple(attrs.evolve(cell, line=None) for cell in row) for row in place.cells)
    return attrs.evolve(place, line=None, cells=cells)


def width_of(line: str) -> int:
    return sum(max(wcwidth(character), 0) for character in line)


def ink(text: str) -> str:
    """All of a text but white space."""
    return "".join(text.split())


@given(drawn_tables())
@example(
    (
        Table((("|", "a"), ("b",))),
        TablePlace(
            cells=(
                (CellPlace(column_span=2), CellPlace(column=2)),
                (CellPlace(row=1, column_span=3),),
            )
        ),
    )
)
def test_every_line_of_a_table_takes_the_same_columns(drawn: tuple[Table, TablePlace]) -> None:
    lines = draw_grid(*drawn)

    assert len({width_of(line) for line in lines}) == 1
    assert len("\n".join(lines).splitlines()) == len(lines)


@given(drawn_tables(_TEXTS.filter(reads_back)))
def test_a_drawn_table_is_read_back_with_its_merged_cells(
    drawn: tuple[Table, TablePlace],
) -> None:
    table, place = drawn

    found = read_grid(draw_grid(table, place), first_line=7)

    assert found is not None
    assert found[0] == table
    assert without_lines(found[1]) == place
    assert found[1].line == 7


@given(drawn_tables())
def test_no_text_is_lost_in_a_drawn_table(drawn: tuple[Table, TablePlace]) -> None:
    table, place = drawn

    found = read_grid(draw_grid(table, place))

    assert found is not None
    assert without_lines(found[1]) == place
    assert [[ink(cell) for cell in row] for row in found[0].rows] == [
        [ink(cell) for cell in row] for row in table.rows
    ]


@given(
    st.lists(st.lists(_TEXTS.filter(reads_back), min_size=1, max_size=5), min_size=1, max_size=4)
)
def test_rows_of_unlike_length_come_back_as_they_were(rows: list[list[str]]) -> None:
    table = Table(tuple(map(tuple, rows)))

    lines = draw_grid(table, place_of_cells(table))
    found = read_grid(lines)

    assert found is not None
    assert found[0] == table
    assert len({width_of(line) for line in lines}) == 1


@given(drawn_tables(st.text("第一项加第二项之和，等于、（区分）", max_size=80)))
def test_texts_that_can_be_broken_fit_the_page(drawn: tuple[Table, TablePlace]) -> None:
    assert width_of(draw_grid(*drawn)[0]) <= PAGE_WIDTH


@given(st.lists(st.text("+-=|: a中", max_size=9), max_size=7))
@example(["+-+", "|a|", "+-+"])
def test_any_lines_are_a_table_or_none(lines: list[str]) -> None:
    found = read_grid(lines)

    assert found is None or is_grid_rule(lines[0])


@given(drawn_tables(), st.data())
def test_a_table_without_one_of_its_lines_is_read_without_error(
    drawn: tuple[Table, TablePlace], data: st.DataObject
) -> None:
    lines = draw_grid(*drawn)
    missing = data.draw(st.integers(0, len(lines) - 1))

    found = read_grid(lines[:missing] + lines[missing + 1 :])

    if missing in (0, len(lines) - 1):
        # What is left may begin or end with another rule over the full width.
        assert found is None or len(found[0].rows) < len(drawn[0].rows)


def _drawn(*rows: tuple[str, ...], header_rows: int = 0) -> str:
    table = Table(rows)
    place = attrs.evolve(place_of_cells(table), header_rows=header_rows)
    return "\n".join(draw_grid(table, place))


def test_header_rows_are_ruled_off_and_figures_stand_to_the_right() -> None:
    assert _drawn(("信息内容", "件数"), ("规章", "12"), ("“三安全”", "-5"), header_rows=1) == (
        "+----------+------+\n"
        "| 信息内容 | 件数 |\n"
        "+==========+======+\n"
        "| 规章     |   12 |\n"
        "+----------+------+\n"
        "| “三安全” |   -5 |\n"
        "+----------+------+"
    )


def test_a_wrapped_line_begins_with_no_mark_and_ends_with_no_bracket() -> None:
    text = "（区分处理的，只计这一情形，不计其他情形）" * 6
    lines = _drawn((text,)).split("\n")[1:-1]

    contents = [line.strip("| ") for line in lines]
    assert len(contents) > 2
    assert "".join(contents) == text
    assert not any(content.startswith(("，", "）")) for content in contents)
    assert not any(content.endswith("（") for content in contents)


def test_no_line_of_a_narrow_column_begins_or_ends_out_of_place() -> None:
    text = "甲，（乙）。丙　丁、戊" * 3
    table = Table((tuple([text] * 12),))

    lines = draw_grid(table, place_of_cells(table))[1:-1]
    first_cells = [line.split("|")[1].strip(" ") for line in lines]

    assert "".join(first_cells) == text
    assert len(first_cells) > 6
    assert not any(cell.startswith(("，", "）", "。", "、")) for cell in first_cells)
    assert not any(cell.endswith("（") for cell in first_cells)


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize(
    "text",
    [
        "| | | |",
        "|" * 60,
        "-" * 60,
        "=" * 60,
        "| +--+ |\n" * 3,
        ("-" * 60 + "\n") * 2,
        ("=" * 60 + "\n") * 2,
    ],
)
def test_a_text_that_looks_like_borders_does_not_cut_its_cell(text: str, rows: int) -> None:
    # The two narrow columns below put a boundary at each even place of the text.
    text = text.strip()
    wide = CellPlace(column=1, row_span=rows, column_span=28)
    beside = [(CellPlace(row=row),) for row in range(1, rows)]
    narrow = tuple(CellPlace(row=rows, column=column) for column in range(29))
    places = ((CellPlace(), wide), *beside, narrow)
    table = Table((("a", text), *[("b",)] * (rows - 1), ("",) * 29))

    for shift in ("", " ", "  ", "   "):
        shifted = Table((("a", f"x{shift}{text}"), *table.rows[1:]))
        found = read_grid(draw_grid(shifted, TablePlace(cells=places)))

        assert found is not None
        assert without_lines(found[1]) == TablePlace(cells=places)
        assert ink(found[0].rows[0][1]) == ink(f"x{text}")


def test_tabs_and_line_breaks_of_all_kinds_keep_the_columns() -> None:
    lines = _drawn(("a\tb\x0bc\x85d\u2028e", "f\r\ng")).split("\n")

    assert lines == [
        "+-----+---+",
        "| a b | f |",
        "| c   | g |",
        "| d   |   |",
        "| e   |   |",
        "+-----+---+",
    ]


def test_a_row_that_ends_early_is_not_one_with_blank_cells() -> None:
    lines = _drawn(("甲",), ("乙", "", "丙")).split("\n")

    assert lines[1].endswith(":")
    assert lines[3].endswith("|")
    found = read_grid(lines)
    assert found is not None
    assert found[0].rows == (("甲",), ("乙", "", "丙"))


def test_cells_know_the_line_they_begin_in() -> None:
    found = read_grid(_drawn(("甲\n一", "乙"), ("丙", "丁")).split("\n"), first_line=10)

    assert found is not None
    assert [[cell.line for cell in row] for row in found[1].cells] == [[11, 11], [14, 14]]
    assert found[0].rows[0][0] == "甲一"


def test_lines_of_a_cell_are_joined_as_they_were_written() -> None:
    found = read_grid(["+------+", "| 总   |", "| 计   |", "| per  |", "| cent |", "+------+"])

    assert found is not None
    assert found[0].rows == (("总计 per cent",),)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["+---+", "+---+"],
        ["+---+", "| a |"],
        ["| a |", "+---+"],
        ["+---+", "| a |", "+---+", "+---+"],
        ["+---+", "| a  |", "+---+"],
        ["+---+", "| a |x", "+---+"],
        ["+---+", "| a |\u0301", "+---+"],
        ["+---+", "| 中 |", "+---+"],
        ["+---+", "x a |", "+---+"],
        ["+---+", "| a x", "+---+"],
        ["+---+---+", "| a | b |", "+---+   +", "+---+---+"],
        ["+-+-+", "| |a|", "+ +-+", "|   |", "+-+-+"],
        ["+---+---+", "| a     |", "+   +---+", "| b     |", "+---+---+"],
        ["+---+---+---+", "| a     | x |", "+   +---+---+", "| b     | y |", "+---+---+---+"],
        ["+---+", "| a |", "+   +", "| b |", "+---+"],
    ],
)
def test_what_is_not_drawn_to_the_end_is_no_table(lines: list[str]) -> None:
    assert read_grid(lines) is None


def test_a_frame_that_is_no_rectangle_is_no_table() -> None:
    windmill = [
        "+---+---+---+",
        "| a     | b |",
        "+---+---+   +",
        "| c | d |   |",
        "+   +---+---+",
        "|   | e     |",
        "+---+---+---+",
    ]
    assert read_grid(windmill) is not None
    broken = [*windmill[:4], "+   +   +---+", *windmill[5:]]
    assert read_grid(broken) is None


def test_many_lines_and_many_columns_are_read_in_time() -> None:
    rows = tuple(tuple("a" for _ in range(60)) for _ in range(400))
    lines = _drawn(*rows).split("\n")

    found = read_grid(lines)

    assert found is not None
    assert found[0].rows == rows
    assert read_grid(lines[:-1]) is None
