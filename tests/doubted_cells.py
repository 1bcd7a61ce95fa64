"""Cells of web pages of which the file cannot tell what a person sees."""

from __future__ import annotations

from seen_cells import AFTER

DOUBTED = {
    "select hidden placeholder": ("<select><option hidden selected>选<option>429</select>", ""),
    "select all disabled": ("<select><option disabled>428</select>", ""),
    "select size2 none": ("<select size=2><option>428<option>429</select>", ""),
    "select multiple none": ("<select multiple><option>428<option>429</select>", ""),
    "select multiple 2": ("<select multiple><option selected>4<option selected>29</select>", ""),
    "select multiple size=1": ("<select multiple size=1><option>429<option>430</select>", ""),
    "password": ("<input type=password value=429>", ""),
    "number invalid": ("<input type=number value='4,290'>", ""),
    "input image": ("<input type=image src=a.png value=5>", ""),
    "placeholder": ("<input placeholder=5>", ""),
    "date": ("<input type=date value=5>", ""),
    "raised midst": ("5<sup>2</sup>3", ""),
    "lowered midst": ("5<sub>2</sub>3", ""),
    "float": ("29<span style='float:left'>4</span>", ""),
    "two floats": ("<span style='float:right'>29</span><span style='float:right'>4</span>", ""),
    "float in class": ("29<span class=x>4</span>", "<style>.x{float:left}</style>"),
    "row-reverse": (
        (
            "<div style='display:flex;flex-direction:row-reverse'><span>29</span>"
            "<span>4</span></div>"
        ),
        "",
    ),
    "flex order": ("<div style='display:flex'><b style='order:2'>29</b><b>4</b></div>", ""),
    "grid": (
        (
            "<div style='display:grid;grid-template-columns:auto auto'><b "
            "style='grid-column:2'>29</b><b style='grid-column:1'>4</b></div>"
        ),
        "",
    ),
    "rtl spans": (
        (
            "<div style='direction:rtl'><b style='display:inline-block'>29</b><b "
            "style='display:inline-block'>4</b></div>"
        ),
        "",
    ),
    "dir rtl": (
        (
            "<div dir=rtl><b style='display:inline-block'>29</b><b "
            "style='display:inline-block'>4</b></div>"
        ),
        "",
    ),
    "bidi override class": (
        "<b class=x>924</b>",
        "<style>.x{unicode-bidi:bidi-override;direction:rtl}</style>",
    ),
    "bidi isolate-override": ("<b style='unicode-bidi:isolate-override;direction:rtl'>924</b>", ""),
    "absolute left 0": (
        (
            "<div style='position:relative;padding-left:1em'>29<b "
            "style='position:absolute;left:0'>4</b></div>"
        ),
        "",
    ),
    "relative left": (
        (
            "<b style='position:relative;left:30px'>29</b><b "
            "style='position:relative;left:-20px'>4</b>"
        ),
        "",
    ),
    "negative margin": ("29<b style='margin-left:-30px'>4</b>", ""),
    "block spans": (
        "<span style='display:block'>4</span><span style='display:block'>29</span>",
        "",
    ),
    "block span class": ("<b class=x>4</b><b class=x>29</b>", "<style>.x{display:block}</style>"),
    "translate": ("29<b style='display:inline-block;transform:translateX(-30px)'>4</b>", ""),
    "rotate 180": ("<b style='display:inline-block;transform:rotate(180deg)'>86</b>", ""),
    "mirror": ("<b style='display:inline-block;transform:scaleX(-1)'>82</b>", ""),
    "rotate prop": ("<b style='display:inline-block;rotate:180deg'>86</b>", ""),
    "letter-spacing": ("<b style='letter-spacing:-1em'>4290</b>", ""),
    "bg cell class": (
        "<b class=x></b>",
        ("<style>.x{background:url(a.png);display:inline-block;width:20px;height:20px}</style>"),
    ),
    "bg-image class": ("<b class=x></b>", "<style>.x{background-image:url(a.png)}</style>"),
    "bg cell td": ("", "<style>td{background-image:url(a.png)}</style>"),
    "bg tr": ("", "<style>tr{background:url(a.png)}</style>"),
    "bg table": ("", "<style>table{background:url(a.png)}</style>"),
    "image-set": ("<b style='background:image-set(\"a.png\" 1x)'></b>", ""),
    "content url": ("<b style='content:url(a.png)'></b>", ""),
    "list image": ("<ul style='list-style-image:url(a.png)'><li></ul>", ""),
    "border image": ("<b style='border-image:url(a.png) 30'></b>", ""),
    "mask": ("<b style='mask-image:url(a.png);background:#000'></b>", ""),
    "diagonal": (
        (
            "<b style='display:block;height:20px;background:linear-gradient(to top "
            "right,transparent 49%,#000 50%,transparent 51%)'></b>"
        ),
        "",
    ),
    "hr": ("<hr>", ""),
    "vml": ("<v:shape><v:imagedata src=a.png /></v:shape>", ""),
    "vml textbox": ("<v:rect><v:textbox>429</v:textbox></v:rect>", ""),
    "script write": ("<script>document.write(429)</script>", ""),
    "script write join": ("4<script>document.write(29)</script>", ""),
    "script src": ("<script src=a.js></script>", ""),
    "script by id": (
        "<span id=c5></span>",
        ("<script>window.onload=function(){document.getElementById('c5').innerHTML='5'}</script>"),
    ),
    "noscript": ("<noscript>429</noscript>", ""),
    "v-text": ("<span v-text=n></span>", ""),
    "ng-bind": ("<span ng-bind=n></span>", ""),
    "data-bind": ("<span data-bind='text: n'></span>", ""),
    "onload": ("<img src=x onerror=\"this.outerHTML='5'\">", ""),
    "custom element": ("<my-count n=5></my-count>", ""),
    "shadow": ("<span><template shadowrootmode=open>429</template></span>", ""),
    "shadow beside": ("<span><template shadowrootmode=open>429</template>5</span>", ""),
    "before": ("<b class=x></b>", "<style>.x::before{content:'5'}</style>"),
    "before td": ("", "<style>td:nth-child(2)::before{content:'5'}</style>"),
    "before attr": ("<b class=x data-v=5></b>", "<style>.x:before{content:attr(data-v)}</style>"),
    "before counter": (
        "<b class=x></b>",
        "<style>.x{counter-reset:n 5}.x:before{content:counter(n)}</style>",
    ),
    "before escape": ("<b class=x></b>", "<style>.x:before{content:'\\35'}</style>"),
    "before dot": ("4<b class=x>29</b>", "<style>.x:before{content:'.'}</style>"),
    "before image": (
        "<b class=x></b>",
        (
            "<style>.x:before{content:'';display:inline-block;width:9px;height:9px;"
            "background:url(a.png)}</style>"
        ),
    ),
    "before drawn": (
        "<b class=x></b>",
        ("<style>.x:before{content:'';display:block;border-top:2px solid #000;width:9px}</style>"),
    ),
    "before tr": ("", "<style>tr::before{content:'5'}</style>"),
    "marker": ("<ul><li></ul>", "<style>li::marker{content:'5'}</style>"),
    "icon font": ("<i class='iconfont icon-5'></i>", "<link rel=stylesheet href=a.css>"),
    "icon fa": ("<i class='fa fa-check'></i>", "<link rel=stylesheet href=a.css>"),
    "pua": ("<i class=iconfont>&#xe605;</i>", ""),
    "symbol font": ("<font face=Wingdings>429</font>", ""),
    "object": ("<object data=a.svg></object>", ""),
    "iframe": ("<iframe srcdoc=429></iframe>", ""),
    "svg text": ("<svg><text y=20>429</text></svg>", ""),
    "audio": ("<audio controls src=a></audio>", ""),
    "video": ("<video src=a></video>", ""),
    "applet": ("<applet code=a></applet>", ""),
    "math msup": ("<math><msup><mn>4</mn><mn>2</mn></msup></math>", ""),
    "math frac": ("<math><mfrac><mn>4</mn><mn>2</mn></mfrac></math>", ""),
    "text-indent": ("<p style='text-indent:-9999px'>7</p>", ""),
    "clip-path polygon": ("<b style='clip-path:polygon(0 0,0 0,0 0)'>7</b>429", ""),
    "clip-path circle": ("<b style='display:inline-block;clip-path:circle(2px)'>7</b>429", ""),
    "details": ("<details><summary>429</summary>7</details>", ""),
    "details 2": ("<details>7</details>", ""),
    "hidden until found": ("<b hidden=until-found>7</b>429", ""),
    "calc size": ("<b style='font-size:calc(0px)'>7</b>429", ""),
    "calc opacity": ("<b style='opacity:calc(1 - 1)'>7</b>429", ""),
    "calc left": ("<b style='position:absolute;left:calc(-9999px)'>7</b>429", ""),
    "calc nested": ("<b style='font-size:calc(calc(1px - 1px) * 2)'>7</b>429", ""),
    "min size": ("<b style='font-size:min(0px,3px)'>7</b>429", ""),
    "text-security": ("<b style='-webkit-text-security:disc'>429</b>", ""),
    "filter opacity": ("<b style='filter:opacity(0)'>7</b>429", ""),
    "content-visibility": ("<b style='display:block;content-visibility:hidden'>7</b>429", ""),
    "mask alone": ("<b style='mask-image:linear-gradient(transparent,transparent)'>7</b>429", ""),
    "backface": (
        (
            "<b style='display:inline-block;backface-visibility:hidden;"
            "transform:rotateY(180deg)'>7</b>429"
        ),
        "",
    ),
    "narrow": (
        (
            "<b style='display:inline-block;width:10px;overflow:hidden;"
            "white-space:nowrap'>42900000</b>"
        ),
        "",
    ),
    "max-height tiny": ("<b style='display:block;max-height:2px;overflow:hidden'>7</b>429", ""),
    "first-letter": ("<p class=x>7429</p>", "<style>.x::first-letter{font-size:0}</style>"),
    "first-line": ("<p class=x>7429</p>", "<style>.x::first-line{color:#fff}</style>"),
    "animation": (
        "<b class=x>7</b>429",
        "<style>@keyframes k{to{opacity:0}}.x{animation:k 1s forwards}</style>",
    ),
    "covered": (
        (
            "<div style='position:relative'>428<b style='position:absolute;left:0;"
            "background:#fff'>429</b></div>"
        ),
        "",
    ),
    "strike bg": (
        (
            "<b style='background:linear-gradient(transparent 45%,#000 45%,#000 "
            "55%,transparent 55%)'>428</b>429"
        ),
        "",
    ),
    "supports": (
        "<b class=x>7</b>429",
        "<style>@supports (display:grid){.x{display:none}}</style>",
    ),
    "has": ("<b class=x>7</b>429", "<style>td:has(.x) .x{display:none}</style>"),
    "import": ("<b class=x>7</b>429", "<style>@import 'a.css';</style>"),
    "baseline-shift": ("429<b style='baseline-shift:super'>1</b>", ""),
    "font-feature sups": ("429<b style='font-feature-settings:\"sups\"'>1</b>", ""),
    "blur": ("<b style='filter:blur(9px)'>429</b>", ""),
    "text-overflow": (
        (
            "<div style='width:20px;overflow:hidden;text-overflow:ellipsis;"
            "white-space:nowrap'>4290000</div>"
        ),
        "",
    ),
    "br": ("4<br>29", ""),
    "tab": ("4<pre style='display:inline'>\t29</pre>", ""),
    "margin gap": ("4<b style='margin-left:50px'>29</b>", ""),
    "word br css": ("<b style='white-space:pre'>4\n29</b>", ""),
    "inline div": ("<div style='display:inline'>4</div><div style='display:inline'>29</div>", ""),
    "vml cond": (
        ("<!--[if gte vml 1]><v:shape></v:shape><![endif]--><![if !vml]><img src=a><![endif]>"),
        "",
    ),
    "picture el": ("<picture><source srcset=a><img></picture>", ""),
    "q": ("<q></q>", ""),
    "text-shadow": ("<b style='color:transparent;text-shadow:0 0 0 #000'>429</b>", ""),
    "placeholder-shown": (
        "<span data-placeholder=5></span>",
        "<style>span::after{content:attr(data-placeholder)}</style>",
    ),
    "style media cond": (
        "<b class=x>7</b>429",
        "<style media='(min-width:9px)'>.x{display:none}</style>",
    ),
    "nth-of-type": ("<b>7</b><i>429</i>", "<style>td>b:nth-of-type(1){display:none}</style>"),
    "not has": ("<b>7</b>429", "<style>td > :not(:has(i)){display:none}</style>"),
    "empty before": ("<b class=x></b>", "<style>.x:empty::before{content:'5'}</style>"),
    "link after": ("<b class=x>7</b>429", AFTER + "<link rel=stylesheet href=a.css>"),
    "import late": ("<b class=x>7</b>429", AFTER + "<style>@import 'a.css';</style>"),
    "black on black": ("<b style='background:#000'>429</b>", ""),
    "overlay": (
        (
            "<div style='position:relative'>429<i style='position:absolute;inset:0;"
            "background:#fff'></i></div>"
        ),
        "",
    ),
    "z-index": ("<span style='position:relative;z-index:-1'>429</span>", ""),
    "underline strike": ("<u style='text-underline-offset:-.4em'>428</u>429", ""),
    "small": ("429<small>1</small>", ""),
    "small size": ("429<b style='font-size:60%'>1</b>", ""),
    "div translate": ("<div style='transform:translateY(30px)'>429</div>", ""),
    "div relative": ("<div style='position:relative;top:40px'>429</div>", ""),
    "div absolute": ("<div style='position:absolute;top:0'>429</div>", ""),
    "img dot styled": ("<img src=5.png width=1 style='width:30px'>", ""),
    "input size": ("<input size=2 value=12345>", ""),
    "span part var": ("4<span style='color:var(--x)'>29</span>", ""),
    "inline-block spans 2": (
        ("<span style='display:inline-block'>4</span><span style='display:inline-block'>29</span>"),
        "",
    ),
    "link2": ("<a href=x>4</a><a href=x>29</a>", ""),
    "script fills the text": (
        "<span id=c5>429</span>",
        ("<script>window.onload=function(){document.getElementById('c5').innerHTML='5'}</script>"),
    ),
    "dash drawn": (
        ("<span style='display:inline-block;width:20px;height:2px;background:#000'></span>"),
        "",
    ),
    "box drawn": (
        ("<span style='display:inline-block;width:9px;height:9px;border:1px solid'></span>"),
        "",
    ),
    "empty i": ("<i class=sprite5></i>", "<link rel=stylesheet href=a.css>"),
    "combining strike": ("4&#x336;2&#x336;8&#x336;", ""),
    "input raised": ("<input value=429 style='position:relative;left:100px'>", ""),
}
"""A cell, and what else is on the page, of which the file cannot tell what is seen."""
