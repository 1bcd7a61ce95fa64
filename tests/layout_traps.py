"""Every trap of published tables by name: what it changes in a printed report.

A trap is told with a page in the official layout and spoils it; formats know nothing of
traps. What the page says differs from the report only where the trap says so.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import attrs

import converted_pages
import gov_disclosure as gd
from copies import distinct, whole
from gov_disclosure.document import Beside, Heading, Paragraph, Standing
from gov_disclosure.model.applicants import LEGAL_PERSONS
from gov_disclosure.model.paths import TABLE_SECTIONS
from gov_disclosure.model.proactive import INFORMATION_CONTENT
from gov_disclosure.values import Mark, Value
from printed_pages import Cell, Grid, Page

if TYPE_CHECKING:
    from gov_disclosure.model.report import FormName

MARKS = ("/", "／", "-", "--", "—", "–", "－－", "空", "无", "不涉及", "不适用", "N/A", "无此项")
_SECTION_2, _SECTION_3, _SECTION_4 = TABLE_SECTIONS


@attrs.frozen
class Trap:
    """One way in which published reports differ from the official layout.

    Attributes:
        spoil: changes the page.
        forms: editions of the form it occurs with.
        report: the report that is printed, from the plain one.
        says: pattern of paths to what is printed there instead, or MISSING.
        may_lack: patterns of paths whose figures may be given up as not certain, by format;
            under "" for formats that are not named.
        in_merging_formats: whether it shows only in formats that have merged cells.
        standing: what a format must be able to print beside the text of a cell.
    """

    spoil: Callable[[Page], None]
    forms: tuple[str, ...] = ("2019", "2021")
    report: Callable[[gd.AnnualReport], gd.AnnualReport] = attrs.field(default=lambda plain: plain)
    says: Mapping[str, Value] = attrs.field(factory=dict)
    may_lack: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    in_merging_formats: bool = False
    standing: Standing | None = None


@functools.cache
def plain_report(form: str) -> gd.AnnualReport:
    """Return a report in which a figure in a wrong cell shows; form may be "mixed"."""
    if form == "mixed":
        return attrs.evolve(plain_report("2021"), requests=plain_report("2019").requests)
    return whole(distinct(_edition(form)))


def _edition(form: str) -> FormName:
    return "2019" if form == "2019" else "2021"


def _as_it_is(_page: Page) -> None:
    """Leave the page alone."""


# Values: what stands in the cells. --------------------------------------------------------


Change: TypeAlias = Callable[[gd.AnnualReport], gd.AnnualReport]


def _every(step: int, value: Callable[[int], Value]) -> Change:
    """Return a change of every n-th cell to the value made from its number."""

    def change(report: gd.AnnualReport) -> gd.AnnualReport:
        paths = list(gd.figures(report))[::step]
        return gd.replace(report, {path: value(n) for n, path in enumerate(paths)})

    return change


def _blank_where(*patterns: str) -> Change:
    def change(report: gd.AnnualReport) -> gd.AnnualReport:
        return gd.replace(
            report,
            {
                path: None
                for path in gd.figures(report)
                if any(part in f".{path}." for part in patterns)
            },
        )

    return change


def _rewrite_figures(*texts: Callable[[str], str]) -> Callable[[Page], None]:
    """Return a trap that writes the figures of the tables in other ways, in turn."""

    def spoil(page: Page) -> None:
        ways = itertools.cycle(texts)
        for name in (_SECTION_3, _SECTION_4):
            for cell in sorted(page.grid(name).cells, key=lambda c: (c.row, c.column)):
                if cell.text.isdecimal():
                    cell.text = next(ways)(cell.text)

    return spoil


def _is_grid(part: object) -> bool:
    return isinstance(part, Grid)


def _full_width(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _marks(page: Page) -> None:
    marks = itertools.cycle(MARKS)
    for grid in filter(_is_grid, page.parts):
        assert isinstance(grid, Grid)
        for cell in grid.cells:
            if cell.text == Mark.NOT_APPLICABLE.value:
                cell.text = next(marks)


def _signs(page: Page) -> None:
    grid = page.grid(_SECTION_2)
    for row, text in (("行政许可", "+3"), ("行政处罚", "--253"), ("行政强制", "减12")):
        label = grid.find(row)
        grid.at(label.row, label.after + 1).text = text


def _amount(label: str | None, column: str | None, text: str) -> Callable[[Page], None]:
    def spoil(page: Page) -> None:
        grid = page.grid(_SECTION_2)
        row = next(r for r in ("政府集中采购", "行政事业性收费") if _has(grid, r))
        cell = grid.find(row)
        data = max((c for c in grid.row(cell.row)), key=lambda other: other.column)
        data.text = text
        if label is not None:
            cell.text = label
        if column is not None:
            grid.at(cell.row - 1, data.column).text = column

    return spoil


def _has(grid: Grid, text: str) -> bool:
    return any(cell.text == text for cell in grid.cells)


def _standing(thing: Beside, *, is_alone: bool = False, is_doubt: bool = False) -> Trap:
    """Return a trap in which something stands in the cells of two rows.

    Args:
        thing: what stands there; it is no part of the figure.
        is_alone: whether it stands there instead of the figure, which then is not certain.
        is_doubt: whether the figure is not certain beside it either.
    """

    def spoil(page: Page) -> None:
        for name, label in ((_SECTION_2, "规章"), (_SECTION_3, "2.重复申请")):
            grid = page.grid(name)
            found = grid.find(label)
            for cell in grid.row(found.row):
                if cell.column > found.column:
                    cell.beside = (thing,)
                    cell.text = "" if is_alone else cell.text

    doubted = ("*.rules.*", "*.repeat.*") if is_alone or is_doubt else ()
    return Trap(spoil, says=dict.fromkeys(doubted, Mark.UNREADABLE), standing=thing.kind)


# Columns and headers. ---------------------------------------------------------------------


def _subtotal_of_legal_persons(page: Page) -> None:
    grid = page.grid(_SECTION_3)
    total = grid.find("总计").column
    cells = [
        Cell(str(sum(int(grid.at(r, c).text) for c in range(total - 5, total))), r, total)
        for r in range(3, grid.height)
    ]
    grid.insert_column(total, [Cell("小计", 2, total), *cells])
    over = grid.find(LEGAL_PERSONS)
    over.column_span += 1
    grid.find("申请人情况").column_span = 8


def _note_column(page: Page) -> None:
    grid = page.grid(_SECTION_3)
    end = grid.width
    grid.cells.append(Cell("备注", 0, end, 3))
    grid.cells += [Cell("含补正" if r == 4 else "", r, end) for r in range(3, grid.height)]


def _number_column(page: Page) -> None:
    """Put a column of running numbers before the labels of section 三."""
    grid = page.grid(_SECTION_3)
    height = grid.height
    grid.insert_column(0, [Cell("序号", 0, 0, 3)])
    grid.cells += [Cell(str(r - 2), r, 0) for r in range(3, height)]


def _spare_column(page: Page) -> None:
    """Put a blank column behind each table, as a spreadsheet has one."""
    for name in TABLE_SECTIONS:
        grid = page.grid(name)
        end = grid.width
        grid.cells += [Cell("", r, end) for r in range(grid.height)]


def _lost_header_cells(*texts: str) -> Callable[[Page], None]:
    def spoil(page: Page) -> None:
        grid = page.grid(_SECTION_3)
        for cell in grid.cells:
            if cell.row < grid.header_rows and cell.text in texts:
                cell.text = ""

    return spoil


def _unmerged(page: Page) -> None:
    """Print blank cells where merged cells of headers and labels go on."""
    for name in (_SECTION_3, _SECTION_4):
        grid = page.grid(name)
        for cell in [c for c in grid.cells if c.row_span > 1 or c.column_span > 1]:
            grid.unmerge(cell)


def _unmerged_header(page: Page) -> None:
    for name in (_SECTION_3, _SECTION_4):
        grid = page.grid(name)
        for cell in [c for c in grid.cells if c.row < grid.header_rows and c.row_span > 1]:
            columns = cell.column_span
            grid.cells += [
                Cell("", row, cell.column, 1, columns) for row in range(cell.row + 1, cell.below)
            ]
            cell.row_span = 1


def _other_colspans(page: Page) -> None:
    """Let the label of the header cover a column more than the labels of the body."""
    grid = page.grid(_SECTION_3)
    width = grid.width
    for cell in grid.cells:
        if cell.row >= grid.header_rows:
            continue
        if cell.column == 0:
            cell.column_span += 1
        else:
            cell.column += 1
    for cell in grid.cells:
        if cell.row >= grid.header_rows and cell.after == width:
            cell.column_span += 1


def _split_words(page: Page) -> None:
    """Break header words over lines and spaces, and put hard spaces around figures."""
    for name in TABLE_SECTIONS:
        for cell in page.grid(name).cells:
            if cell.text.isdecimal():
                cell.text = f"\u00a0{cell.text}\u00a0\u00a0"
            elif 2 <= len(cell.text) <= 12 and not any(map(str.isdecimal, cell.text)):
                middle = len(cell.text) // 2
                cell.text = f"{cell.text[:middle]}\u00a0\u00a0\n{cell.text[middle:]}"


def _two_cells_a_word(page: Page) -> None:
    """Print 商业企业 and 科研机构 in two cells each, one above the other."""
    grid = page.grid(_SECTION_3)
    grid.insert_row(3)
    grid.header_rows = 4
    for cell in [c for c in grid.cells if c.row == 2]:
        if cell.text in ("商业企业", "科研机构"):
            grid.cells.append(Cell(cell.text[2:], 3, cell.column))
            cell.text = cell.text[:2]
        else:
            cell.row_span = 2
    grid.find("总计").row_span = 3
    grid.find("自然人").row_span = 3
    next(c for c in grid.cells if c.row == c.column == 0).row_span = 4


def _flat_header(page: Page) -> None:
    """Print the header of section 三 in one row."""
    grid = page.grid(_SECTION_3)
    lowest = [Cell(grid.at(2, c).text, 0, c) for c in range(3, grid.width)]
    grid.cells = [c for c in grid.cells if c.row >= 3]
    for cell in grid.cells:
        cell.row -= 2
    grid.cells += [Cell("办理情况", 0, 0, 1, 3), *lowest]
    grid.header_rows = 1


def _wrong_header(page: Page) -> None:
    """Put the first row of section 三 in a table of its own under the labels of other rows."""
    grid = page.grid(_SECTION_3)
    first = grid.row(3)
    wrong = [
        "（一）予以公开",
        "（二）部分公开",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "总计",
    ]
    alone = Grid.of_rows([wrong, [cell.text for cell in first]], header_rows=1)
    grid.delete_row(3)
    page.insert_before(grid, alone)


# Rows. ------------------------------------------------------------------------------------


def _without_rows(name: str, *labels: str) -> Callable[[Page], None]:
    def spoil(page: Page) -> None:
        grid = page.grid(name)
        for label in labels:
            if _has(grid, label):
                grid.delete_row(grid.find(label).row)

    return spoil


def _without_block_headings(page: Page) -> None:
    grid = page.grid(_SECTION_2)
    for cell in [c for c in grid.cells if c.text.startswith("第二十条")]:
        grid.delete_row(cell.row)


def _without_a_block_header(page: Page) -> None:
    """Lose the heading and the header row of the block of fees."""
    grid = page.grid(_SECTION_2)
    row = grid.find("第二十条第（八）项").row
    grid.delete_row(row)
    grid.delete_row(row)


def _label_printed_twice(page: Page) -> None:
    grid = page.grid(_SECTION_3)
    cell = grid.find("三、本年度办理结果")
    middle = cell.row + 10
    again = attrs.evolve(cell, row=middle, row_span=cell.row_span - 10)
    cell.row_span = 10
    for other in list(grid.cells):
        if other is not cell and other.column == 1 and other.row < middle < other.below:
            grid.cells.append(attrs.evolve(other, row=middle, row_span=other.below - middle))
            other.row_span = middle - other.row
    grid.cells.append(again)


def _labels_in_each_row(page: Page) -> None:
    """Repeat the labels over several rows in each of them."""
    grid = page.grid(_SECTION_3)
    for cell in [c for c in grid.cells if c.row >= grid.header_rows and c.row_span > 1]:
        grid.cells += [
            attrs.evolve(cell, row=r, row_span=1) for r in range(cell.row + 1, cell.below)
        ]
        cell.row_span = 1


def _labels_in_one_cell(page: Page) -> None:
    """Print the label of a row in one column, the headings of groups in rows of their own."""
    grid = page.grid(_SECTION_3)
    lines: list[list[str]] = []
    for row in range(grid.header_rows, grid.height):
        *labels, _ = [cell for cell in grid.row(row) if cell.column < 3], None
        cells = labels[0]
        lines += [[cell.text] for cell in cells[:-1]]
        lines.append([cells[-1].text, *(grid.at(row, c).text for c in range(3, 10))])
    header = ["项目", *(grid.at(2, c).text for c in range(3, 10))]
    page.replace(
        grid,
        Grid.of_rows([line + [""] * (8 - len(line)) for line in [header, *lines]], header_rows=1),
    )


def _other_ordinals(page: Page) -> None:
    """Print the ordinals of rows in other kinds, in turn."""
    ways = itertools.cycle(("{}、", "（{}）", "{}．", "{})", "circled", ""))
    for cell in page.grid(_SECTION_3).cells:
        head, mark, tail = cell.text.partition(".")
        if mark and head.isdecimal():
            way = next(ways)
            cell.text = (chr(0x245F + int(head)) if way == "circled" else way.format(head)) + tail
        cell.text = cell.text.replace("（", "(").replace("）", ")")


def _slips(page: Page) -> None:
    """Print the slips seen in labels, and other wordings."""
    others = {
        "本年废止件数": "本年废纸件数",
        "现行有效件数": "先行有效件数",
        "本年新公开数量": "本公开数量",
        "本年增/减": "增/减量",
        "行政规范性文件": "规范性文件",
        "2.其他法律行政法规禁止公开": "2.其他法律行政止公开",
        "三、本年度办理结果": "三三、本年度办理结果",
        "5.属于三类内部事务信息": "5.属于三类内容事务信息",
        "6.属于四类过程性信息": "6.属于四类过程性性信息",
        "四、结转下年度继续办理": "四、结转下一年度继续办理",
        "二、上年结转政府信息公开申请数量": "二、上年度结转",
        "（七）总计": "七、总计",
        "未经复议直接起诉": "直接起诉",
        "结果维持": "维持",
        "结果纠正": "纠正",
        "其他结果": "其他",
        "尚未审结": "未审结",
    }
    for name in TABLE_SECTIONS:
        for cell in page.grid(name).cells:
            cell.text = others.get(cell.text, cell.text).replace("勾稽", "钩稽")


def _rows_in_separate_tables(page: Page) -> None:
    grid = page.grid(_SECTION_3)
    header = [cell.text for cell in grid.row(2)]
    titles = ["自然人", *header, "总计"]
    tables = []
    for row in range(grid.header_rows, grid.height):
        label = max((c for c in grid.row(row) if c.column < 3), key=lambda c: c.column)
        cells = [grid.at(row, c).text for c in range(3, 10)]
        tables.append(Grid.of_rows([["", *titles], [label.text, *cells]], header_rows=1))
    page.replace(grid, *tables)


def _blocks_in_separate_tables(page: Page) -> None:
    """Print each block of section 二 as a paragraph and a table."""
    grid = page.grid(_SECTION_2)
    starts = [c.row for c in grid.cells if c.text.startswith("第二十条")]
    parts: list[Paragraph | Grid] = []
    for start, end in itertools.pairwise([*starts, grid.height]):
        parts.append(Paragraph(grid.at(start, 0).text))
        parts.append(
            Grid.of_rows([[c.text for c in grid.row(r)] for r in range(start + 1, end)], 1)
        )
    page.replace(grid, *parts)


def _continued(*, with_header: bool) -> Callable[[Page], None]:
    def spoil(page: Page) -> None:
        grid = page.grid(_SECTION_3)
        above, below = grid.cut(14)
        if with_header:
            header = [attrs.evolve(c) for c in above.cells if c.row < 3]
            for cell in below.cells:
                cell.row += 3
            below = Grid([*header, *below.cells], 3)
        page.replace(grid, above, below)

    return spoil


def _added_rows(page: Page) -> None:
    """Add a row that the form does not have to each block of section 二."""
    grid = page.grid(_SECTION_2)
    for cell in [c for c in grid.cells if c.text == INFORMATION_CONTENT]:
        below = cell.row + 2
        texts = ["其他主动公开文件", *(str(7000 + c) for c in range(len(grid.row(cell.row)) - 1))]
        shape = grid.row(cell.row)
        grid.insert_row(
            below,
            [
                Cell(text, below, like.column, 1, like.column_span)
                for text, like in zip(texts, shape, strict=True)
            ],
        )


def _rows_within_tables(page: Page) -> None:
    """Put a caption above the header and a footnote below the rows, over the full width."""
    for name in TABLE_SECTIONS:
        grid = page.grid(name)
        width, height = grid.width, grid.height
        grid.insert_row(0, [Cell("单位：件", 0, 0, 1, width)])
        note = "注：本表数据截至2022年12月31日。"
        grid.cells.append(Cell(note, height + 1, 0, 1, width))
        if grid.header_rows:
            grid.header_rows += 1


def _joined_labels(page: Page) -> None:
    """Print the label of a row after those of its groups, in one cell."""
    grid = page.grid(_SECTION_3)
    lines = [["项目", *(grid.at(2, c).text for c in range(3, 10))]]
    for row in range(grid.header_rows, grid.height):
        labels = dict.fromkeys(grid.at(row, column).text for column in range(3))
        lines.append(["".join(labels), *(grid.at(row, c).text for c in range(3, 10))])
    page.replace(grid, Grid.of_rows(lines, 1))


def _units_in_labels(page: Page) -> None:
    for name in TABLE_SECTIONS:
        for cell in page.grid(name).cells:
            if cell.text and not any(map(str.isdigit, cell.text)) and "万元" not in cell.text:
                cell.text += "（件）"


def _group_figures(page: Page) -> None:
    """Put a row of sums below each row of a group, and figures beside the label of a group."""
    grid = page.grid(_SECTION_3)
    row = grid.find("1.信访举报投诉类申请").row
    for at, column, label in ((row + 2, 2, "小计"), (row, 1, "（五）不予处理")):
        cells = [
            Cell(label, at, column, 1, 3 - column),
            *(Cell(str(7000 + c), at, c) for c in range(3, 10)),
        ]
        grid.insert_row(at, cells)


def _merged_marks(page: Page) -> None:
    """Print one mark over the cells of a row, and one over two rows of a column."""
    grid = page.grid(_SECTION_2)
    label = grid.find("规章")
    first, *others = [cell for cell in grid.row(label.row) if cell is not label]
    first.text, first.column_span = "县级无此项", grid.width - 1
    grid.cells = [cell for cell in grid.cells if cell not in others]
    requests = page.grid(_SECTION_3)
    row = requests.find("7.属于行政执法案卷").row
    requests.cells.remove(requests.at(row + 1, 5))
    upper = requests.at(row, 5)
    upper.text, upper.row_span = "/", 2


def _columns_of_all_rows(page: Page) -> None:
    """Print section 二 as one table with a column for each column of any row."""
    grid = page.grid(_SECTION_2)
    printed: dict[str, dict[str, str]] = {}
    header: list[str] = []
    for number in range(grid.height):
        label, *texts = [cell.text for cell in grid.row(number)]
        if label == INFORMATION_CONTENT:
            header = texts
        elif texts:
            printed[label] = dict(zip(header, texts, strict=True))
    labels = list(dict.fromkeys(label for row in printed.values() for label in row))
    rows = [[name, *(row.get(label, "/") for label in labels)] for name, row in printed.items()]
    page.replace(grid, Grid.of_rows([[INFORMATION_CONTENT, *labels], *rows], 1))


def _header_apart(page: Page) -> None:
    """Print the header of section 三 as a table of its own, as scripts that scroll do."""
    grid = page.grid(_SECTION_3)
    page.replace(grid, *grid.cut(grid.header_rows))


def _blank_rows(page: Page) -> None:
    """Put a blank row after each row of sections 三 and 四."""
    for name in (_SECTION_3, _SECTION_4):
        grid = page.grid(name)
        for row in range(grid.height - 1, 0, -1):
            if all(cell.below <= row or cell.row >= row for cell in grid.cells):
                grid.insert_row(row, [Cell("", row, 0, 1, grid.width)])


def _cases_under_a_parent(page: Page) -> None:
    """Print section 四 with a row for each kind of case, lawsuits under a label of their own."""
    grid = page.grid(_SECTION_4)
    last = grid.height - 1
    lines = [["类别", "", *(grid.at(last - 1, c).text for c in range(5))]]
    labels = (("行政复议", ""), ("行政诉讼", "未经复议直接起诉"), ("", "复议后起诉"))
    for number, pair in enumerate(labels):
        lines.append([*pair, *(grid.at(last, 5 * number + c).text for c in range(5))])
    page.replace(grid, Grid.of_rows(lines, 1))


def _cases_stacked(page: Page) -> None:
    """Print the kinds of case one below the other in one table."""
    grid = page.grid(_SECTION_4)
    last = grid.height - 1
    cells: list[Cell] = []
    titles = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    for number, title in enumerate(titles):
        top = 3 * number
        cells.append(Cell(title, top, 0, 1, 5))
        for column in range(5):
            result = grid.at(last - 1, column).text
            cells.append(Cell(result, top + 1, column))
            cells.append(Cell(grid.at(last, 5 * number + column).text, top + 2, column))
    page.replace(grid, Grid(cells))


def _ordinal_of_another_row(page: Page) -> None:
    """Print 3.其他 under a number that the form does not give it."""
    page.grid(_SECTION_3).find("3.其他").text = "9.其他"


# Sections. --------------------------------------------------------------------------------


def _retitled(page: Page) -> None:
    titles = {
        "overview": "一、概述",
        _SECTION_2: "二、行政机关主动公开政府信息的情况",
        _SECTION_3: "三、行政机关收到和处理政府信息公开申请的情况",
        _SECTION_4: "四、因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "problems_and_improvements": "五、政府信息公开工作存在的主要问题及改进措施",
        "other_matters": "六、需要说明的其他事项",
    }
    for name, title in titles.items():
        page.parts[page.heading(name)] = Heading(title, 2)


def _renumbered(style: str) -> Callable[[Page], None]:
    def spoil(page: Page) -> None:
        for number, (name, (numeral, formal, roman)) in enumerate(
            zip(
                ("overview", *TABLE_SECTIONS, "problems_and_improvements", "other_matters"),
                zip(
                    "一二三四五六", "壹贰叁肆伍陆", ("I", "II", "III", "IV", "V", "VI"), strict=True
                ),
                strict=True,
            ),
            start=1,
        ):
            at = page.heading(name)
            part = page.parts[at]
            assert isinstance(part, Heading)
            title = part.text.partition("、")[2]
            words = {"numeral": numeral, "formal": formal, "roman": roman, "number": number}
            page.parts[at] = Heading(style.format(**words) + title, 2)

    return spoil


def _lost_heading(name: str) -> Callable[[Page], None]:
    def spoil(page: Page) -> None:
        del page.parts[page.heading(name)]

    return spoil


def _heading_below_its_table(page: Page) -> None:
    """Print the table of section 三 before the heading of section 三."""
    at = page.heading(_SECTION_3)
    heading = page.parts.pop(at)
    page.insert_after(page.grid(_SECTION_2), heading)
    at = page.heading(_SECTION_3)
    grid = page.grid(_SECTION_3)
    page.parts.remove(grid)
    page.parts.insert(at, grid)


def _prose_around(page: Page) -> None:
    prose = {
        _SECTION_2: "2022年制发规章3件、行政规范性文件12件，办理行政许可1560件。",
        _SECTION_3: "2022年共收到政府信息公开申请8份，其中自然人5份、商业企业3份，上年结转2件。",
        _SECTION_4: "2022年行政复议4件，结果维持2件；行政诉讼1件，总计5件。",
    }
    for name, text in prose.items():
        grid = page.grid(name)
        page.insert_before(grid, Paragraph("该部分以表格形式报告。表格如下："), Paragraph(text))
        page.insert_after(grid, Paragraph(text), Paragraph("注：以上总计 12 件。"))


def _page_furniture(page: Page) -> None:
    page.parts[:0] = [
        Paragraph("首页 | 政务公开 | 办事服务"),
        Paragraph("当前位置：首页 > 政府信息公开 > 政府信息公开年报"),
        Paragraph("索引号：YZ-2023-00017 发布机构：云州市青溪区人民政府 发布日期：2023-01-20"),
        Paragraph("字体：【大 中 小】 打印 分享"),
    ]
    page.parts += [
        Paragraph("【打印本页】【关闭窗口】"),
        Paragraph("上一篇：云州市2021年政府信息公开工作年度报告"),
        Paragraph("版权所有：云州市人民政府办公室 网站标识码：3301000001"),
    ]


def _contents(page: Page) -> None:
    """Print a table of contents after the title."""
    titles = [p.text for p in page.parts if isinstance(p, Heading) and p.level == 2]
    page.parts[1:1] = [
        Paragraph("目  录"),
        *(Paragraph(f"{title}……{number}") for number, title in enumerate(titles, 1)),
    ]


def _case_tables(page: Page) -> None:
    """Print section 四 as a table for each kind of case, with its name above."""
    grid = page.grid(_SECTION_4)
    last = grid.height - 1
    parts: list[Paragraph | Grid] = []
    for number, title in enumerate(
        ("行政复议情况", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    ):
        columns = range(5 * number, 5 * number + 5)
        parts += [
            Paragraph(title),
            Grid.of_rows([[grid.at(r, c).text for c in columns] for r in (last - 1, last)], 1),
        ]
    page.replace(grid, *parts)


def _cases_as_rows(page: Page) -> None:
    """Print section 四 with a row for each kind of case."""
    grid = page.grid(_SECTION_4)
    last = grid.height - 1
    lines = [["", *(grid.at(last - 1, c).text for c in range(5))]]
    for number, title in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉")):
        lines.append([title, *(grid.at(last, 5 * number + c).text for c in range(5))])
    page.replace(grid, Grid.of_rows(lines, 1))


def _results_as_rows(page: Page) -> None:
    """Print section 四 turned: results as rows, kinds of case as columns."""
    grid = page.grid(_SECTION_4)
    last = grid.height - 1
    lines = [["", "行政复议", "未经复议直接起诉", "复议后起诉"]]
    for result in range(5):
        line = [grid.at(last - 1, result).text]
        lines.append(line + [grid.at(last, 5 * case + result).text for case in range(3)])
    page.replace(grid, Grid.of_rows(lines, 1))


def _requests_turned(page: Page) -> None:
    """Print section 三 turned: kinds of applicant as rows."""
    grid = page.grid(_SECTION_3)
    turned = [Cell(c.text, c.column, c.row, c.column_span, c.row_span) for c in grid.cells]
    page.replace(grid, Grid(turned, 3))


def _by_applicants(page: Page) -> None:
    """Split section 三 into a table of natural persons and one of organisations."""
    grid = page.grid(_SECTION_3)
    labels = {
        row: max((c for c in grid.row(row) if c.column < 3), key=lambda c: c.column).text
        for row in range(3, grid.height)
    }
    tables = []
    for columns in (range(3, 4), range(4, 10)):
        header = ["项目", *(grid.at(2, c).text for c in columns)]
        body = [[label, *(grid.at(r, c).text for c in columns)] for r, label in labels.items()]
        tables.append(Grid.of_rows([header, *body], 1))
    page.replace(grid, *tables)


def _one_sheet(page: Page) -> None:
    """Print the whole report as one table, as a spreadsheet does."""
    lines: list[list[str]] = []
    for part in page.parts:
        lines += part.texts() if isinstance(part, Grid) else [[part.text]]
    width = max(map(len, lines))
    page.parts = [Grid.of_rows([line + [""] * (width - len(line)) for line in lines])]


def _second_report(page: Page) -> None:
    """Append a list of the year before, a table of other figures."""
    page.parts += [
        Heading("附件：2021年主动公开文件目录", 2),
        Grid.of_rows(
            [["序号", "文件名称", "件数"], ["1", "规章", "31"], ["2", "行政许可", "77"]], 1
        ),
    ]


def _in_formats(formats: str, *patterns: str) -> Mapping[str, tuple[str, ...]]:
    return dict.fromkeys(formats.split(), patterns)


TRAPS: Mapping[str, Trap] = MappingProxyType(
    {
        "official layout": Trap(_as_it_is, ("2019", "2021", "mixed")),
        # values
        "blank cells anywhere": Trap(_as_it_is, report=_every(3, lambda _: None)),
        "rows without any figure": Trap(
            _as_it_is, report=_blank_where(".granted.", ".rules.", ".reconsideration.")
        ),
        "total column blank": Trap(_as_it_is, report=_blank_where(".total.")),
        "marks": Trap(_marks, report=_every(4, lambda _: Mark.NOT_APPLICABLE)),
        "full-width digits": Trap(_rewrite_figures(_full_width)),
        "thousands separators": Trap(
            _rewrite_figures(lambda t: f"{int(t):,}", lambda t: f"{int(t):,}".replace(",", "，")),
            report=_every(2, lambda n: 1000 + 37 * n),
        ),
        "units after figures": Trap(
            _rewrite_figures(
                lambda t: f"{t}件", lambda t: f"{t} 份", lambda t: t, lambda t: f"{t}宗"
            )
        ),
        "spaces around figures": Trap(
            _rewrite_figures(lambda t: f"\u3000{t}", lambda t: f"{t}\u00a0", lambda t: f"\n{t}\n")
        ),
        "notes in a cell": Trap(
            _rewrite_figures(
                lambda t: f"{t}（其中修订16件）", lambda t: t, lambda t: f"{t}(含自然失效29件)"
            )
        ),
        "zeros in other writing": Trap(
            _rewrite_figures(lambda t: "零" if t == "0" else t, lambda t: "０" if t == "0" else t),
            report=_every(2, lambda _: 0),
        ),
        "signs": Trap(
            _signs,
            ("2019",),
            says={
                "*.administrative_licensing.item_change": 3,
                "*.administrative_penalties.item_change": -253,
                "*.administrative_coercion.item_change": -12,
            },
        ),
        "unit in the cell": Trap(
            _amount(None, None, "75394432.52元"), says={"*.amount_wan_yuan": Decimal("7539.443252")}
        ),
        "unit in the row label": Trap(
            _amount("政府集中采购（元）", None, "251000"),
            ("2019",),
            says={"*.amount_wan_yuan": Decimal("25.1")},
        ),
        "unit in the column label": Trap(
            _amount(None, "采购总金额（元）", "984361"),
            ("2019",),
            says={"*.amount_wan_yuan": Decimal("98.4361")},
        ),
        "amount without a unit": Trap(
            _amount(None, None, "6944.93"), ("2019",), says={"*.amount_wan_yuan": Mark.UNREADABLE}
        ),
        # what stands in the cells besides their text
        "raised marks": _standing(Beside(Standing.RAISED_MARK, "1")),
        "old figures struck out": _standing(Beside(Standing.STRUCK_OUT, "428")),
        "figures that are not seen": _standing(Beside(Standing.NOT_VISIBLE, "7")),
        "all struck out": _standing(Beside(Standing.STRUCK_OUT, "428"), is_alone=True),
        "nothing seen": _standing(Beside(Standing.NOT_VISIBLE, "7"), is_alone=True),
        "pictures of figures": _standing(Beside(Standing.PICTURE), is_alone=True),
        "controls without values": _standing(Beside(Standing.FORM_CONTROL), is_alone=True),
        "figures printed over": _standing(Beside(Standing.OVERPRINTED, "428"), is_doubt=True),
        "two layers of figures": _standing(Beside(Standing.TWO_LAYERS, "428"), is_doubt=True),
        "formulas without results": _standing(
            Beside(Standing.FORMULA_WITHOUT_RESULT), is_alone=True
        ),
        "figures that scripts write": _standing(Beside(Standing.GENERATED), is_alone=True),
        "figures out of their order": _standing(Beside(Standing.UNCERTAIN, "7"), is_doubt=True),
        # columns and headers
        "subtotal of legal persons": Trap(_subtotal_of_legal_persons),
        "note column": Trap(_note_column),
        "column of running numbers": Trap(_number_column),
        "spare column": Trap(_spare_column),
        "header lost three cells": Trap(_lost_header_cells("法律服务机构", "其他", "总计")),
        "header lost all kinds": Trap(
            _lost_header_cells("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
        ),
        "merged cells as blank cells": Trap(_unmerged),
        "header cells as blank cells below": Trap(_unmerged_header),
        "colspans of the body unlike the header's": Trap(
            _other_colspans,
            may_lack=dict.fromkeys(("markdown", "text", "comma-separated"), ("requests.*",)),
        ),
        "words split over lines": Trap(_split_words),
        "a word in two cells": Trap(_two_cells_a_word),
        "header in one row": Trap(_flat_header),
        "wrong header over a row": Trap(
            _wrong_header, may_lack=_in_formats("comma-separated xlsx", "requests.received.*")
        ),
        # rows
        "row of rules missing": Trap(
            _without_rows(_SECTION_2, "规章"), says={"*.rules.*": Mark.MISSING}
        ),
        "rows of section 三 missing": Trap(
            _without_rows(_SECTION_3, "2.重复申请", "（一）予以公开"),
            says={"*.repeat.*": Mark.MISSING, "*.granted.*": Mark.MISSING},
        ),
        "block headings missing": Trap(_without_block_headings),
        "a block without heading and header": Trap(
            _without_a_block_header, may_lack={"": ("*.administrative_fees.*",)}
        ),
        "label printed twice": Trap(_label_printed_twice),
        "labels in each row": Trap(_labels_in_each_row),
        "labels in one column": Trap(_labels_in_one_cell),
        "other ordinals": Trap(_other_ordinals),
        "slips in labels": Trap(_slips),
        "rows in separate tables": Trap(_rows_in_separate_tables),
        "blocks in separate tables": Trap(_blocks_in_separate_tables),
        "continued without header": Trap(_continued(with_header=False)),
        "continued with header": Trap(_continued(with_header=True)),
        "added rows": Trap(_added_rows),
        "caption and footnote within tables": Trap(_rows_within_tables),
        "labels joined to their groups": Trap(_joined_labels),
        "units in labels": Trap(_units_in_labels),
        "figures of groups": Trap(_group_figures),
        "merged marks": Trap(
            _merged_marks,
            says={
                "*.rules.*": Mark.NOT_APPLICABLE,
                "*.enforcement_file.research_institution": Mark.NOT_APPLICABLE,
                "*.administrative_inquiry.research_institution": Mark.NOT_APPLICABLE,
            },
            in_merging_formats=True,
        ),
        "columns of all rows in one table": Trap(_columns_of_all_rows),
        "header apart": Trap(_header_apart),
        "blank rows": Trap(_blank_rows),
        "cases under a parent": Trap(_cases_under_a_parent),
        "cases stacked": Trap(_cases_stacked),
        "ordinal of another row": Trap(
            _ordinal_of_another_row, ("2021",), says={"*.other_handling.other.*": Mark.MISSING}
        ),
        # sections
        "sections retitled": Trap(_retitled),
        "sections numbered in brackets": Trap(_renumbered("（{numeral}）")),
        "sections numbered as parts": Trap(_renumbered("第{numeral}部分 ")),
        "sections numbered with digits": Trap(_renumbered("{number}.")),
        "sections without numbers": Trap(_renumbered("")),
        "sections numbered as tables": Trap(_renumbered("表{numeral}：")),
        "heading of section 三 lost": Trap(_lost_heading(_SECTION_3)),
        "heading of section 四 lost": Trap(_lost_heading(_SECTION_4)),
        "heading of section 二 lost": Trap(_lost_heading(_SECTION_2)),
        "heading below its table": Trap(_heading_below_its_table),
        "prose around the tables": Trap(_prose_around),
        "page furniture": Trap(_page_furniture),
        "table of contents": Trap(_contents),
        "a table for each kind of case": Trap(_case_tables),
        "cases as rows": Trap(_cases_as_rows),
        "results as rows": Trap(_results_as_rows),
        "section 三 turned": Trap(_requests_turned),
        "section 三 split by applicants": Trap(_by_applicants),
        "one sheet": Trap(_one_sheet),
        "a table of other things appended": Trap(_second_report),
        # what converters make
        "rows padded for merged cells": Trap(converted_pages.padded),
        "merged cells filled": Trap(converted_pages.filled),
        "merged cells filled, one row of headers": Trap(converted_pages.filled_with_one_header),
        "a row of figures in one cell": Trap(converted_pages.a_row_in_one_cell),
        "a cell a row": Trap(converted_pages.a_cell_a_row),
        "last year's figures beside": Trap(
            converted_pages.two_years("2022年", "2021年", this=0), ("2021",)
        ),
        "last year's figures before": Trap(
            converted_pages.two_years("上年", "本年度", this=1), ("2021",)
        ),
        "two years without a name": Trap(
            converted_pages.two_years("申请人情况", "申请人情况", this=0),
            ("2021",),
            may_lack={"": ("requests.*",)},
        ),
        "last year's table first": Trap(
            converted_pages.last_year_first, ("2021",), may_lack={"": ("requests.*",)}
        ),
        "notes in labels": Trap(converted_pages.notes_in_labels),
        "a figure merged over rows": Trap(
            converted_pages.a_figure_merged_over_rows,
            may_lack={"": ("*.security_stability.*", "*.third_party_rights.*")},
            in_merging_formats=True,
        ),
        "sections numbered formally": Trap(_renumbered("{formal}、")),
        "sections numbered in Roman numerals": Trap(_renumbered("{roman}.")),
    }
)
"""Every trap by name."""
