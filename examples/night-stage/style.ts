import { contentHash } from './hash.ts';

/** The style sheet of the site: one accent, an 8-pixel grid, the system's fonts, no image. */
export const STYLE = `
:root{--accent:#8a2457;--accent-text:#8a2457;--surface:#fff;--raised:#f6f5f8;--text:#1b1a20;--muted:#5d5a68;
--line:#d8d6de;--edge:#767380;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--accent-text:#f0a0c4;--surface:#16151a;--raised:#1f1e25;--text:#f1f0f4;
--muted:#b3b0be;--line:#3a3842;--edge:#8b8896}}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:flex;flex-direction:column;
font:16px/1.5 system-ui,sans-serif;background:var(--surface);color:var(--text);
overflow-wrap:break-word}
h1,h2,h3,p,ul,ol,dl,dd{margin:0;padding:0}
ul{list-style:none}
h1{font-size:2em;line-height:1.25;font-weight:650;text-wrap:balance}
h2{font-size:1.25em;line-height:1.2;font-weight:650}
h3{font-size:1em;font-weight:600}
a{color:inherit;text-underline-offset:.2em}
img{display:block;width:100%;height:auto}
:focus-visible{outline:3px solid var(--text);outline-offset:2px;border-radius:2px}
main:focus{outline:0}
.skip:not(:focus),.unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;
white-space:nowrap}
.skip:focus{display:block;padding:8px 24px}
.bar,main{width:100%;max-width:80rem;margin-inline:auto;padding-inline:24px}

header{border-block-end:1px solid var(--line);position:relative}
header .bar{display:flex;flex-wrap:wrap;align-items:center;gap:0 24px;min-height:64px}
header a,summary{display:inline-flex;align-items:center;min-height:48px;min-width:32px}
header a{text-decoration:none}
header a:hover,.card a:hover{text-decoration:underline}
header [aria-current]{text-decoration:underline;text-decoration-color:var(--accent-text);text-decoration-thickness:2px;
text-underline-offset:8px}
.brand{gap:8px;font-weight:650;font-size:1.125em}
.brand img{width:32px}
.menu{display:flex;flex-wrap:wrap;gap:0 24px;flex:1}
.languages summary{gap:8px;cursor:pointer;list-style:none}
.languages summary::-webkit-details-marker{display:none}
.languages summary::after{content:"";inline-size:8px;block-size:8px;border:solid;border-width:0 2px 2px 0;
transform:rotate(45deg);margin-block-end:4px}
.languages[open] summary::after{transform:rotate(-135deg);margin-block-end:-4px}
.languages[open]{order:3;flex:1 1 100%}
.languages nav{padding-block:8px 16px}
.languages ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:0 24px}

main{flex:1;padding-block:32px 64px}
.opening{display:grid;gap:8px;margin-block-end:32px}
.opening p{color:var(--muted);max-width:44rem}
.picture,.player{position:relative}
.picture img,.player img{border-radius:8px;background:var(--raised)}
.badge{position:absolute;inset:8px auto auto 8px;padding:0 8px;border:1px solid transparent;border-radius:4px;
background:#08070b;color:#fff;font-size:.8125em;line-height:24px}
.badge.live{background:var(--accent);font-weight:600}
.badge.time{inset:auto 8px 8px auto}
.facts{color:var(--muted);font-size:.875em}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:8px 24px;
border:2px solid transparent;border-radius:8px;background:var(--accent);color:#fff;font:inherit;font-weight:600;
text-decoration:none;cursor:pointer}
.button:hover{text-decoration:underline}

.hero{display:grid;grid-template-columns:2fr 1fr;gap:32px;align-items:center;margin-block-end:64px}
.hero:not(:has(.picture)){grid-template-columns:minmax(0,1fr)}
.hero .text{display:grid;gap:8px;justify-items:start}
.hero h2{font-size:2em}
.hero .facts{font-size:1em}
.hero .text>p:not([class]){margin-block:8px}
.over{color:var(--accent-text);font-weight:600}

.concerts{display:grid;gap:24px}
.narrow+.concerts{margin-block-start:24px}
.concerts h2{font-size:1.5em}
.tools{display:flex;flex-wrap:wrap;align-items:end;justify-content:space-between;gap:8px 32px}
.search{grid-template-columns:minmax(0,20rem) auto;margin-block-start:16px}
.search label{grid-column:1/-1}
.search input{margin:0}
.tools .links a{min-height:48px}
.tools [aria-current]{text-decoration-thickness:2px;font-weight:600}
.filters,.picks{display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px}
.filters>.facts{inline-size:100%}
.by-category>span{position:absolute;clip-path:inset(50%)}
.picks{column-gap:48px}
.picks .filters span{color:var(--muted)}
.picks .filters a{padding-inline:8px;border-color:transparent}
.filters ul{display:flex;flex-wrap:wrap;gap:8px}
.filters a{display:block;padding:7px 16px;border:1px solid var(--edge);border-radius:8px;text-decoration:none}
.filters a:hover{text-decoration:underline}
.filters [aria-current]{background:var(--text);border-color:var(--text);color:var(--surface)}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));gap:32px 24px}
.grid.small,.grid.medium,.grid.large{grid-template-columns:repeat(auto-fill,minmax(min(100%,var(--card)),1fr))}
.small{--card:max(8rem,14%)}
.medium{--card:16rem}
.large{--card:24rem}
.grid.small{gap:24px 16px}
.grid.rows{display:block}
.rows .card{padding-block:8px;border-block-end:1px solid var(--line)}
.concerts+.concerts{margin-block-start:64px}
.card{position:relative;display:grid;grid-template-columns:minmax(0,1fr) auto;align-content:start;
scroll-margin-block-start:24px}
.card>*{grid-column:1}
.card>.picture{grid-column:1/-1}
.card>.favourite{grid-area:2/2/span 3;z-index:1;margin-inline-end:-12px}
.card:not(:has(>.picture))>.favourite{grid-row-start:1}
.card .favourite .button{inline-size:48px;padding:0;border-color:transparent}
.favourite .button{gap:8px;padding-inline:16px}
.favourite svg{flex:none}
.marks{display:flex;flex-wrap:wrap;align-items:center;gap:8px 24px;margin-block-start:16px}
.marks>a{display:inline-flex;align-items:center;min-height:48px}
.card h3{margin-block-start:8px}
.card a{text-decoration:none}
.card a::after{content:"";position:absolute;inset:0;border-radius:8px}
.card a:focus-visible{outline:0}
.card a:focus-visible::after{outline:3px solid var(--text);outline-offset:2px}

.grid.wide{grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
.ask{display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px;padding:8px 16px;border-radius:8px;
background:var(--raised)}
.ask p{flex:1 1 20rem}
.pair{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:8px 16px}
.pair .button{justify-self:stretch}
.how summary{display:list-item;padding-block:12px;cursor:pointer}
.how ol{display:grid;gap:8px;max-width:44rem;padding-inline-start:24px;margin-block:8px 24px}

.artist{display:grid;grid-template-columns:2fr 1fr;gap:32px;align-items:start;margin-block-end:64px}
.name{grid-column:1/-1}
.beside{grid-area:2/2/span 2}
.name h1{margin-block-end:8px}
.name .facts{font-size:1em;display:inline}
.name .facts+.facts::before{content:" · "}
.player{overflow:hidden;border-radius:8px;background:#08070b;color:#fff}
.player img{border-radius:0}
.player :focus-visible{outline-color:#fff;box-shadow:0 0 0 8px #08070b}
.play{position:absolute;inset:0;display:flex;flex-wrap:wrap;gap:16px;align-content:center;justify-content:center;
padding:16px;text-align:center}
.play p{flex:0 1 100%}
.play p,.play .button.quiet{background:#08070bd9;color:#fff}
.play p{padding:8px 24px;border-radius:8px}
.play .button.quiet{min-height:64px;padding-inline:32px;border-color:#fff;border-radius:32px}
.play .button.quiet:hover{background:var(--accent)}
.controls{position:absolute;inset:auto 0 0;display:flex;align-items:center;gap:16px;padding:8px 24px;
background:#08070bb3;font-size:.875em}
.track{flex:1;block-size:4px;border-radius:2px;background:#ffffff59}
.story,.beside{display:grid;gap:40px}
.story section,.beside section{display:grid;gap:8px;max-width:44rem}
.songs{padding-inline-start:0;counter-reset:song;list-style:none}
.songs li{display:flex;gap:16px;padding-block:8px;border-block-end:1px solid var(--line);counter-increment:song}
.songs li::before{content:counter(song);color:var(--muted);min-inline-size:1.5em;font-variant-numeric:tabular-nums}
dl div{display:flex;justify-content:space-between;gap:24px;padding-block:8px;border-block-end:1px solid var(--line)}
dt{color:var(--muted)}
dd{text-align:end}
.shows li{padding-block:8px;border-block-end:1px solid var(--line)}

.concerts+.notice{margin-block-start:48px;border-block-start:1px solid var(--line)}
.notice{background:var(--raised);border-block-end:1px solid var(--line)}
.notice .bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 24px;padding-block:8px}
.action{margin:0;display:inline-grid}
.choices{display:flex;flex-wrap:wrap;gap:8px}
.choices.equal{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,12rem),1fr))}
.notice .choices{display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}
.choices .button{justify-self:stretch;padding-inline:16px;text-align:center}
.button.quiet{background:transparent;color:inherit;border-color:var(--edge)}
.button.quiet[aria-pressed=true]{background:var(--text);border-color:var(--text);color:var(--surface)}
[data-brand=late-stage]{--accent:#23408a;--accent-text:#23408a}
[data-brand=first-row]{--accent:#1f6650;--accent-text:#1f6650}
@media(prefers-color-scheme:dark){[data-brand=late-stage]{--accent-text:#a9bdf5}[data-brand=first-row]{--accent-text:#8fd6bd}}

.narrow{max-width:32rem;display:grid;grid-template-columns:minmax(0,1fr);gap:16px}
table{border-collapse:collapse}
caption{text-align:start;font-weight:600}
th,td{padding:8px 0;border-block-end:1px solid var(--line);text-align:start;font-weight:400}
td{text-align:end}
form{display:grid;gap:8px;margin-block-start:8px}
label{font-weight:600}
input{font:inherit;min-height:48px;padding:8px 16px;border:1px solid var(--edge);border-radius:8px;
background:var(--surface);color:inherit;margin-block-end:8px;inline-size:100%}
form .button{justify-self:start}
.tick{display:flex;align-items:center;gap:16px;min-height:48px;font-weight:400}
.tick input{flex:none;inline-size:24px;min-height:24px;block-size:24px;margin:0;accent-color:var(--accent)}
.message{padding:8px 16px;border-inline-start:4px solid var(--accent-text);background:var(--raised)}
.account{gap:24px}
.account section{display:grid;gap:8px}
.delete{border-block-start:1px solid var(--line);padding-block-start:8px}
.delete summary{display:list-item;padding-block:12px;cursor:pointer;font-weight:600}

footer{background:var(--raised);border-block-start:1px solid var(--line)}
footer .bar{padding-block:32px 48px;display:grid;gap:8px}
footer h2{font-size:1em;margin-block-start:16px}
.links{display:flex;flex-wrap:wrap;gap:0 24px}
.links a{display:inline-flex;align-items:center;min-height:32px}
.companies{display:flex;flex-wrap:wrap;gap:16px 48px;color:var(--muted);font-size:.875em}
.companies strong{color:var(--text)}

@media(max-width:800px){
.menu{order:1;flex:1 1 60%}
.sign-in{order:2;align-self:start}
.languages{margin-inline-start:auto}
.hero,.artist{grid-template-columns:minmax(0,1fr)}
.beside{grid-area:auto}
.hero{gap:16px;margin-block-end:48px}
}
@media(max-width:640px){
.bar,main{padding-inline:16px}
header .bar,.menu{column-gap:16px}
.notice .choices{flex:1 1 100%}
main{padding-block:24px 48px}
h1,.hero h2{font-size:1.625em}
.player{display:grid}
.play{position:static}
.play .button.quiet{min-height:48px}
.controls{position:static;padding-inline:16px}
.pair{grid-auto-flow:row;inline-size:100%}
}
@media(max-width:480px){.menu{flex-basis:50%}}
@media(forced-colors:active){
.badge,.button{border-color:CanvasText}
.filters [aria-current]{forced-color-adjust:none;background:Highlight;border-color:Highlight;color:HighlightText}
.track{border:1px solid CanvasText}
}
@media print{
.skip,.menu,.languages,.sign-in,.tools,.filters,.favourite,.picks,.marks,.play,.controls,.hero .button,footer .links{display:none}
.grid{grid-template-columns:repeat(3,1fr)}
.card{break-inside:avoid}
body{font-size:11pt}
}
`;

export const STYLE_ADDRESS = `/style.${contentHash(STYLE)}.css`;
