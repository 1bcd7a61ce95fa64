"""Cells of web pages of which is certain what a person sees."""

from __future__ import annotations

AFTER = "{after}"
"""Begins what stands on a page after its table."""

READ = {
    "select first disabled": ("<select><option disabled>428<option>429</select>", "", 429),
    "select display:none selected": (
        "<select><option style='display:none' selected>428<option>429</select>",
        "",
        428,
    ),
    "select optgroup disabled": (
        "<select><optgroup disabled label=a><option>428</optgroup><option>429</select>",
        "",
        429,
    ),
    "select label": ("<select><option label=429>428</select>", "", 429),
    "select size2 chosen": ("<select size=2><option>428<option selected>429</select>", "", 429),
    "number ok": ("<input type=number value='4290'>", "", 4290),
    "float whole": ("<span style='float:right'>429</span>", "", 429),
    "flex whole": ("<div style='display:flex'>429</div>", "", 429),
    "rtl whole": ("<div dir=rtl>429</div>", "", 429),
    "vertical-rl": ("<b style='writing-mode:vertical-rl;display:block'>429</b>", "", 429),
    "o:p": ("<o:p></o:p>", "", None),
    "o:p nbsp": ("<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>", "", None),
    "script json": ("<script type='application/ld+json'>{}</script>", "", None),
    "template": ("<template>429</template>", "", None),
    "clearfix": (
        "<div class=x>429</div>",
        "<style>.x:after{content:'';display:block;clear:both}</style>",
        429,
    ),
    "clearfix blank": (
        "<div class=x></div>",
        "<style>.x:after{content:' ';display:table;clear:both}</style>",
        None,
    ),
    "clearfix old": (
        "<div class=x>429</div>",
        (
            "<style>.x:after{content:'.';display:block;height:0;clear:both;"
            "visibility:hidden}</style>"
        ),
        429,
    ),
    "empty span class linked": ("<span class=t></span>", "<link rel=stylesheet href=a.css>", None),
    "ruby": ("429<ruby>件<rt>1</rt></ruby>", "", 429),
    "text-indent joined": (
        "<span style='display:inline-block;text-indent:-9999px'>7</span>429",
        "",
        429,
    ),
    "clip-path": ("<b style='clip-path:inset(100%)'>7</b>429", "", 429),
    "scale": ("<b style='display:inline-block;transform:scale(0)'>7</b>429", "", 429),
    "scale prop": ("<b style='display:inline-block;scale:0'>7</b>429", "", 429),
    "scale tiny": ("<b style='display:inline-block;transform:scale(.01)'>7</b>429", "", 429),
    "translate away": (
        "<b style='display:inline-block;transform:translateX(-9999px)'>7</b>429",
        "",
        429,
    ),
    "zoom 0": ("<b style='zoom:0.01'>7</b>429", "", 429),
    "dialog": ("<dialog>7</dialog>429", "", 429),
    "popover": ("<span popover>7</span>429", "", 429),
    "var display": ("<b style='--d:none;display:var(--d)'>7</b>429", "", 429),
    "var class": ("<b class=x>7</b>429", "<style>:root{--d:none}.x{display:var(--d)}</style>", 429),
    "var color fine": (
        "<b class=x>429</b>",
        "<style>:root{--c:#333}.x{color:var(--c)}</style>",
        429,
    ),
    "var color white": (
        "<b class=x>7</b>429",
        "<style>:root{--c:#fff}.x{color:var(--c)}</style>",
        429,
    ),
    "var fallback": ("<b style='display:var(--q,none)'>7</b>429", "", 429),
    "clamp fine": ("<b style='font-size:clamp(12px,2vw,20px)'>429</b>", "", 429),
    "calc width fine": ("<p style='width:calc(100% - 2px)'>429</p>", "", 429),
    "important var": (
        "<b class=x style='display:inline'>7</b>429",
        "<style>.x{display:none !important}</style>",
        429,
    ),
    "fill transparent": ("<b style='-webkit-text-fill-color:transparent'>7</b>429", "", 429),
    "1px box": (
        "<b style='display:inline-block;width:1px;height:1px;overflow:hidden'>7</b>429",
        "",
        429,
    ),
    "overflow x": ("<b style='display:inline-block;width:0;overflow-x:hidden'>7</b>429", "", 429),
    "line-height 0 hidden": (
        "<b style='display:block;line-height:0;overflow:hidden'>7</b>429",
        "",
        429,
    ),
    "strike thick": ("<b style='text-decoration:line-through 2px'>428</b>429", "", 429),
    "print only": (
        "<b class=x>7</b>429",
        "<style>.x{display:none}@media print{.x{display:inline}}</style>",
        429,
    ),
    "screen hidden": ("<b class=x>7</b>429", "<style>@media screen{.x{display:none}}</style>", 429),
    "layer": ("<b class=x>7</b>429", "<style>@layer a{.x{display:none}}</style>", 429),
    "nested": ("<i class=y><b class=x>7</b></i>429", "<style>.y{.x{display:none}}</style>", 429),
    "nested &": (
        "<i class=y><b class=x>7</b></i>429",
        "<style>.y{color:#333;& .x{display:none}}</style>",
        429,
    ),
    "is": ("<b class=x>7</b>429", "<style>:is(.x,.y){display:none}</style>", 429),
    "rgb 4": ("<b style='color:rgb(255 255 255)'>7</b>429", "", 429),
    "hsl": ("<b style='color:hsl(0,0%,100%)'>7</b>429", "", 429),
    "oklch": ("<b style='color:oklch(1 0 0)'>7</b>429", "", 429),
    "color()": ("<b style='color:color(srgb 1 1 1)'>7</b>429", "", 429),
    "currentcolor": ("<b style='color:#fff'><i style='color:currentcolor'>7</i></b>429", "", 429),
    "alpha": ("<b style='color:#0000'>7</b>429", "", 429),
    "all unset": ("<b style='all:unset'>429</b>", "", 429),
    "initial": ("<b style='display:none'><i style='display:initial'>7</i></b>429", "", 429),
    "font-size 0 em": ("<b style='font-size:0em'>7</b>429", "", 429),
    "size attr": ("<font size=1>429</font>", "", 429),
    "vertical-align class": ("429<b class=x>1</b>", "<style>.x{vertical-align:super}</style>", 429),
    "wbr": ("4<wbr>29", "", 429),
    "shy": ("4&shy;29", "", 429),
    "output": ("<output>429</output>", "", 429),
    "xmp": ("<xmp>429</xmp>", "", 429),
    "plaintext comment": ("<!--[if gte mso 9]>7<![endif]-->429", "", 429),
    "area": ("<map><area></map>", "", None),
    "bdi": ("<bdi>429</bdi>", "", 429),
    "body class": (
        "<b class=x>7</b>429",
        "<body class=page><style>.page .x{display:none}</style>",
        429,
    ),
    "html class": (
        "<b class=x>7</b>429",
        "<html class=page><style>.page .x{display:none}</style>",
        429,
    ),
    "style media print": ("<b class=x>4</b>29", "<style media=print>.x{display:none}</style>", 429),
    "style in comment": (
        "<b class=x>4</b>29",
        "<!--[if IE]><style>.x{display:none}</style><![endif]-->",
        429,
    ),
    "style in noscript": (
        "<b class=x>4</b>29",
        "<noscript><style>.x{display:none}</style></noscript>",
        429,
    ),
    "style in script": (
        "<b class=x>4</b>29",
        "<script>var a='<style>.x{display:none}</style>'</script>",
        429,
    ),
    "style less": ("<b class=x>4</b>29", "<style type='text/less'>.x{display:none}</style>", 429),
    "style unclosed block": ("<b class=x>7</b>429", "<style>.x{display:none</style>", 429),
    "style escape": ("<b class=x>7</b>429", "<style>.x{d\\69splay:n\\6fne}</style>", 429),
    "inline escape": ("<b style='display:n\\6fne'>7</b>429", "", 429),
    "inline comment": ("<b style='dis/**/play:none;/*a*/display/**/:none'>7</b>429", "", 429),
    "attr selector": ("<b data-x>7</b>429", "<style>[data-x]{display:none}</style>", 429),
    "not selector": ("<b>7</b>429", "<style>td > :not(.y){display:none}</style>", 429),
    "nth": ("<b>7</b><i>429</i>", "<style>td>:nth-child(1){display:none}</style>", 429),
    "style after": ("<b class=x>7</b>429", AFTER + "<style>.x{display:none}</style>", 429),
    "alpha weak": ("<b style='color:rgba(0,0,0,.02)'>7</b>429", "", 429),
    "small whole": ("<small>429</small>", "", 429),
    "div small relative": ("<div style='position:relative;top:1px'>429</div>", "", 429),
    "input ok": ("<input size=8 value=12345>", "", 12345),
    "text after option": ("<select><option>4</option>29</select>", "", 4),
    "br hidden": ("4<br style='display:none'>29", "", 429),
    "td center flex": ("<div style='display:flex;justify-content:center'>429</div>", "", 429),
    "word spans": (
        (
            "<p class=MsoNormal style='margin-left:-5.4pt;text-indent:0'><span "
            "lang=EN-US style='font-size:10.5pt;letter-spacing:-.5pt'>4</span><span "
            "style='padding:0cm'>29</span>"
        ),
        "",
        429,
    ),
    "wrapper float": (
        "429",
        ("<style>.a{float:left;position:relative;transform:translateX(-50%)}</style><div class=a>"),
        429,
    ),
    "wrapper absolute bg": ("429", "<div style='position:absolute;top:0;background:#fff'>", 429),
    "wrapper flex": ("429", "<div style='display:flex'>", 429),
    "wrapper grayscale": ("429", "<style>html{filter:grayscale(100%)}</style>", 429),
    "ck td max-width": (
        "429",
        "<style>td{max-width:0;overflow:hidden;text-overflow:ellipsis}</style>",
        429,
    ),
    "striped": (
        "",
        "<style>tr:nth-child(odd){background:linear-gradient(#fff,#eee)}</style>",
        None,
    ),
    "blank reset": (
        "",
        (
            "<style>*{margin:0;padding:0}.clearfix:after{content:'.';display:block;"
            "clear:both;height:0;overflow:hidden;visibility:hidden}</style>"
        ),
        None,
    ),
    "link in cell": ("<a href=x.html>429</a>", "", 429),
    "bound text": ("<span ng-bind=n>429</span>", "", 429),
    "id not in scripts": ("<span id=c9></span>", "<script>f('c5')</script>", None),
    "zoom script layout": (
        "429",
        (
            "<script>document.getElementById('zoom').style.fontSize='9px'</script>"
            "<table><tr><td id=zoom>"
        ),
        429,
    ),
    "letter spacing wide": ("<b style='letter-spacing:2px'>429</b>", "", 429),
    "p margin auto": ("<p style='margin:0 auto;text-align:center'>429</p>", "", 429),
    "span part bg": ("4<span style='background:yellow'>29</span>", "", 429),
    "span part bold": (
        "4<span style='font-weight:bold;color:#333;font-size:12pt'>29</span>",
        "",
        429,
    ),
    "opacity .9": ("<span style='opacity:.9'>429</span>", "", 429),
    "font shorthand": ("<span style='font:bold 12px/1.5 宋体'>429</span>", "", 429),
    "font 400 0": ("<span style='font:400 0/0 a'>7</span>429", "", 429),
    "ic": ("<i class=icon></i>429", "", 429),
    "dir auto": ("<div dir=auto>4<b>29</b></div>", "", 429),
    "inline-block whole": ("<span style='display:inline-block;width:60px'>429</span>", "", 429),
    "spacer": ("<div style='height:20px'></div>", "", None),
    "div bg blank": ("<div style='background:#fff;height:20px'></div>", "", None),
    "mso blank": (
        "<p class=MsoNormal><span class=x></span></p>",
        "<link rel=stylesheet href=a.css>",
        None,
    ),
    "select hidden": ("<select hidden><option>7</select>429", "", 429),
    "textarea hidden": ("<textarea hidden>7</textarea>429", "", 429),
    "nested list in layout": ("429", "<table><tr><td><ul><li>导航<li>二</ul></td><td>", 429),
    "script in layout": ("429", "<table><tr><td><script>document.write(1)</script>x</td><td>", 429),
    "ins": ("4<ins>29</ins>", "", 429),
    "grid wrapper": ("429", "<div style='display:grid;grid-template-columns:1fr 3fr'>", 429),
    "wps": (
        (
            '<span style=\'font-size:12pt;mso-spacerun:"yes";font-family:仿'
            "宋;mso-font-kerning:0'>429</span>"
        ),
        "",
        429,
    ),
    "zoom ie": ("<div style='zoom:1'>429</div>", "", 429),
    "filter ie": ("<div style='filter:alpha(opacity=50);opacity:.5'>429</div>", "", 429),
    "progid": (
        (
            "<div style='filter:progid:DXImageTransform.Microsoft.gradien"
            "t(startColorstr=#fff,endColorstr=#eee)'>429</div>"
        ),
        "",
        429,
    ),
    "text ellipsis fine": (
        (
            "<div style='width:80px;overflow:hidden;white-space:nowrap;te"
            "xt-overflow:ellipsis'>429</div>"
        ),
        "",
        429,
    ),
    "indent word": ("<p style='text-indent:-21pt;margin-left:21pt'>429</p>", "", 429),
    "absolute empty anchor": ("<a style='position:absolute'></a>429", "", 429),
    "bg transparent": (
        "<span style='background:transparent;position:absolute'></span>429",
        "",
        429,
    ),
    "border none": (
        ("4<span style='border:none windowtext 1.0pt;mso-border-alt:none;padding:0cm'>29</span>"),
        "",
        429,
    ),
    "font em 1": ("4<span style='font-size:1em'>29</span>", "", 429),
    "font 12 of 14": ("4<span style='font-size:9pt'>29</span>", "", 429),
    "vertical middle": ("4<span style='vertical-align:middle'>29</span>", "", 429),
    "table in cell": ("<table><tr><td>429</table>", "", 429),
    "animation none": ("4<span style='animation:none;transition:all .3s'>29</span>", "", 429),
    "float none": ("4<span style='float:none'>29</span>", "", 429),
}
"""A cell, what else is on the page, and the figure that is seen; None for a blank."""
