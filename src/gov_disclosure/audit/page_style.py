"""How the page of findings looks, on a screen, a phone and paper."""

STYLE = """\
:root { color-scheme: light; --line: #b9bec6; --paper: #fff; --ink: #1b1f24; --soft: #5a6270;
  --error: #b3261e; --error-paper: #fdecea; --warning: #7a4b00; --warning-paper: #fff4dc;
  --info: #1d5a86; --info-paper: #e8f2fa; --suspect-paper: #ffd84d; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1.5rem 9rem; background: #f4f5f7;
  color: var(--ink); line-height: 1.6; overflow-wrap: anywhere;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
a { color: #0b57a4; }
a:focus-visible, td:focus-visible, summary:focus-visible { outline: 3px solid #0b57a4;
  outline-offset: 1px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.3; }
h2 { margin: 0; font-size: 1.2rem; line-height: 1.4; }
h3 { margin: 1.25rem 0 .5rem; font-size: 1.05rem; }
h4 { margin: .5rem 0 .25rem; font-size: .95rem; }
.whose, .legend, .rule, .where, .left { color: var(--soft); font-size: .875rem; }
main > section { margin: 1.25rem 0; padding: 1.25rem 1.5rem; background: var(--paper);
  border: 1px solid var(--line); border-radius: .5rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0; padding: 0;
  list-style: none; }
.counts li { padding: .1rem .75rem; border: 1px solid currentcolor; border-radius: 1rem;
  font-weight: 600; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
ol.findings { margin: 0; padding: 0; list-style: none; }
ol.findings > li { margin: .5rem 0; padding: .5rem .75rem; border-left: .3rem solid;
  border-radius: .25rem; scroll-margin: 2rem; }
li.error { background: var(--error-paper); border-color: var(--error); }
li.warning { background: var(--warning-paper); border-color: var(--warning); }
li.info { background: var(--info-paper); border-color: var(--info); }
ol.findings > li > p { margin: 0; color: var(--ink); }
ol.findings b { margin-right: .5rem; white-space: nowrap; }
li.error b { color: var(--error); } li.warning b { color: var(--warning); }
li.info b { color: var(--info); }
blockquote { margin: .25rem 0 0; padding-left: .75rem; border-left: 2px solid var(--line);
  color: var(--ink); font-size: .9rem; }
.suspects { margin: .25rem 0 0; color: var(--ink); font-size: .9rem; }
.suspects ol { margin: 0; padding-left: 1.5rem; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .85rem; line-height: 1.35; }
th, td { padding: .35rem .4rem; border: 1px solid var(--line); text-align: center;
  font-weight: normal; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
thead th, .bodies th { background: #eef0f3; }
td.label { background: #f8f9fb; }
td.blank::before { content: "\\00a0"; }
td.violated, .legend .violated { background: var(--error-paper);
  box-shadow: inset 0 0 0 2px var(--error); color: var(--error); font-weight: 700; }
td.suspect, .legend .suspect { background: var(--suspect-paper); color: var(--ink);
  box-shadow: inset 0 0 0 2px #7a4b00; font-weight: 700; }
td.doubtful, .legend .doubtful { color: var(--ink); background: var(--warning-paper);
  box-shadow: inset 0 -3px 0 #b87900; }
td.violated::after { content: " ✗"; } td.suspect::after { content: " ？"; }
.legend span { display: inline-block; margin-right: .75rem; padding: 0 .4rem; }
td:target { outline: 4px solid #0b57a4; outline-offset: -1px; }
ol.findings > li:target { outline: 3px solid #0b57a4; }
.note { display: none; position: fixed; left: 0; right: 0; bottom: 0; z-index: 1;
  max-height: 40vh; overflow: auto; padding: .75rem 1.5rem; background: #1b1f24; color: #fff;
  text-align: left; font-size: .9rem; font-weight: normal; line-height: 1.5; }
.note a { color: #9fd0ff; }
.note p { margin: 0; }
td:hover > .note, td:focus > .note, td:focus-within > .note { display: block; }
td:focus > .note, td:focus-within > .note { z-index: 2; } /* a click keeps it in sight */
.bodies td:first-child { min-width: 12rem; text-align: left; }
.bodies th, .bodies td + td { word-break: keep-all; }
ol.findings a { white-space: nowrap; }
@media (max-width: 40rem) {
  body { padding: .75rem .5rem 9rem; }
  main > section { padding: .75rem; }
  table { font-size: .8rem; }
  .statutory table { min-width: 44rem; }
}
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { max-width: none; padding: 0; background: none; font-size: 10pt; }
  main > section { margin: 0 0 6mm; padding: 0; border: 0; }
  .skip, .note, ol.findings a { display: none !important; }
  tr, li { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .table { overflow: visible; }
  table { font-size: 8pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
