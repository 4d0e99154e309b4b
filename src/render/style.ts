/**
 * The style of banner and panel, which live in a shadow root of their own. A site sets it by custom
 * properties: `--samtykke-accent`, `-surface`, `-text`, `-font`, `-radius`. The three answers have one
 * rule between them, so that none can be made to look like more (EDPB Cookie Banner Taskforce, 2023).
 *
 * Where the banner's text goes on below its edge, a shadow stands there, which the end of the text covers; forced colours
 * take such a ground away, so there the text says its system colours itself.
 */
export function consentStyle(accent: string): string {
  return `:host{all:initial;--a:var(--samtykke-accent,${accent});--s:var(--samtykke-surface,#fff);--t:var(--samtykke-text,#1b1a20);--l:#6b6876;--r:var(--samtykke-radius,12px);color-scheme:light dark;display:block;overflow-wrap:anywhere;hyphens:auto;font:16px/1.5 var(--samtykke-font,system-ui,sans-serif);color:var(--t)}\
@media screen and (prefers-color-scheme:dark){:host{--s:var(--samtykke-surface,#1d1c22);--t:var(--samtykke-text,#f1f0f4);--l:#a5a2b0}}\
*{box-sizing:border-box}\
[hidden]{display:none!important}\
h1,h2,h3,p,ul,fieldset,legend{margin:0;padding:0;border:0;font:inherit}\
#title{font-size:1.25em;font-weight:600;line-height:1.3}\
a{color:inherit}\
:focus-visible{outline:3px solid var(--t);outline-offset:2px}\
.card{position:fixed;inset:auto 0 0;z-index:2147483647;margin:auto;max-width:64rem;max-height:40vh;display:flex;background:var(--s);color:var(--t);border:1px solid var(--l);border-radius:var(--r) var(--r) 0 0;border-bottom:0;border-top:4px solid var(--a);box-shadow:0 -4px 24px #0003}\
.card form{display:flex;flex-direction:column;gap:12px;padding:16px 24px;width:100%;min-height:0}\
.text{overflow:auto;min-height:3lh;display:grid;gap:8px;align-content:start;background:linear-gradient(var(--s)0 0)bottom/9px 9px repeat-x local,linear-gradient(#0000,var(--l))bottom/5px 5px repeat-x}\
.facts,small{color:var(--l);font-size:.875em}\
.actions{display:grid;grid-template-columns:repeat(3,1fr);gap:8px;flex:none}\
button{all:unset;box-sizing:border-box;display:grid;place-items:center;text-align:center;min-height:44px;padding:8px 12px;border:2px solid var(--t);border-radius:8px;background:var(--t);color:var(--s);font-weight:600;line-height:1.25;cursor:pointer}\
button:hover{text-decoration:underline}\
dialog{width:min(44rem,100%);max-height:100%;padding:0;border:1px solid var(--l);border-radius:var(--r);background:var(--s);color:var(--t)}\
dialog::backdrop{background:#0008}\
.panel{display:grid;grid-template-columns:minmax(0,1fr);gap:24px}\
dialog .panel{padding:24px}\
section .panel #title{font-size:clamp(1.5em,7vw,2em)}\
.head{display:flex;align-items:start;justify-content:space-between;gap:16px}\
.quiet{flex:none;background:none;color:inherit;border-width:1px}\
.purposes{display:grid;gap:24px;border-top:1px solid var(--l);padding-top:24px}\
fieldset,.always{display:grid;gap:8px;min-width:0}\
legend,.always>:first-child{font-weight:600;margin-bottom:4px}\
.answers{display:flex;flex-wrap:wrap;gap:8px 24px}\
label{display:inline-flex;vertical-align:middle;align-items:center;gap:8px;min-height:32px;cursor:pointer}\
input{accent-color:var(--t);width:20px;height:20px;margin:0;flex:none}\
ul{list-style:none;display:grid;gap:4px}\
fieldset:not(:has([value=some]:checked)) li input{display:none}\
.save{position:sticky;bottom:0;background:var(--s);padding:12px 0;border-top:1px solid var(--l);display:grid;gap:8px}\
[role=alert]{border-inline-start:4px solid var(--a);padding-inline-start:12px}\
@media(max-height:420px){.card,.save{position:static;max-height:none}}\
@media(max-width:560px){.card form{padding:12px;gap:8px;font-size:.875em}.actions{grid-template-columns:1fr 1fr}.actions>:nth-child(3){grid-column:1/-1}dialog .panel{padding:16px}.head{flex-direction:column-reverse}}\
@media(forced-colors:active){.text{forced-color-adjust:none;--s:Canvas;--t:CanvasText;--l:var(--t);color:var(--t)}}\
@media print{.card{display:none}}`;
}

/**
 * A rule for the page while a banner lies over its end: what gets the focus is scrolled clear of it
 * (WCAG 2.2, 2.4.11), and what stands last can be scrolled to.
 */
export const PAGE_RULE =
  '@media screen and (min-height:421px){html:has([data-samtykke-banner]){scroll-padding-bottom:40vh;padding-bottom:40vh}}';
