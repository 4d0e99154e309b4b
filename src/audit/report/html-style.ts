import { pageStyle } from '../../render/index.ts';

/** Ours: a quiet one that goes with red, amber and green, and says none of them. */
const ACCENT = '#3b4f8f';

/**
 * The style of the page: that of every page of ours, and what only a report has. Signs of good and bad have a letter and a
 * word beside their colour, each at least 4.5 : 1 on its ground (WCAG 2.2, 1.4.3).
 */
export const reportStyle = (): string => `${pageStyle(ACCENT)}
:root{--bad:#a1121d;--warn:#7a4b00;--note:#3b4f8f;--good:#17643a;--badz:#fdf0f0;--warnz:#fdf5e6}
@media screen and (prefers-color-scheme:dark){:root{--bad:#ff9d9d;--warn:#f0c060;--note:#aab8ee;--good:#86d6a6;--badz:#2c1a1d;--warnz:#2a2318}}
header,main,footer{max-width:72rem}
h4{font-size:1em;line-height:1.5;margin:24px 0 8px}
small{font-size:.8125em;line-height:1.5}
th small,td small{display:block;font-weight:400}
tbody th{font-weight:600}
dl{gap:4px}
dl>div{grid-template-columns:minmax(7rem,11rem) 1fr;padding-block:4px}
dt{color:var(--m);font-weight:400}
nav[aria-label] ol{columns:18rem;padding-inline-start:20px}
.outcome{border:1px solid var(--l);border-inline-start:8px solid var(--m);border-radius:8px;padding:16px 24px;margin:24px 0}
.outcome p{margin:0}
.outcome .word{font-size:1.5em;font-weight:650;line-height:1.3}
.outcome.clean{border-inline-start-color:var(--good)}.outcome.findings{border-inline-start-color:var(--bad)}.outcome.incomplete{border-inline-start-color:var(--warn)}
.clean .word{color:var(--good)}.findings .word{color:var(--bad)}.incomplete .word{color:var(--warn)}
.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:8px;margin:16px 0;padding:0;list-style:none}
.counts li{border:1px solid var(--l);border-radius:8px;padding:8px 16px;max-width:none}
.counts b{display:block;font-size:1.75em;font-weight:650;line-height:1.2;font-variant-numeric:tabular-nums}
.badge{display:inline-block;border:1px solid currentcolor;border-radius:4px;padding:0 6px;font-size:.8125em;font-weight:600;line-height:1.5;white-space:nowrap}
.badge.error,.sign.departure{color:var(--bad)}
.badge.warning,.sign.tolerated{color:var(--warn)}
.badge.note,.badge.new{color:var(--note)}
.sign{font-weight:600;white-space:nowrap}
.sign.allowed{color:var(--good)}
.sign.unseen,.sign.refused{color:var(--m);font-weight:400}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 24px;color:var(--m);font-size:.875em}
.legend li{max-width:none}
.wide{overflow-x:auto}
.matrix{font-size:.875em}
.matrix td,.matrix thead th{padding-inline:4px 12px}
.matrix td:has(.departure){background:var(--badz)}
.matrix tbody th{min-width:11rem}
.rule{margin-block:32px}
.rule h3{margin-block-end:4px}
.belongs{margin:0;color:var(--m);font-size:.9375em}
.finding{border:1px solid var(--l);border-inline-start:4px solid var(--m);border-radius:8px;padding:8px 24px 16px;margin-block:16px}
.finding.error{border-inline-start-color:var(--bad)}.finding.warning{border-inline-start-color:var(--warn)}.finding.note{border-inline-start-color:var(--note)}
.finding h4{margin-block:8px 0}.finding h4 code{font-size:1em;font-weight:650}
.finding p{margin-block:4px 8px}
.finding dl{margin-block:8px}
.evidence{padding-inline-start:24px;margin:8px 0 0}
.evidence>li{max-width:none;margin-block-end:16px}
.stack{margin:0;padding-inline-start:20px}
.state{border-block-start:1px solid var(--l);padding-block:8px}
.state>summary small{font-weight:400}
.state>:not(summary){margin-inline-start:16px}.state>table{width:calc(100% - 16px)}
.state h3{font-size:1em;margin-block:24px 8px}
.steps{padding-inline-start:24px}
.steps>li{max-width:none;margin-block-end:16px}.steps p{margin-block:0 4px;max-width:none}
figure{margin:8px 0 16px}
figure img{display:block;max-width:min(100%,40rem);max-height:32rem;border:1px solid var(--l);border-radius:8px}
figcaption{color:var(--m);font-size:.875em;margin-block-start:4px}
.chart svg{display:block}
.chart text{font:12px system-ui,sans-serif;fill:var(--t)}
.axis{stroke:var(--m)}
rect.error,.error rect{fill:var(--bad)}rect.warning,.warning rect{fill:var(--warn)}rect.note,.note rect{fill:var(--note)}
.key{white-space:nowrap;margin-inline-end:16px}
.key svg{display:inline;vertical-align:-1px}
.gaps{list-style:none;padding:0}
.gaps li{max-width:none;border-inline-start:4px solid var(--warn);background:var(--warnz);padding:8px 16px;margin-block:8px;border-radius:0 8px 8px 0}
.gaps p{margin:0;max-width:none}
pre.patch{max-height:32rem;overflow:auto}
@media(max-width:720px){dl>div{grid-template-columns:1fr}.outcome{padding:12px 16px}.finding{padding:8px 16px 12px}
.matrix tbody th{min-width:0}.matrix td{display:grid;grid-template-columns:7.5rem 1fr;gap:0 8px;padding:2px 0}.matrix td small{grid-column:2}.matrix td:has(.departure){margin-inline:-16px;padding-inline:16px}
.wide{overflow-x:visible}.chart .wide{overflow-x:auto}.state>:not(summary){margin-inline-start:0}.state>table{width:100%}}
@media(forced-colors:active){.sign,.badge{forced-color-adjust:none;color:CanvasText}rect.error,rect.warning,rect.note{stroke:CanvasText}}
@media print{header,main,footer{max-width:none}nav[aria-label]{display:none}details::details-content{content-visibility:visible;display:block;block-size:auto}summary{list-style:none}.wide{overflow:visible}.matrix{font-size:8pt}.matrix tbody th{min-width:0}.finding,figure{break-inside:avoid}h2,h3,h4{break-after:avoid}a[href^=http]::after{content:' ('attr(href)')';font-size:.75em;overflow-wrap:anywhere}figure img{max-height:16cm}pre.patch{max-height:none}}`;
