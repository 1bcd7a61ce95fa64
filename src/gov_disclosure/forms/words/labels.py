"""Labels of the form as they are recognised: width, spaces, punctuation and ordinals aside.

The tables below are derived from the declarations; a variant is added there, not here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from gov_disclosure.model.applicants import APPLICANTS, LEGAL_PERSONS
from gov_disclosure.model.paths import RowFacts, rows, section_class, table_shape
from gov_disclosure.model.proactive import INFORMATION_CONTENT
from gov_disclosure.model.report import FORMS, FormName
from gov_disclosure.model.requests import RECONCILIATION_SENTENCE
from gov_disclosure.normal_width import normal_width

_NOT_IN_A_KEY = re.compile(r"[\W_]+")

_JOINED = re.compile("[：:]")

_LONGEST_LABEL = 60

_SHORTEST_GROUP = 4

_CHINESE_NUMERALS = "一二三四五六七八九十"

_ORDINAL = re.compile(
    rf"\s*(?:[(\[]\s*(?P<bracketed>[{_CHINESE_NUMERALS}]+|\d{{1,2}})\s*[)\]]"
    rf"|(?P<plain>[{_CHINESE_NUMERALS}]+|\d{{1,2}})\s*[、.,)])\s*"
)

_DIGITS = re.compile(r"\d+(?:[万亿]?元|万|件|项|笔|个)?")
_REMARK = re.compile(
    r"\s*[(（]\s*(?:(?:单\s*位\s*[:：]?\s*)?(?:件|项|份|条|宗|个|次|起|件次)"
    r"|[^()（）]{0,4}(?:无此项|不涉及|不适用))\s*[)）]\s*\Z"
)
_NOTE = re.compile(
    r"[(（](?![一二三四五六七八九十]{1,3}[)）]|\d{1,2}[)）])"
    r"[^()（）]{2,120}(?:[(（][^()（）]{0,30}[)）][^()（）]{0,60}){0,3}[)）]"
    r"|[*※☆★▲△①-⑳]+"
)
_ORDINAL_ALONE = re.compile(rf"[{_CHINESE_NUMERALS}]{{1,3}}|\d{{1,3}}")


def key(text: str) -> str:
    """Return what identifies a label: its letters, digits and Chinese characters.

    Example:
        >>> key("（三） 不予 公开"), key("3．危及“三安全一稳定”（件）")
        ('三不予公开', '3危及三安全一稳定')
    """
    return _key(text) if len(text) <= _LONGEST_LABEL else _make_key(text)


def _make_key(text: str) -> str:
    return _NOT_IN_A_KEY.sub("", normal_width(without_remark(text)))


def _bare_key(text: str) -> str:
    """Return the key of a label without its ordinal."""
    return _short_bare_key(text) if len(text) <= _LONGEST_LABEL else _make_bare_key(text)


def _make_bare_key(text: str) -> str:
    return key(split_ordinal(text)[1])


# The same few hundred labels and figures come in every report.
_key = functools.lru_cache(maxsize=4096)(_make_key)
_short_bare_key = functools.lru_cache(maxsize=4096)(_make_bare_key)


def split_ordinal(label: str) -> tuple[str | None, str]:
    """Return the ordinal a label begins with, as a Chinese numeral or digits, and the rest.

    Example:
        >>> split_ordinal("（六）其他处理"), split_ordinal("三类内部事务信息")
        (('六', '其他处理'), (None, '三类内部事务信息'))
    """
    text = normal_width(label)
    match = _ORDINAL.match(text)
    if match is None:
        return None, text
    return match["bracketed"] or match["plain"], text[match.end() :]


def without_remark(label: str) -> str:
    """Return a label without the unit of counts or the 无此项 in brackets after it.

    Example:
        >>> without_remark("行政处罚（单位：件）"), without_remark("规章（县级无此项）")
        ('行政处罚', '规章')
        >>> without_remark("本年收费金额（万元）")
        '本年收费金额（万元）'
    """
    return _REMARK.sub("", label)


def without_notes(label: str) -> str:
    """Return a label without an agency's notes in brackets and the marks of footnotes.

    Example:
        >>> without_notes("规章（设区的市填写）"), without_notes("（三）不予公开*")
        ('规章', '（三）不予公开')
    """
    return _NOTE.sub("", label)


def is_ordinal(text: str) -> bool:
    """Tell whether a text is an ordinal and nothing else: 3, （一）, 12.

    Example:
        >>> is_ordinal("（三）"), is_ordinal("12."), is_ordinal("三类")
        (True, True, False)
    """
    return _ORDINAL_ALONE.fullmatch(key(text)) is not None


def header_parts(text: str) -> list[str]:
    """Return the labels that were joined into one header cell, outermost first.

    Example:
        >>> header_parts("行政诉讼：复议后起诉：总计")
        ['行政诉讼', '复议后起诉', '总计']
        >>> header_parts("行政复议：总计：")  # a blank cell below
        ['行政复议', '总计']
    """
    return list(filter(None, map(str.strip, _JOINED.split(text)))) or [text]


def _numerals(ordinal: str) -> tuple[str, ...]:
    """Return an ordinal in Chinese and in Arabic numerals."""
    if ordinal in _CHINESE_NUMERALS:
        return ordinal, str(_CHINESE_NUMERALS.index(ordinal) + 1)
    if ordinal.isdecimal() and 1 <= int(ordinal) <= len(_CHINESE_NUMERALS):
        return ordinal, _CHINESE_NUMERALS[int(ordinal) - 1]
    return (ordinal,)


def label_keys(label: str, variants: Iterable[str] = ()) -> frozenset[str]:
    """Return the keys under which a label is recognised, with and without its ordinal.

    Example:
        >>> sorted(label_keys("（六）其他处理"))
        ['6其他处理', '六其他处理', '其他处理']
    """
    ordinal, text = split_ordinal(label)
    keys = {key(name) for name in (text, *variants)}
    if ordinal is not None:
        keys |= {number + plain for number in _numerals(ordinal) for plain in keys}
    return frozenset(keys)


@attrs.frozen(eq=False)
class SectionLabels:
    """Everything that can be printed as a label in one table section, in any form.

    Attributes:
        rows: key to path of the row below the section.
        groups: keys of labels that span rows.
        groups_over: path of a row to the keys of those that it stands in.
        columns: key to field name of the column.
        column_groups: keys of headers over columns.
        over_columns: keys of all that may be joined to the label of a column, before it.
        blocks: key to label of the block of section 二.
        template: keys of what the form itself prints in the table besides.
    """

    rows: Mapping[str, str]
    groups: frozenset[str]
    groups_over: Mapping[str, frozenset[str]]
    columns: Mapping[str, str]
    column_groups: frozenset[str]
    over_columns: frozenset[str]
    blocks: Mapping[str, str]
    template: frozenset[str]

    @functools.cached_property
    def all_keys(self) -> frozenset[str]:
        """Every key of the section."""
        return frozenset(
            (
                *self.rows,
                *self.groups,
                *self.columns,
                *self.column_groups,
                *self.blocks,
                *self.template,
            )
        )

    @functools.cached_property
    def _row_ends(self) -> tuple[str, ...]:
        """What a text ends with that joins labels and names a row."""
        return tuple(self.rows)

    @functools.cached_property
    def _column_ends(self) -> tuple[str, ...]:
        return tuple(self.columns)

    @functools.cached_property
    def prefixes(self) -> frozenset[str]:
        """Every beginning of a key: where it stops, no label goes on."""
        return frozenset(k[:end] for k in self.all_keys for end in range(1, len(k) + 1))

    def row(self, text: str) -> str | None:
        """Return the path of the row that ``text`` labels, below the section, or None.

        Groups it stands in may be joined to its label: （三）不予公开1.属于国家秘密. An agency's
        note in brackets is no part of it.
        """
        return self._exact_row(text) or self._exact_row(without_notes(text))

    def _exact_row(self, text: str) -> str | None:
        label = key(text)
        found = self.rows.get(label) or self.rows.get(self.bare_key(text))
        if found is None and len(label) > _SHORTEST_GROUP and label.endswith(self._row_ends):
            *groups, last = self.pieces(label) or [""]
            row = self.rows.get(last) if groups else None
            found = row if self.groups_over.get(row or "", frozenset()).issuperset(groups) else None
        return found

    def bare_key(self, text: str) -> str:
        """Return the key of a label without an ordinal that the form does not give it.

        So short a label as 其他, which is a column too, is another row under another number.
        """
        bare = _bare_key(text)
        return key(text) if bare in self.columns else bare

    def column(self, text: str) -> str | None:
        """Return the field name of the column that ``text`` labels, or None.

        Headers over the column may be joined to its label: 法人或其他组织：商业企业,
        申请人情况/自然人.
        """
        return self._exact_column(text) or self._exact_column(without_notes(text))

    def _exact_column(self, text: str) -> str | None:
        *groups, last = header_parts(text)
        label = key(text)
        found = self.columns.get(label) or (self.columns.get(key(last)) if groups else None)
        if found is None and len(label) > _SHORTEST_GROUP and label.endswith(self._column_ends):
            *over, last = self.pieces(label) or [""]
            found = self.columns.get(last) if over and self.over_columns.issuperset(over) else None
        return found

    def is_over_columns(self, text: str) -> bool:
        """Tell whether ``text`` is what the form prints over its columns besides their labels."""
        return (label := key(text)) in self.column_groups or label in self.template

    def heads_columns(self, text: str) -> bool:
        """Tell whether ``text`` is what the form prints in a header: the label of a column, too."""
        return self.column(text) is not None or self.is_over_columns(text)

    def note(self, text: str) -> str | None:
        """Return what an agency wrote beside a label of a row or column, or None for nothing."""
        bare = without_notes(text)
        if bare == text or self._exact_row(text) or self._exact_column(text):
            return None
        is_label = self._exact_row(bare) or self._exact_column(bare)
        return "".join(_NOTE.findall(text)) if is_label else None

    def is_group(self, text: str) -> bool:
        """Tell whether ``text`` is a label that spans rows."""
        is_note_apart = not self.joined(text)  # 行政诉讼（复议后起诉） says more than its group
        texts = (text, without_notes(text)) if is_note_apart else (text,)
        return not self.groups.isdisjoint((key(text), *map(_bare_key, texts)))

    def is_known(self, text: str) -> bool:
        """Tell whether ``text`` is any label of the section."""
        parts = (key(text), _bare_key(text), key(header_parts(text)[-1]))
        return any(part in self.all_keys for part in parts)

    def pieces(self, text: str) -> list[str] | None:
        """Return the labels in a key and "" for each figure; None if there is anything else."""
        pieces = []
        position = 0
        while position < len(text):
            label = self._longest_at(text, position)
            if label is not None:
                pieces.append(label)
                position += len(label)
                continue
            digits = _DIGITS.match(text, position)
            if digits is None:
                return None
            pieces.append("")
            position = digits.end()
        return pieces

    def _longest_at(self, text: str, position: int) -> str | None:
        longest = None
        end = position + 1
        while end <= len(text) and text[position:end] in self.prefixes:
            if text[position:end] in self.all_keys:
                longest = text[position:end]
            end += 1
        return longest

    def joined(self, text: str) -> list[str]:
        """Return the labels that a line such as 行政诉讼（复议后起诉）情况 is made of."""
        bare = _bare_key(text).removesuffix("情况").removesuffix("案件")
        pieces = self.pieces(bare) or []
        return pieces if all(pieces) else []

    def block(self, text: str) -> str | None:
        """Return the official label of the block of section 二 that ``text`` names."""
        return self.blocks.get(key(text))


@functools.cache
def form_rows(name: str) -> Mapping[FormName, Mapping[str, RowFacts]]:
    """Return the rows of a table section by form and path below the section, in order."""
    found: dict[FormName, Mapping[str, RowFacts]] = {}
    for form in FORMS:
        kind: type = section_class(form, name)
        found[form] = MappingProxyType({facts.path: facts for facts in rows(kind)})
    return MappingProxyType(found)


@functools.cache
def section_labels(name: str) -> SectionLabels:
    """Return the labels of a table section over all forms."""
    row_keys: dict[str, str] = {}
    groups_over: dict[str, frozenset[str]] = {}
    columns: dict[str, str] = {}
    column_groups: set[str] = set()
    blocks: dict[str, str] = {}
    for facts in (f for form in form_rows(name).values() for f in form.values()):
        for row_key in label_keys(facts.row.label, facts.row.variants):
            row_keys.setdefault(row_key, facts.path)
        column_groups |= {key(parent) for parent in facts.row.parents}
        over = {key(parent) for parent in facts.row.parents}
        for _, group in facts.groups:
            over |= label_keys(group.label, group.variants)
        groups_over[facts.path] = groups_over.get(facts.path, frozenset()) | over
        if facts.row.block:
            block = facts.row.block
            for block_key in label_keys(block.label, block.variants):
                blocks.setdefault(block_key, block.label)
        for field, column in facts.columns:
            column_groups |= {key(parent) for parent in column.parents}
            for column_key in label_keys(column.label, column.variants):
                columns.setdefault(column_key, field)
    groups = frozenset().union(*groups_over.values())
    return SectionLabels(
        MappingProxyType(row_keys),
        groups,
        MappingProxyType(groups_over),
        MappingProxyType(columns),
        frozenset(column_groups),
        frozenset(column_groups | groups | ({*row_keys} if table_shape(name).is_across else set())),
        MappingProxyType(blocks),
        _TEMPLATE[name],
    )


_TEMPLATE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "proactive_disclosure": frozenset({key(INFORMATION_CONTENT)}),
        "requests": frozenset(
            {
                key(RECONCILIATION_SENTENCE),
                key(RECONCILIATION_SENTENCE).replace("勾", "钩"),
                key(APPLICANTS),
                key(LEGAL_PERSONS),
            }
        ),
        "disputes": frozenset(),
    }
)
