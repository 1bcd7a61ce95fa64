"""The page of peers, its measures made from their declarations: ``python docs/peers_page.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure.peer_groups.document import (
    FORMULA,
    HOW_TO_READ,
    KINDS_OF_MEASURES,
    MEASURE,
    SOURCE,
)
from gov_disclosure.peer_groups.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parent / "peers.md"

_OPENING = f"""\
# 同类单位 / Peers

本页由指标的声明生成（`python docs/peers_page.py`），请勿手改。
This page is generated from the declarations of the measures.

一个单位的数多不多，要与同类的单位比。`gd.peers` 和命令 `peers` 把各单位的件数、比例、比率
与同类单位的中位数、四分位数并列，不排名次，不作评价。
Whether a figure is large is told by bodies of the same kind. Nothing is ranked or judged.

```sh
gov-disclosure peers examples/area --roster examples/area/bodies.csv --year 2021
gov-disclosure peers examples/area --roster examples/area/bodies.csv -o 同类单位.xlsx
```

```python
>>> import gov_disclosure as gd
>>> from pathlib import Path
>>> area = Path("examples/area")
>>> roster = gd.Roster.read(area / "bodies.csv")
>>> reports = [gd.read(file).report for file in sorted((area / "2021").glob("*.md"))]
>>> departments = next(each for each in gd.peers(reports, roster).groups if len(each.bodies) > 1)
>>> spread = departments.spreads["received"]
>>> spread.lower, spread.median, spread.upper
(Decimal('14.50'), Decimal('23.50'), Decimal('37.25'))
>>> for body in departments.bodies:
...     print(body.name, body.values["received"].value, body.values["granted_share"].told("zh"))
云州市白石区林业局 13 7/12
云州市白石区水利局 15 11/15
云州市白石区卫生健康局 32 64.52% (20/31)
云州市白石区市场监督管理局 53 66.67% (36/54)

```

## 怎样看 / How to read it

{HOW_TO_READ.zh}
{HOW_TO_READ.en}

类别、层级依报告所写，其次名册，其次由名称推定（[说明](heads.md)）；有一项不明的单位不与
其他单位比较。`/` 与数相加时计作 0。四分位数按比例取在相邻两数之间
（电子表格的 QUARTILE.INC），一个单位自己的数也在其中。
Kind and level are what a report states, else the roster, else what the name lets
presume; a body of which one is not known has no peers. A mark counts as 0 in a sum. Quartiles lie
between neighbouring figures in proportion (QUARTILE.INC), the body's own among them.

## 指标 / Measures

"""


def peers_page() -> str:
    """Return the text of ``docs/peers.md``."""
    return _OPENING + "\n".join(_measures())


def _measures() -> Iterator[str]:
    for kind, words in KINDS_OF_MEASURES.items():
        yield f"### {words}\n"
        yield f"| | {MEASURE} | {FORMULA} | {SOURCE} |"
        yield "|---|---|---|---|"
        for name, measure in MEASURES.items():
            if measure.kind == kind:
                yield f"| `{name}` | {measure.words} | {measure.formula} | {measure.source} |"
        yield ""


if __name__ == "__main__":
    PAGE.write_text(peers_page(), encoding="utf-8")
