"""The page about the rules, made from their table: ``python docs/rules_page.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure import RULES, Rule
from gov_disclosure.rules.words import SEVERITIES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.bilingual import Words
    from gov_disclosure.model.finding import Severity, Status

PAGE = Path(__file__).parent / "rules.md"

_OPENING = """\
# 核查规则 / Rules

本页由规则表生成（`python docs/rules_page.py`），请勿手改。
This page is generated from the table of rules.

`gd.check(extraction)` 返回核查结果，与命令 `gov-disclosure check` 相同，其中有读取中未能确定的内容
（`reading.*`）；`gd.check(report)` 只核查报告本身。规则只报告，从不改动报告中的数。

## 级别与状态
"""

_REASONING = """\
## 空白和标记怎么算

每条等式都按三种结果判定：

* **数字**就是它本身。
* **空白、缺失、未能识别**的格是未知的件数，可能是 0 或任何更大的数。
* **标记**（`/`、`—`、`无` 等）按 0 能使等式成立时即算成立；但要判“不符”，标记也可能是任何件数。

无论这些格是什么数都不可能成立的，才是“不符”（错误），差额取可能的最小值；
不能肯定成立的是“无法判定”（疑点），每条规则至多一条，列出没有数字的格。

“不符”只看一条等式本身。几条等式合起来看，“无法判定”的一条还会说明：

* 空白格按0计、总计按合计计，该部分各项均相符；
* 或者无论填几，各项都不能同时相符（例如总计空白，按行应为5、按列应为6）。这仍是疑点：
  不能断定错的是哪一条。

## 可能填错的格

第三、四部分的等式不符时，`Finding.suspects` 列出可能填错的格（仅供参考，原数未改）：
最少改动几格、各改为几，就能使这张表的**每一条**等式都相符。至多三组，最可能的在前；
同一张表的各条结果列出的组相同（能使全部等式相符的一组，必在每条不符的等式中都有一格）。第四部分的三类案件互不相干，各自列出。

* 先求改动格数最少的，再按数字看得出的原因排列：相邻数字颠倒、漏一位或多一位数字、总计仍为0、
  两格的数互换、一个数拆到两格、整行错开一列等。看不出原因的也列出，只是靠后。
* 数字分辨不出的，最后一组注明另有几种改法。
* 要改超过六格才能相符、或改法太多的表，只看错是否都在同一行或同一列；否则不猜。
* 没有数字的格不会被怀疑：不管填几都不符，错不在它。
* 改动不违反等式的格查不出来，例如同一列的两格一格多1、一格少1，而各行总计也跟着错了。

```python
>>> import gov_disclosure as gd
>>> report = gd.blank("2021")
>>> cells = {"upheld": 21, "corrected": 3, "other_result": 0, "pending": 0, "total": 15}
>>> changes = {f"disputes.reconsideration.{name}": count for name, count in cells.items()}
>>> finding, = gd.check(gd.replace(report, changes), severity="error")
>>> for suspect in finding.suspects:
...     print(*suspect.changes, suspect.reason)
('disputes.reconsideration.upheld', 12) 改这1格，有关各项即全部相符；21与12相邻数字颠倒
('disputes.reconsideration.total', 24) 改这1格，有关各项即全部相符

```

## 选用与关闭

```python
>>> import gov_disclosure as gd
>>> report = gd.blank("2021")
>>> len(gd.check(report))
4
>>> [finding.rule for finding in gd.check(report, rules="disputes")]  # 只用这一组
['disputes.total']
>>> [finding.rule for finding in gd.check(report, rules=["-requests"])]  # 关闭这一组
['disputes.total']
>>> gd.check(report, severity="error")  # 只要错误
<Findings 0: 0 error, 0 warning, 0 info>

```

## 自己的规则

规则是一个函数：取规则本身和待查的报告（`Examination`：`report`、上一年度的 `previous`、两者各格的
`figures`、`last_year_figures`，以及读取所得的 `extraction`），逐条给出（`yield`）结果，
或者返回结果的列表、`None`。`rules` 只运行所列的规则：`[own]` 只运行自己的，`[*gd.RULES, own]`
连同全部规则，`["requests", own]` 连同一组。

```python
>>> def few_carried_forward(rule, examination):
...     path = "requests.carried_forward.total"
...     value = examination.figures.get(path)
...     if isinstance(value, int) and value > 100:
...         yield rule.finding("to_review", [path], "结转偏多，请核实。", "Many carried forward.")
>>> own = gd.Rule("own.carried", "info", few_carried_forward, "结转不多", "few carried forward")
>>> report = gd.replace(report, {"requests.carried_forward.total": 120})
>>> [finding.message for finding in gd.check(report, rules=[own])]
['结转偏多，请核实。']

```
"""

_PROSE = """\
## 正文怎么与表格比较

`text.*` 只比较能够确认的话：一个分句的每个词语都认得，才取其中的件数；是“疑点”或“提示”，请人核实。

* **谁的**：表格是全区的，就只比较“全区”“我区”“各级行政机关”或者没有写明的；
  区政府办公室、某局、各镇街的不比较。表格是一个机关的，只比较“我局”“本机关”或者它的名称。
* **哪一年的**：只比较报告年度的；上年、上半年、截至某月、“累计”而没有写明年度的不比较。
* **数字**：`1,024`、`１２`、`一百零五`、`1.2万`（按末位取近似）、“未收到”“为零”都认得；
  “约”“余”“左右”不比较。
* **量词**：申请和案件是件、件次、宗、份、例、起；条、人次等不比较。
* 总数与表一致，才比较它后面的各部分（办理结果、申请人）；总数不一致时只报告总数。

"""

_READING = """\
## 读取中的问题

`reading.problems` 的结果用读取时的标识，例如：

* `reading.blanks_not_certain`（疑点）：表中有数字未能归位，没有数字的格不称空白，记为缺失。
* `reading.header_contradicted`（疑点）：表头的次序与各行合计矛盾，位置不能确定的格不取数。
* `reading.table_of_another_year`：表格写明是其他年份的数字，不取。
* `reading.cell_merged`（疑点）：一个数字占了规定格式的几格，或者几个数字挤在一格。

`rules=["-reading"]` 不报告这些；`rules="reading"` 只报告这些。
"""


def rules_page() -> str:
    """Return the text of ``docs/rules.md``."""
    words = (_table("级别", SEVERITIES), _table("状态", STATUSES))
    return "\n".join((_OPENING, *words, _REASONING, _PROSE, _READING, *map(_entry, RULES)))


def _table(title: str, words: Mapping[Severity, Words] | Mapping[Status, Words]) -> str:
    rows = [f"| `{name}` | {word.zh} | {word.en} |" for name, word in words.items()]
    return "\n".join((f"| {title} | 中文 | English |", "|---|---|---|", *rows, ""))


def _entry(rule: Rule) -> str:
    return f"""\
## `{rule.id}` {rule.title}

{rule.title_en[0].upper()}{rule.title_en[1:]}.

* 级别：{SEVERITIES[rule.severity].zh}
* 公式：{rule.formula}
* 理由：{rule.reason}
* 依据：{rule.source}
* 已知误报：{rule.false_alarms}
* 关闭：`gd.check(report, rules=["-{rule.id}"])`
"""


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8", newline="\n")
