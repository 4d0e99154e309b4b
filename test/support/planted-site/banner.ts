/** Banners by hand, honest ones and others, as scripts that a site has in its pages. */
import { ASKED } from './part.ts';

interface BannerWords {
  readonly title: string;
  readonly lead: string;
  readonly accept: string;
  readonly refuse: string;
  readonly settings: string;
  readonly save: string;
  /** What the link to it is called afterwards. */
  readonly again: string;
  /** Parallel to {@link ASKED}. */
  readonly categories: readonly string[];
}

export interface BannerStyle {
  readonly language: string;
  readonly words: BannerWords;
  /** In which layer refusing everything is one press. */
  readonly refuse: 'first' | 'second' | 'nowhere';
  /** `loud`: what accepts is large and coloured, what refuses is small, grey and no button. */
  readonly buttons: 'equal' | 'loud';
  /** Whether boxes are ticked before anybody has touched them. */
  readonly ticked: boolean;
  /** `wall`: over the whole page, which cannot be scrolled or read until it is answered. */
  readonly size: 'card' | 'wall';
  /** What pressing the button that refuses does: `nothing` leaves the banner where it is. */
  readonly refusing: 'works' | 'nothing';
  /** Whether there is a way back to it. */
  readonly again: 'footer' | 'nowhere';
  /** `always`: whoever has refused is asked again on every page. */
  readonly asks: 'once' | 'always' | 'never';
  readonly place: 'page' | 'shadow' | 'frame' | 'dialog';
  /** What holds for whoever has said nothing: `opt-out` allows everything, unless their browser objects. */
  readonly model: 'opt-in' | 'opt-out';
}

const ENGLISH: BannerWords = {
  title: 'Cookies at Corner Shop',
  lead: 'We use cookies for functionality, statistics, marketing and personal offers. You choose which, and you can change your mind at any time.',
  accept: 'Accept all',
  refuse: 'Reject all',
  settings: 'Settings',
  save: 'Save choices',
  again: 'Cookie settings',
  categories: ['Functionality', 'Analytics', 'Marketing', 'Personalised'],
};

/** As a good consent tool asks. */
export const HONEST: BannerStyle = {
  language: 'en',
  words: ENGLISH,
  refuse: 'first',
  buttons: 'equal',
  ticked: false,
  size: 'card',
  refusing: 'works',
  model: 'opt-in',
  again: 'footer',
  asks: 'once',
  place: 'page',
};

const GERMAN: BannerWords = {
  title: 'Cookies im Laden an der Ecke',
  lead: 'Wir verwenden Cookies für Funktionen, Statistik, Werbung und persönliche Angebote. Sie entscheiden, und Sie können Ihre Einwilligung jederzeit widerrufen.',
  accept: 'Alle akzeptieren',
  refuse: 'Alle ablehnen',
  settings: 'Einstellungen',
  save: 'Auswahl speichern',
  again: 'Cookie-Einstellungen',
  categories: ['Funktionalität', 'Statistik', 'Marketing', 'Personalisierung'],
};

const FRENCH: BannerWords = {
  title: 'Cookies à la boutique du coin',
  lead: 'Nous utilisons des cookies pour des fonctionnalités, des statistiques, la publicité et des offres personnelles. Vous choisissez, et vous pouvez changer d’avis à tout moment.',
  accept: 'Tout accepter',
  refuse: 'Tout refuser',
  settings: 'Paramétrer',
  save: 'Enregistrer mes choix',
  again: 'Gérer les cookies',
  categories: ['Fonctionnalité', 'Mesure d’audience', 'Marketing', 'Personnalisation'],
};

const NORWEGIAN: BannerWords = {
  title: 'Informasjonskapsler i hjørnebutikken',
  lead: 'Vi bruker informasjonskapsler til funksjonalitet, statistikk, markedsføring og personlige tilbud. Du velger selv, og du kan ombestemme deg når som helst.',
  accept: 'Godta alle',
  refuse: 'Avvis alle',
  settings: 'Innstillinger',
  save: 'Lagre valgene',
  again: 'Innstillinger for informasjonskapsler',
  categories: ['Funksjonalitet', 'Analyse', 'Markedsføring', 'Personlig tilpasset'],
};

export const WORDS = { en: ENGLISH, de: GERMAN, fr: FRENCH, no: NORWEGIAN } as const;

/**
 * What the page's script needs of a hand-made tool: `window.shopConsent`, and the banner.
 *
 * @param cookie name of the cookie that keeps the choice, as `f1.a0.m0.p0`.
 */
export const bannerScript = (cookie: string, style: BannerStyle): string => `(() => {
  const style = ${JSON.stringify(style)};
  const categories = ${JSON.stringify(ASKED)};
  const listeners = [];
  const kept = () => document.cookie.split('; ').find((each) => each.startsWith('${cookie}='))?.slice(${cookie.length + 1});
  const isFree = (category) => style.model === 'opt-out' && (category === 'functionality' || !navigator.globalPrivacyControl);
  const has = (category) => (kept() === undefined ? isFree(category) : kept().split('.').includes(category[0] + '1'));
  const refused = (category) => kept() !== undefined && !has(category);
  window.shopConsent = { has, refused, onChange: (run) => listeners.push(run) };

  /** Keeps a choice for half a year, and tells the page. */
  const choose = (granted) => {
    const value = categories.map((each) => each[0] + (granted.includes(each) ? 1 : 0)).join('.');
    document.cookie = '${cookie}=' + value + '; path=/; max-age=15552000; secure; samesite=lax';
    close();
    for (const run of listeners) run();
  };
  ${UI}
  const isAsked = () => style.asks !== 'never' && (kept() === undefined || (style.asks === 'always' && !categories.some(has)));
  addEventListener('DOMContentLoaded', () => {
    document.getElementById('cookie-settings')?.addEventListener('click', (event) => {
      event.preventDefault();
      open();
    });
    if (isAsked()) open();
  });
})();
`;

/** Draws the banner, in the page, in a shadow tree, in a frame or as a dialog. */
const UI = `
  let host;
  const close = () => {
    host?.remove();
    host = undefined;
    document.documentElement.style.overflow = '';
  };
  const make = (tag, text, css = '') => Object.assign(document.createElement(tag), { textContent: text, style: css });
  const button = (text, isLoud, run) => {
    const loud = 'font: 700 20px sans-serif; padding: 14px 48px; background: #0a6b2d; color: #fff; border: 0; border-radius: 6px';
    const quiet = 'font: 400 11px sans-serif; color: #9a9a9a; background: none; border: 0; padding: 0; text-decoration: none';
    const plain = 'font: 400 16px sans-serif; padding: 10px 20px; background: #fff; color: #222; border: 1px solid #222; border-radius: 4px; min-width: 140px';
    const made = make(isLoud === false ? 'span' : 'button', text, isLoud === undefined ? plain : isLoud ? loud : quiet);
    if (isLoud !== false) made.type = 'button';
    made.addEventListener('click', run);
    return made;
  };
  const refuse = () => { if (style.refusing === 'works') choose([]); };
  const isLoud = (loud) => (style.buttons === 'loud' ? loud : undefined);
  const boxes = () => categories.map((each, index) => {
    const label = make('label', ' ' + style.words.categories[index], 'display: block; padding: 4px 0');
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: each });
    box.checked = kept() === undefined ? style.ticked : has(each);
    label.prepend(box);
    return label;
  });
  const second = (card) => {
    const form = make('form', '', 'margin-top: 12px');
    const save = button(style.words.save, isLoud(true), () => choose([...form.querySelectorAll('input:checked')].map((each) => each.name)));
    form.append(...boxes(), save);
    if (style.refuse === 'second') form.append(' ', button(style.words.refuse, undefined, refuse));
    card.append(form);
  };
  const first = () => {
    const card = make('div', '', 'font: 16px sans-serif; color: #222; background: #fff; padding: 20px; max-width: 720px; margin: 0 auto; box-sizing: border-box');
    card.append(make('h2', style.words.title, 'margin: 0; font-size: 20px'), make('p', style.words.lead));
    const row = make('div', '', 'display: flex; gap: 12px; flex-wrap: wrap; align-items: center');
    row.append(button(style.words.accept, isLoud(true), () => choose(categories.filter((each) => each !== 'personalised'))));
    if (style.refuse === 'first') row.append(button(style.words.refuse, isLoud(false), refuse));
    row.append(button(style.words.settings, isLoud(false), () => { if (!card.querySelector('form')) second(card); }));
    card.append(row);
    return card;
  };
  const wrapper = () => {
    const card = first();
    const isWall = style.size === 'wall';
    const around = make(style.place === 'dialog' ? 'dialog' : 'div', '', isWall
      ? 'position: fixed; inset: 0; z-index: 9999; background: rgba(20, 20, 20, 0.97); display: flex; align-items: center; justify-content: center; width: 100%; height: 100%; max-width: none; max-height: none; border: 0; margin: 0'
      : 'position: fixed; left: 0; right: 0; bottom: 0; top: auto; z-index: 9999; background: #fff; border: 0; border-top: 1px solid #222; width: 100%; max-width: none; margin: 0; padding: 0; box-shadow: 0 0 12px #0003');
    around.setAttribute('aria-label', style.words.title);
    if (style.place !== 'dialog') around.setAttribute('role', 'dialog');
    around.append(card);
    if (isWall) document.documentElement.style.overflow = 'hidden';
    return around;
  };
  const open = () => {
    close();
    if (style.place === 'frame') return openFrame();
    const around = wrapper();
    host = around;
    if (style.place === 'shadow') {
      host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append(around);
    }
    document.body.append(host);
    if (style.place === 'dialog') around.show();
  };
  const openFrame = () => {
    host = Object.assign(document.createElement('iframe'), { src: '/consent/frame', title: style.words.title });
    host.style = 'position: fixed; left: 0; bottom: 0; width: 100%; height: 320px; border: 0; z-index: 9999; background: #fff';
    host.addEventListener('load', () => host.contentDocument.body.append(first()));
    document.body.append(host);
  };
`;
