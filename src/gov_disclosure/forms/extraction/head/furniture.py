"""What a site prints around a report: menus, breadcrumbs, counters, links."""

from __future__ import annotations

import re

_CHROME = re.compile(
    r"(?:={3,}|-{3,}>?|-->|信息来源|来\s*源|作\s*者|责任编辑|编\s*辑|浏览|点击|阅读|访问量|字\s*号|字体"
    r"|打印|关闭|扫一扫|分享|附件|相关链接|微信|微博|栏目|原文链接|索引号|主题分类|文\s*号"
    r"|首\s*页|网站首页|上一[篇条]|下一[篇条]|版权所有|主办|承办|技术支持|网站地图|网站标识|联系我们|【|\[\s*打印"
    r"|(?:您|你)?(?:现在|当前)?所?在?的?位置|有效性|体裁|组配分类|\w{1,2}ICP备|\w{1,2}公网安备|Copyright"
    r"|返回顶部|返回|收藏|图解|下载|网站支持|本站|设为首页|加入收藏|无障碍|长者|适老|登录|注册|简体|繁体|RSS"
    r"|我要纠错|保护视力|大\s+中\s+小|[A+-]+\s+[A+-]+|正文$|语音播报|朗读|手机版|移动版|政务新媒体)"
)
_LONGEST_CHROME = 120
_BREADCRUMB = re.compile(r"\S{1,20}(?:\s*(?:>|＞|»|›|→|/|\\|·|-&gt;)+\s*\S{1,40}){1,9}\s*[>＞»›]*")
_ARROW = re.compile("[>＞»›→]")
_LONGEST_MENU_LINE = 20
_FOOTER = re.compile(
    r"(?:地\s*址|邮\s*编|邮政编码|(?:联系|咨询|监督|办公)?电\s*话|传\s*真|您是第|扫码|回到顶部|TOP$"
    r"|备案|中文域名|主管|建议使用|为您推荐|网站声明|隐私|听全文|关注我们|运维|开办"
    r"|(?:友情|相关|推荐|延伸)(?:链接|文章|信息|阅读)"
    r"|[^\W\d]{2,30}(?:主办|承办|版权所有)(?:\s|$))",
    re.IGNORECASE,
)
_SENTENCE = re.compile("[。；;，,：:]")
_STOP = re.compile("[。；;，,]")
_LONGEST_LABELLED = 60
_DOCUMENT_NUMBER = re.compile(r"\w{1,12}\s*[〔\[（(【]\s*20\d\d\s*[〕\]）)】]\s*第?\s*\d{1,4}\s*号")
_COLON = re.compile("[:：]")
_ENDS_LIKE_LABEL = re.compile(
    "(?:编号|时间|日期|来源|机构|单位|部门|次数|权限|目录|依据|方式|状态|范围|类型|类别|程度"
    r"|[者人员号码量色级])\s*$"
)
_LONGEST_OWN_LABEL = 8


def is_chrome(text: str) -> bool:
    """Tell whether a short line belongs to the web page around a report.

    Example:
        >>> is_chrome("扫一扫在手机上查看当前页面"), is_chrome("无。")
        (True, False)
    """
    return len(text) <= _LONGEST_CHROME and _CHROME.match(text.strip()) is not None


def is_breadcrumb(text: str) -> bool:
    """Tell whether a line leads from the front page of a site to this one.

    Example:
        >>> is_breadcrumb("政务公开 > 政府信息公开年报 > 2023年"), is_breadcrumb("收到、办结")
        (True, False)
    """
    line = text.strip()
    return (
        len(line) <= _LONGEST_CHROME
        and _ARROW.search(line) is not None
        and _BREADCRUMB.fullmatch(line) is not None
    )


def may_be_menu(text: str) -> bool:
    """Tell whether a line is as short as the entry of a menu, or a label and a few words.

    Example:
        >>> may_be_menu("- 政府信息公开指南"), may_be_menu("现公布如下：")
        (True, False)
        >>> may_be_menu("文章编号：12 录入者：某某")
        True
    """
    line = text.strip()
    if len(line) <= _LONGEST_MENU_LINE and _SENTENCE.search(line) is None:
        return True
    return is_labelled(line)


def is_labelled(text: str) -> bool:
    """Tell whether a line is made of labels as catalogues have them, each with a few words.

    Example:
        >>> is_labelled("文章编号：12 录入者：某某"), is_labelled("统计期限：自1月1日起，至年底。")
        (True, False)
    """
    line = text.strip()
    if len(line) > _LONGEST_LABELLED or _STOP.search(line) is not None:
        return False
    first, *others = _COLON.split(line)
    labels = [first, *others[:-1]]
    return (
        bool(others)
        and len(first) <= _LONGEST_OWN_LABEL
        and all(_ENDS_LIKE_LABEL.search(label) is not None for label in labels)
    )


def is_document_number(text: str) -> bool:
    """Tell whether a line is the number of a document (文号) and nothing else.

    Example:
        >>> is_document_number("云水〔2025〕3号"), is_document_number("第3号")
        (True, False)
    """
    return len(text) <= _LONGEST_MENU_LINE and _DOCUMENT_NUMBER.fullmatch(text.strip()) is not None


def is_footer(text: str) -> bool:
    """Tell whether a line is one of those with which pages end.

    Example:
        >>> is_footer("某市人民政府主办"), is_footer("地址：某路1号"), is_footer("无。")
        (True, True, False)
    """
    line = text.strip()
    return is_chrome(line) or (len(line) <= _LONGEST_CHROME and _FOOTER.match(line) is not None)
