"""Heads of reports as sites print them, built from parts, with the facts that they state.

Each part is what pages are seen to print: menus, breadcrumbs, tags, catalogue facts, titles over
one or several lines, date lines, preambles, signatures. A head takes one of each.
"""

from __future__ import annotations

import datetime
import random
from html import escape
from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

Format = Literal["html", "text"]

BODIES = (
    ("云州市统计局", "市统计局"),
    ("云州市青溪区林业局", "区林业局"),
    ("青溪区人民政府", "青溪区人民政府"),
    ("云州市青溪区人民政府", "青溪区人民政府"),
    ("云州市住房和城乡建设局", "云州市住房和城乡建设局"),
    ("东河镇人民政府", "东河镇人民政府"),
    ("青溪街道办事处", "青溪街道"),
    ("云溪县人民政府办公室", "县政府办公室"),
    ("青溪经济技术开发区管理委员会", "青溪经济技术开发区管理委员会"),
    ("云州市市场监督管理局", "市市场监督管理局"),
    ("国家税务总局青溪区税务局", "国家税务总局青溪区税务局"),
    ("青溪区城市管理局", "区城市管理局"),
    ("江东省教育厅", "省教育厅"),
    ("白石乡", "白石乡"),
    ("云州市城市建设投资集团有限公司", "云州市城市建设投资集团有限公司"),
    ("云州市公安局青溪分局", "市公安局青溪分局"),
    ("第三师四十五团", "第三师四十五团"),
    ("云木左翼旗人民政府", "云木左翼旗人民政府"),
    ("云州市档案馆", "市档案馆"),
)
"""Names of bodies, full and as catalogues shorten them."""

SITE = "云州市人民政府"
TABLE = (
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "0", "0", "0"),
    ("行政规范性文件", "2", "1", "9"),
)

_CHROME: tuple[tuple[str, ...], ...] = (
    (),
    ("首页", "政务公开", "政府信息公开年报"),
    (
        "网站支持IPv6",
        "无障碍阅读",
        "长者模式",
        "政府信息公开指南",
        "政府信息公开制度",
        "政府信息公开年报",
    ),
    ("当前位置：首页 > 政务公开 > 政府信息公开年报",),
    ("您现在所在的位置：首页 > 信息公开 > 政府信息公开年报 > {year}年政府信息公开工作年度报告",),
    ("首页 >> 政府信息公开 >> 年度报告 >> 正文",),
    ("设为首页", "加入收藏", SITE, "首页", "要闻动态", "政务公开", "政民互动"),
    ("登录 注册", "政府信息公开", "法定主动公开内容", "政府信息公开年报"),
    ("2020年6月1日 星期一", "首页", "2018年", "2017年", "2016年", "政府信息公开年报"),
    ("市直部门", "市财政局", "市教育局", "关于甲的通知", "2020-02-01", "办事大厅"),
    ("历年年报", "白石镇2018年政府信息公开年报", "红河镇2018年政府信息公开年报", "更多"),
    ("热门搜索： 社保 公积金", "请输入关键字", "首页 / 政务公开 / 年度报告"),
)
_FOOTERS: tuple[tuple[str, ...], ...] = (
    ("主办：云州市人民政府办公室", "网站标识码：3300000001"),
    ("打印 关闭", "主办单位：云州市数据局", "地址：云州市青溪路1号", "邮编：300000"),
    ("云州市人民政府主办", "备案号：江ICP备05000000号"),
    ("扫码浏览", "上一篇： 关于甲的通知", "友情链接", "江东省教育厅"),
    (),
)
_DATE_SHAPES = (
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}年{0.month:02}月{0.day:02}日 17:12:21",
    "{0.year}年{0.month} 月 {0.day}日",
    "{0.year}-{0.month:02}-{0.day:02} 09:43",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month:02}.{0.day:02}",
    "{0.year} - {0.month:02} - {0.day:02}",
)


@attrs.frozen
class Facts:
    """What a head states; None where it states nothing."""

    title: str | None
    publisher: str | None
    year: int | None
    published_on: datetime.date | None


@attrs.frozen
class PrintedHead:
    """A page or text with a head, and what the head states.

    Attributes:
        format: how it is printed.
        content: the whole page or text.
        facts: what it states.
        parts: which parts it was built from.
    """

    format: Format
    content: str
    facts: Facts
    parts: tuple[int, ...]


@attrs.define
class _Sheet:
    """A page that is being printed: tags, lines and tables in order, and what they state."""

    name: str
    short: str
    year: int
    day: datetime.date
    title: str = ""
    stated: dict[str, object] = attrs.field(factory=dict)
    tags: list[str] = attrs.field(factory=list)
    parts: list[str | tuple[tuple[str, ...], ...]] = attrs.field(factory=list)
    title_lines: tuple[str, ...] = ()
    headed: bool = False

    def html(self) -> str:
        body = "".join(self._html_part(part) for part in self.parts)
        return f"<!DOCTYPE html><html><head>{''.join(self.tags)}</head><body>{body}</body></html>"

    def _html_part(self, part: str | tuple[tuple[str, ...], ...]) -> str:
        if isinstance(part, str):
            return f"<p>{escape(part)}</p>" if part != "{title}" else self._html_title()
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in part)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    def _html_title(self) -> str:
        if self.headed:
            return f"<h1>{'<br/>'.join(self.title_lines)}</h1>"
        return "".join(f"<div>{line}</div>" for line in self.title_lines)

    def text(self) -> str:
        lines: list[str] = []
        for part in self.parts:
            if part == "{title}":
                lines += self.title_lines
            elif isinstance(part, str):
                lines.append(part)
            else:
                lines += [" | ".join(row) for row in part]
        return "\n".join(lines)


def printed_heads(count: int, seed: int = 11) -> Iterator[PrintedHead]:
    """Yield heads crossed from the parts; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - for tests
    for _ in range(count):
        yield _printed(chance)


def _printed(chance: random.Random) -> PrintedHead:
    format_: Format = chance.choice(("html", "text"))
    name, short = chance.choice(BODIES)
    year = chance.choice(range(2019, 2025))
    day = datetime.date(year + 1, 1, chance.randint(1, 31))
    sheet = _Sheet(name, short, year, day, headed=chance.random() < 0.5)
    stated = sheet.stated
    chrome = chance.randrange(len(_CHROME))
    sheet.parts += [line.format(year=year) for line in _CHROME[chrome]]
    shape, printed = _title(chance, sheet)
    tags = _tags(chance, sheet) if format_ == "html" else 0
    catalogue = _catalogue(chance, sheet)
    if printed:
        sheet.parts.append("{title}")
        _date_line(chance, sheet)
    preamble = _preamble(chance, sheet)
    sheet.parts += ["一、总体情况"]
    if chance.random() < 0.6:
        sheet.parts.append(f"{year}年，我单位依法做好政府信息公开工作。")
        stated["year"] = year
    else:
        sheet.parts.append("我单位依法做好政府信息公开工作。")
    sheet.parts += ["二、主动公开政府信息情况", TABLE, "六、其他需要报告的事项", "无。"]
    signature = chance.randrange(4)
    if signature == 1:
        sheet.parts += [name, f"{day.year}年{day.month}月{day.day}日"]
        stated.setdefault("publisher", name)
    elif signature == 2:
        sheet.parts += [f"{name}{day.year}年1月{day.day}日"]
        stated.setdefault("publisher", name)
    footer = chance.randrange(len(_FOOTERS))
    sheet.parts += _FOOTERS[footer]
    is_titled = printed or "title" in stated
    if is_titled:
        stated |= {"publisher": name, "year": year}
    if preamble == 1:
        stated["publisher"] = name
    publisher = stated.get("publisher")
    if signature in {1, 2} and publisher is not None and name.endswith(str(publisher)):
        publisher = name  # the fuller of two names of one body, where the shorter is its tail
    facts = Facts(
        sheet.title if is_titled else None,
        None if publisher is None else str(publisher),
        year if "year" in stated else None,
        day if "published_on" in stated else None,
    )
    content = sheet.html() if format_ == "html" else sheet.text()
    return PrintedHead(
        format_, content, facts, (chrome, tags, catalogue, shape, preamble, signature, footer)
    )


def _title(chance: random.Random, sheet: _Sheet) -> tuple[int, bool]:
    """Choose how the title is printed; return the shape, and whether it is printed at all."""
    name, year = sheet.name, sheet.year
    report = "政府信息公开工作年度报告"
    shapes: tuple[tuple[str, ...], ...] = (
        (f"{name}{year}年{report}",),
        (f"{name}{year}年度{report}",),
        (name, f"{year}年{report}"),
        (f"{name}{year}年度", report),
        (name, f"{year}年度", report),
        (f"{year}年{name}{report}",),
        (f"（图解）{name}{year}年{report}",),
        (f"{name}{year}年{report}（文字版）",),
        (f"{name}关于{year}年度政府信息公开工作情况的报告",),
        (f"{name}{year}年政府信息公开年报",),
        (f"附件：{name}{year}年{report}",),
        (f"{name}：{year}年{report}",),
        (f"{year}年{report}（{name}）",),
        (),
    )
    shape = chance.randrange(len(shapes))
    sheet.title_lines = shapes[shape]
    printed = bool(shapes[shape])
    title = "".join(shapes[shape]) if printed else f"{name}{year}年{report}"
    sheet.title = title.removeprefix("（图解）").removeprefix("附件：")
    return shape, printed


def _tags(chance: random.Random, sheet: _Sheet) -> int:
    """Print tags of one kind or none; return which."""
    title, day, stated = sheet.title, sheet.day, sheet.stated
    kind = chance.randrange(5)
    if kind in {1, 2}:
        sheet.tags += [
            f'<meta name="SiteName" content="{SITE}">',
            '<meta name="ColumnName" content="政府信息公开年报">',
            f'<meta name="ArticleTitle" content="{title}">',
        ]
        stated["title"] = True
    if kind == 2:
        sheet.tags += [
            f'<meta name="PubDate" content="{day.isoformat()} 14:46">',
            f'<meta name="ContentSource" content="{sheet.short}">',
        ]
        stated["published_on"] = True
    if kind == 3:
        sheet.tags.append(f'<meta property="og:title" content="{title}">')
        stated["title"] = True
    if kind == 4:
        sheet.tags.append(
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"'
            f'{title}","datePublished":"{day.isoformat()}T09:00:00+08:00"}}</script>'
        )
        stated |= {"title": True, "published_on": True}
    if kind in {1, 3} or chance.random() < 0.3:
        sheet.tags.append(f"<title>{title}_政府信息公开年报_{SITE}</title>")
        stated["title"] = True
    else:
        sheet.tags.append(f"<title>政府信息公开年报_{SITE}</title>")
    return kind


def _catalogue(chance: random.Random, sheet: _Sheet) -> int:
    """Print catalogue facts in one shape or none; return which."""
    title, short, day, stated = sheet.title, sheet.short, sheet.day, sheet.stated
    kind = chance.randrange(7)
    made = (day - datetime.timedelta(days=2)).isoformat()
    shown = chance.choice(_DATE_SHAPES).format(day)
    if kind == 1:
        sheet.parts.append(
            (
                ("索引号", "YZ001/2025-00012", "发布机构", short),
                ("名称", title),
                ("成文日期", made, "发布日期", shown),
            )
        )
    elif kind == 2:
        sheet.parts.append(
            (
                ("索引号：", "YZ001/2025-00012"),
                ("发文机关：", short),
                ("生成日期：", made),
                ("公开日期：", shown),
            )
        )
    elif kind == 3:
        sheet.parts += [
            f"名 称： {title}",
            f"索 引 号： YZ0007/2023-05239 发布日期： {shown} 发布机构： {short}",
            "文 号： 文件分类： 所属机构：",
        ]
    elif kind == 4:
        sheet.parts += ["索引号", "YZ001/2025-00012", "撰写时间", made, "发布时间", shown]
    elif kind == 5:
        sheet.parts += [f"发布机构 {short} 公开日期 {shown}", f"发文日期：{made}"]
    elif kind == 6:
        sheet.parts.append(f"发布者：{short} 发布时间：{shown} 点击数：33")
    if kind in {1, 3}:
        stated["title"] = True
    if kind in {1, 2, 3, 5, 6}:
        stated["publisher"] = short
    if kind:
        stated["published_on"] = True
    return kind


def _date_line(chance: random.Random, sheet: _Sheet) -> None:
    shown = chance.choice(_DATE_SHAPES).format(sheet.day)
    lines = (
        None,
        f"发布时间：{shown} 来源：办公室 浏览次数：33 【字体：大 中 小】",
        f"时间：{shown}",
        shown,
        f"来源：本网 发表时间：{shown} 【打印】【关闭】",
        f"[ 发布时间：{shown} ] [ 字体：大 中 小 ]",
        f"作者：张三 {shown}",
    )
    line = chance.choice(lines)
    if line is not None:
        sheet.parts.append(line)
        sheet.stated["published_on"] = True


def _preamble(chance: random.Random, sheet: _Sheet) -> int:
    name, year, stated = sheet.name, sheet.year, sheet.stated
    period = f"本报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    lines = (
        (),
        (f"根据《条例》规定，现公布{name}{year}年度政府信息公开工作年度报告。{period}",),
        (f"本报告由云州市政务服务和数据管理局负责编制。{period}",),
        (f"根据《条例》要求，现编制形成了《{name}{year}年政府信息公开工作年度报告》。",),
        (period,),
        (f"{name}（以下简称“本机关”）编制{year}年度政府信息公开工作年度报告。",),
        (f"现将我单位{year}年度政府信息公开工作情况报告如下：",),
    )
    kind = chance.randrange(len(lines))
    sheet.parts += lines[kind]
    if kind:
        stated["year"] = year
    if kind in {1, 3, 5}:
        stated["publisher"] = name
        return 1
    return kind
