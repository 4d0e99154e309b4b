/** Small sites with banners in other markup and languages, as their own developers have written them. */
import { HONEST } from '../banner.ts';
import type { BannerSite } from '../banner-sites.ts';
import { FOREIGN_CHOICE } from '../consent-tool.ts';
import { type Expected, PAGES, type Part, script } from '../part.ts';
import { HELD_OUT_LOOKALIKES } from './lookalikes.ts';

const ORDERLY = HELD_OUT_LOOKALIKES.filter(({ id }) =>
  ['session-of-prefix', 'own-statistics-after-consent', 'chat-after-consent', 'tags-after-consent'].includes(id),
);

const ALL = 'f1.a1.m1.p0';
const NONE = 'f0.a0.m0.p0';

/** How a banner of one's own works: what is pressed says what is kept, and the page is loaded again. */
const WORKS = `{
  const box = document.querySelector('.ask');
  const kept = /(?:^|; )${FOREIGN_CHOICE}=([^;]*)/.exec(document.cookie)?.[1];
  const isShown = (choice) => choice === undefined || (box.dataset.again === 'true' && choice === '${NONE}');
  box.style.display = isShown(kept) ? '' : 'none';
  document.querySelector('.reopen')?.addEventListener('click', (event) => { event.preventDefault(); box.style.display = ''; });
  box.addEventListener('click', (event) => {
    const pressed = event.target.closest('[data-choice], [data-more]');
    if (!pressed) return;
    event.preventDefault();
    if ('more' in pressed.dataset) { box.querySelector('.more').hidden = false; return; }
    const isOn = (name) => box.querySelector('[data-for=' + name + ']')?.matches(':checked, [aria-checked=true]') ? 1 : 0;
    const picked = ['functionality', 'analytics', 'marketing', 'personalised'].map((each) => each[0] + isOn(each)).join('.');
    document.cookie = '${FOREIGN_CHOICE}=' + (pressed.dataset.choice || picked) + '; path=/; max-age=15552000; secure; samesite=lax';
    location.reload();
  });
  for (const each of box.querySelectorAll('[role=switch]'))
    each.addEventListener('click', () => each.setAttribute('aria-checked', String(each.getAttribute('aria-checked') !== 'true')));
}`;

const asking = (id: string, box: string, again: string | undefined): Part => ({
  id,
  does: 'asks by a banner of its own',
  pages: Object.fromEntries(
    PAGES.map((path) => [
      path,
      {
        body: `${again === undefined ? '' : `<p><a class="reopen" href="#ask">${again}</a></p>`}${box}${script(WORKS)}`,
      },
    ]),
  ),
  shows: [],
});

interface Making {
  readonly id: string;
  readonly does: string;
  readonly language: string;
  readonly box: string;
  readonly again?: string;
  readonly finds?: readonly Expected[];
}

const site = ({ id, does, language, box, again, finds = [] }: Making): BannerSite => ({
  id,
  does,
  options: {
    parts: [...ORDERLY, asking(id, box, again)],
    style: { ...HONEST, language, asks: 'never', again: 'nowhere' },
    pages: ['/', '/product'],
  },
  finds,
});

const found = (rule: string, more: Partial<Expected> = {}): Expected => ({
  rule,
  kind: ['banner', 'site'],
  name: '*',
  ...more,
});

/** A category alone cannot be agreed to where there is nothing to choose it by. */
const NO_CHOICE = found('banner-unanswered');

const BAR =
  'position: fixed; left: 0; right: 0; bottom: 0; z-index: 99; background: #fff; border-top: 1px solid #222; padding: 16px; font: 16px sans-serif; color: #222';
const PLAIN =
  'display: inline-block; box-sizing: border-box; width: 190px; padding: 10px; font: 400 16px sans-serif; color: #222; background: #fff; border: 1px solid #222; border-radius: 4px; text-align: center; text-decoration: none';

const equal = (accept: string, refuse: string): string =>
  `<button type="button" data-choice="${ALL}" style="${PLAIN}">${accept}</button> <button type="button" data-choice="${NONE}" style="${PLAIN}">${refuse}</button>`;

const boxes = (names: readonly string[]): string =>
  ['functionality', 'analytics', 'marketing', 'personalised']
    .map((each, index) => `<label><input type="checkbox" data-for="${each}"> ${names[index]}</label>`)
    .join(' ');

export const HELD_OUT_HONEST_BANNERS: readonly BannerSite[] = [
  site({
    id: 'links-as-buttons',
    does: 'asks in Swedish, by two links that look alike and are buttons, and a quiet one to the settings',
    language: 'sv',
    again: 'Cookieinställningar',
    box: `<section class="ask" aria-label="Kakor" style="${BAR}"><p>Vi använder kakor för funktioner, statistik och marknadsföring. Du väljer själv.</p>
      <a role="button" href="#" data-choice="${ALL}" style="${PLAIN}">Acceptera alla</a> <a role="button" href="#" data-choice="${NONE}" style="${PLAIN}">Neka alla</a>
      <a href="#" data-more style="color: #222">Inställningar</a>
      <div class="more" hidden>${boxes(['Funktioner', 'Statistik', 'Marknadsföring', 'Personligt anpassat'])} <button type="button" data-choice style="${PLAIN}">Spara val</button></div></section>`,
  }),
  site({
    id: 'boxes-in-first-layer',
    does: 'asks in Dutch, with boxes that are empty in the first layer, and three equal buttons',
    language: 'nl',
    again: 'Cookie-instellingen',
    box: `<div class="ask" role="dialog" aria-label="Cookies" style="position: fixed; right: 20px; bottom: 20px; width: 460px; z-index: 99; background: #fff; border: 1px solid #222; padding: 20px; font: 16px sans-serif; color: #222">
      <h2>Cookies</h2><p>Wij gebruiken cookies voor functies, statistieken en marketing. U kiest zelf.</p>
      <div>${boxes(['Functioneel', 'Statistieken', 'Marketing', 'Gepersonaliseerd'])}</div>
      ${equal('Alles accepteren', 'Alles weigeren')} <button type="button" data-choice style="${PLAIN}">Selectie opslaan</button></div>`,
  }),
  site({
    id: 'spanish-card',
    does: 'asks in Spanish in a card in the middle, and the page can be read around it',
    language: 'es',
    again: 'Configuración de cookies',
    box: `<div class="ask" style="position: fixed; left: 340px; top: 240px; width: 600px; z-index: 99; background: #fff; border: 2px solid #222; padding: 20px; font: 16px sans-serif; color: #222">
      <p>Utilizamos cookies propias y de terceros con fines analíticos y publicitarios. Puede aceptarlas, rechazarlas o configurarlas.</p>
      ${equal('Aceptar todas', 'Rechazar todas')} <a href="#" data-more style="color: #222">Configurar</a>
      <div class="more" hidden>${boxes(['Funcionalidad', 'Análisis', 'Marketing', 'Personalización'])} <button type="button" data-choice style="${PLAIN}">Guardar preferencias</button></div></div>`,
  }),
];

const LEAD = '<p>We and our partners use cookies for functionality, statistics and marketing.</p>';

export const HELD_OUT_TRICKY_BANNERS: readonly BannerSite[] = [
  site({
    id: 'pale-refusal',
    does: 'has two buttons of one size in German, and the letters of the one that refuses can hardly be read',
    language: 'de',
    again: 'Cookie-Einstellungen',
    box: `<div class="ask" style="${BAR}"><p>Wir verwenden Cookies für Statistik und Werbung.</p>
      <button type="button" data-choice="${ALL}" style="${PLAIN}; background: #0a6b2d; color: #fff">Alle akzeptieren</button>
      <button type="button" data-choice="${NONE}" style="${PLAIN}; background: #f4f4f4; color: #c4c4c4; border-color: #f4f4f4">Alle ablehnen</button></div>`,
    finds: [found('unequal-buttons'), NO_CHOICE],
  }),
  site({
    id: 'refusal-as-a-link',
    does: 'has a button that accepts in Danish, and a line of text below that refuses',
    language: 'da',
    again: 'Cookieindstillinger',
    box: `<div class="ask" style="${BAR}"><p>Vi bruger cookies til statistik og markedsføring.</p>
      <button type="button" data-choice="${ALL}" style="${PLAIN}; width: 400px; background: #00f; color: #fff">Accepter alle</button>
      <p><a href="#" data-choice="${NONE}" style="color: #555; font-size: 13px">Afvis alle</a></p></div>`,
    finds: [found('unequal-buttons'), NO_CHOICE],
  }),
  site({
    id: 'only-yes',
    does: 'has a button that agrees in Norwegian, and a link to more words',
    language: 'no',
    again: 'Innstillinger for informasjonskapsler',
    box: `<div class="ask" style="${BAR}"><p>Vi bruker informasjonskapsler til statistikk og markedsføring. Ved å fortsette godtar du dette.</p>
      <button type="button" data-choice="${ALL}" style="${PLAIN}">Godta alle</button> <a href="/policy">Les mer</a></div>`,
    finds: [
      found('no-refusal-in-first-layer'),
      // The link leads to the same banner, which offers no refusal.
      found('banner-unanswered', { states: ['refused', 'withdrawn'] }),
    ],
  }),
  site({
    id: 'switches-on',
    does: 'has switches behind its settings that are all on before anybody has touched them',
    language: 'en',
    again: 'Cookie settings',
    box: `<div class="ask" style="${BAR}">${LEAD}${equal('Accept all', 'Reject all')} <button type="button" data-more style="${PLAIN}">Settings</button>
      <div class="more" hidden>${['Functionality', 'Analytics', 'Marketing', 'Personalised'].map((name) => `<button type="button" role="switch" aria-checked="true" data-for="${name.toLowerCase()}" aria-label="${name}">${name}</button>`).join(' ')}
      <button type="button" data-choice style="${PLAIN}">Save choices</button></div></div>`,
    finds: [found('pre-ticked')],
  }),
  site({
    id: 'veil',
    does: 'lays a veil over the page that lets it be seen, and not be read or scrolled, until it is answered',
    language: 'en',
    again: 'Cookie settings',
    box: `<div class="ask" style="position: fixed; inset: 0; z-index: 99; background: rgb(0 0 0 / 0.6)"><div role="dialog" aria-label="Cookies" style="position: absolute; left: 390px; top: 250px; width: 500px; background: #fff; padding: 20px; font: 16px sans-serif; color: #222">${LEAD}${equal('Accept all', 'Reject all')}</div></div>`,
    finds: [found('consent-wall'), NO_CHOICE],
  }),
  site({
    id: 'asks-until-yes',
    does: 'asks whoever has refused on every page again',
    language: 'en',
    again: 'Cookie settings',
    box: `<div class="ask" data-again="true" style="${BAR}">${LEAD}${equal('Accept all', 'Reject all')}</div>`,
    finds: [found('banner-comes-back', { states: ['refused'] }), NO_CHOICE],
  }),
  site({
    id: 'no-link-back',
    does: 'links to its cookie policy alone once it is answered',
    language: 'en',
    box: `<div class="ask" style="${BAR}">${LEAD}${equal('Accept all', 'Reject all')}</div>`,
    finds: [found('no-withdrawal'), NO_CHOICE],
  }),
  site({
    id: 'refusal-out-of-sight',
    does: 'has the button that refuses below the part of the banner that is seen, in letters of no height',
    language: 'en',
    again: 'Cookie settings',
    box: `<div class="ask" style="${BAR}">${LEAD}<button type="button" data-choice="${ALL}" style="${PLAIN}">Accept all</button>
      <button type="button" data-choice="${NONE}" style="opacity: 0; width: 1px; height: 1px; padding: 0; border: 0; overflow: hidden">Reject all</button>
      <button type="button" data-more style="${PLAIN}">Settings</button>
      <div class="more" hidden>${boxes(['Functionality', 'Analytics', 'Marketing', 'Personalised'])} <button type="button" data-choice style="${PLAIN}">Save choices</button></div></div>`,
    finds: [found('no-refusal-in-first-layer')],
  }),
];
