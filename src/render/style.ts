/**
 * The style of banner and panel, which live in a shadow root of their own. A site sets it by custom
 * properties: `--samtykke-accent`, `-surface`, `-text`, `-font`, `-radius`. The three answers have one
 * rule between them, so that none can be made to look like more (EDPB Cookie Banner Taskforce, 2023).
 */
export function consentStyle(accent: string): string {
  return `:host{all:initial;--a:var(--samtykke-accent,${accent});--s:var(--samtykke-surface,#fff);--t:var(--samtykke-text,#1b1a20);--l:#6b6876;color-scheme:light dark;display:block;font:16px/1.5 var(--samtykke-font,system-ui,sans-serif);color:var(--t)}
@media screen and (prefers-color-scheme:dark){:host{--s:var(--samtykke-surface,#1d1c22);--t:var(--samtykke-text,#f1f0f4);--l:#a5a2b0}}
*{box-sizing:border-box}
[hidden]{display:none!important}
h1,h2,h3,p,ul,fieldset,legend{margin:0;padding:0;border:0;font:inherit;overflow-wrap:break-word;hyphens:auto}
#title{font-size:1.25em;font-weight:650;line-height:1.3}
a{color:inherit;text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--t);outline-offset:2px;border-radius:2px}
.card{position:fixed;inset:auto 0 0;z-index:2147483647;margin-inline:auto;max-width:64rem;max-height:40vh;display:flex;background:var(--s);color:var(--t);border:1px solid var(--l);border-radius:var(--samtykke-radius,12px) var(--samtykke-radius,12px) 0 0;border-block-end:0;border-block-start:4px solid var(--a);box-shadow:0 -4px 24px #0003}
.card form{display:flex;flex-direction:column;gap:12px;padding:16px 24px;width:100%;min-height:0}
.text{overflow:auto;min-height:3lh;display:grid;gap:8px;align-content:start}
.facts{color:var(--l);font-size:.875em}
.actions{display:grid;grid-template-columns:repeat(3,1fr);gap:8px;flex:none}
button{all:unset;box-sizing:border-box;display:flex;align-items:center;justify-content:center;text-align:center;min-height:44px;padding:8px 12px;border:2px solid var(--t);border-radius:8px;background:var(--t);color:var(--s);font-weight:600;line-height:1.25;cursor:pointer;overflow-wrap:anywhere;hyphens:auto}
button:hover{text-decoration:underline}
button:focus-visible{outline:3px solid var(--t);outline-offset:2px}
@media(max-width:560px){.card form{padding:12px;gap:8px;font-size:.875em}.actions{grid-template-columns:1fr 1fr}.actions>:nth-child(3){grid-column:1/-1}}
@media(max-height:420px){.card{position:static;max-height:none}.save{position:static!important}}
dialog{position:fixed;inset:0;margin:auto;width:min(44rem,100%);max-height:100%;height:fit-content;padding:0;border:1px solid var(--l);border-radius:var(--samtykke-radius,12px);background:var(--s);color:var(--t);overflow:auto}
dialog::backdrop{background:#0008}
.panel{display:grid;grid-template-columns:minmax(0,1fr);gap:24px}
dialog .panel{padding:24px}
section #title{font-size:clamp(1.5em,7vw,2em);line-height:1.2}
.card #title{font-size:1.25em}
.head{display:flex;align-items:start;justify-content:space-between;gap:16px}
.head button{flex:none}
.quiet{background:none;color:inherit;border-width:1px}
.purposes{display:grid;gap:24px;border-block-start:1px solid var(--l);padding-block-start:24px}
fieldset,.always{display:grid;gap:8px;min-width:0}
legend,.always>:first-child{font-weight:650;margin-block-end:4px}
.answers{display:flex;flex-wrap:wrap;gap:8px 24px}
label{display:inline-flex;vertical-align:middle;align-items:center;gap:8px;min-height:32px;cursor:pointer}
input{accent-color:var(--t);inline-size:20px;block-size:20px;margin:0;flex:none}
ul{list-style:none;display:grid;gap:4px}
small{color:var(--l);font-size:.875em}
@supports selector(:has(a)){fieldset:not(:has([value=some]:checked)) li input{display:none}}
.save{position:sticky;inset-block-end:0;background:var(--s);padding-block:12px;border-block-start:1px solid var(--l);display:grid;gap:8px}
[role=status]:empty{display:none}
[role=status],[role=alert]{border-inline-start:4px solid var(--a);padding-inline-start:12px}
@media(max-width:560px){dialog .panel{padding:16px}.head{flex-direction:column-reverse}}
@media(forced-colors:active){button{border-color:ButtonText}.card,dialog{border:2px solid CanvasText}}
@media print{.card{display:none}}`;
}

/**
 * A rule for the page while a banner lies over its end: what gets the focus is scrolled clear of it
 * (WCAG 2.2, 2.4.11), and what stands last can be scrolled to.
 */
export const PAGE_RULE =
  '@media screen and (min-height:421px){html:has([data-samtykke-banner]){scroll-padding-block-end:40vh;padding-block-end:40vh}}';
