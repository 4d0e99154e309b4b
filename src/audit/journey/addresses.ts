/** Which addresses are pages of a site that may be visited, and which of them are the same. */
import type { Journey } from './journey.ts';
import { matchesPath } from './robots.ts';

/** Parameters that say where a visitor came from and change nothing of a page. */
const TRACKING =
  /^(?:utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|mc_[ce]id|yclid|_ga|_gl|igshid|ref_src|srsltid|s_cid)$/i;
/** Names of a visit. */
const SESSION = /^(?:phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id)$/i;

/**
 * An address without its fragment and without what only says where a visitor came from; the rest as it was written.
 *
 * @returns nothing for what is no page of the web.
 */
export function plainAddress(address: string, base?: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  // A fragment that begins with `!/` or `/` is an address to applications that route by it.
  if (!/^#!?\//.test(url.hash)) url.hash = '';
  url.username = '';
  url.password = '';
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/gi, '');
  const pairs = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isIdle(pair));
  // With its own mark, since one that a parameter begins with would be taken for it; with nothing behind it, it is none.
  url.search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  return url.href;
}

function isIdle(pair: string): boolean {
  const name = decoded(pair.split('=')[0] ?? '');
  return TRACKING.test(name) || SESSION.test(name);
}

/** The same for addresses of the same page: parameters in another order, slashes written twice, `www.` or not. */
export function keyOf(address: string): string {
  const url = new URL(address);
  url.hostname = url.hostname.replace(/^www\./, '');
  url.pathname = url.pathname.replace(/\/{2,}/g, '/');
  url.searchParams.sort();
  return url.href.replace(/\?$/, '');
}

/** What the pages of one template have in common: what differs in numbers, dates, hashes and values only. */
export function shapeOf(address: string): string {
  const { host, pathname, searchParams, hash } = new URL(address);
  const segments = pathname.split('/').map((segment) => (isVariable(segment) ? '*' : segment.replace(/\d+/g, '#')));
  const names = [...new Set(searchParams.keys())].sort().join('&');
  return `${host}${segments.join('/')}?${names}${hash.replace(/\d+/g, '#')}`;
}

/** A date, a number, a hash, a UUID; a name that is made of many words tells an article from the next. */
function isVariable(segment: string): boolean {
  const hash = /^[0-9a-f]{8,}$/i.test(segment) && /\d/.test(segment);
  const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(segment);
  const words = decoded(segment).split(/[-_+ ]/).length;
  return /^[\d.,:_-]+$/.test(segment) || hash || uuid || words >= 4;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** What is fetched and not shown. */
const FILE =
  /\.(?:pdf|zip|gz|tgz|bz2|xz|7z|rar|exe|msi|dmg|pkg|deb|rpm|apk|iso|img|docx?|xlsx?|pptx?|odt|ods|odp|csv|tsv|epub|mobi|ics|vcf|jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|heic|mp3|m4a|ogg|oga|wav|flac|mp4|m4v|webm|mov|avi|mkv|css|js|mjs|map|json|xml|rss|atom|txt|woff2?|ttf|eot|wasm)$/i;

/**
 * Leaving, and what cannot be undone: by words of the addresses of the 19 languages of the interface, and of how systems
 * name them. A link is a request, and some sites act on one.
 */
const LEAVING: readonly string[] = [
  'log-?out',
  'log-?off',
  'sign-?out',
  'sign-?off',
  'signoff',
  'disconnect',
  'end-?session',
  // es, pt, it, fr, ro, de, nl
  'cerrar-?sesion',
  'salir',
  'desconectar',
  'terminar-?sessao',
  'sair',
  'encerrar-?sessao',
  'esci',
  'disconnetti',
  'deconnexion',
  'se-?deconnecter',
  'deconectare',
  'iesire',
  'delogare',
  'abmelden',
  'ausloggen',
  'abmeldung',
  'uitloggen',
  'afmelden',
  // sv, no, da, fi
  'logga-?ut',
  'utloggning',
  'logg-?ut',
  'logg-?av',
  'log-?ud',
  'kirjaudu-?ulos',
  'uloskirjaudu',
  // hu, cs, sk, pl
  'kijelentkez\\w*',
  'kilepes',
  'odhlasit',
  'odhlaseni',
  'odhlasenie',
  'wyloguj\\w*',
  'wylogowanie',
  // ru, ja, zh, as they are written
  'выход',
  'выйти',
  'vykhod',
  'vyjti',
  'ログアウト',
  'サインアウト',
  '退出',
  '登出',
  '注销',
].map(plainLetters);

/** What deletes, ends or orders something, as a word of an address or of a link. */
const CHANGING = [
  'delete|remove|destroy|erase|unsubscribe|deactivate|revoke|cancel|addtocart|addtowishlist|emptycart|clearcart',
  // de, nl
  'loschen|loeschen|entfernen|kundigen|kuendigen|abbestellen|stornieren|verwijder|verwijderen|annuleren|opzeggen',
  // fr, es, pt, it, ro
  'supprimer|effacer|annuler|desabonner|desinscrire|resilier|eliminar|borrar|cancelar|anular|excluir|apagar|remover',
  'elimina|eliminare|cancella|cancellare|rimuovi|rimuovere|annulla|annullare|disiscriviti|sterge|stergere|anuleaza|dezabonare',
  // no, da, sv, fi
  'slett|slette|slet|fjern|fjerne|avbestill|avmeld|afmeld|opsig|radera|tabort|avregistrera|poista|peruuta|peru',
  // pl, cs, sk, hu
  'usun|anuluj|wypisz|smazat|odstranit|zrusit|vymazat|torles|torol|lemond|leiratkozas',
  // ru, ja, zh, as they are written
  'удалить|отменить|отписаться|udalit|otmenit|削除|退会|解約|删除|刪除|退订|退訂',
].flatMap((each) => each.split('|'));

const LEAVES = new RegExp(`(?:^|-)(?:${LEAVING.join('|')})(?:$|-)`, 'iu');
const CHANGES: ReadonlySet<string> = new Set(CHANGING);
/** What is often written with it in one word: `removeitem`. */
const CHANGES_ONE = /^(?:delete|remove|cancel|destroy)(?:item|product|account|user|order|cart|all|address|row)s?$/u;
/** What says nothing of what a word does. */
const PASSING = /^(?:my|me|this|the|all|to|from|mein|mon|ma|mi|min|mitt|il|la|le|el|het)$/u;

/** Ours: a name of more words is that of an article ('how-to-log-out-of-your-account', 'cancel-a-subscription'). */
const MOST_WORDS = 3;
const MOST_CHANGING = 2;

/** Whether following a link to an address may end a session or change something. */
export function actsOnVisit(address: string): boolean {
  const { pathname, search, hash } = new URL(address);
  const pieces = plainLetters(decoded(pathname + search + hash)).split(/[/?&=#:]/);
  return pieces.some((piece) => {
    const words = wordsOf(piece.replace(/\.[a-z]{2,5}$/i, ''));
    return (words.length <= MOST_WORDS && LEAVES.test(words.join('-'))) || change(words, MOST_CHANGING);
  });
}

/** In small letters: of `removeItem`, `remove_item` and `remove-item` it is `remove` and `item`. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')
    .toLowerCase()
    .split(/[-_ .+]+/)
    .filter(Boolean);

function change(words: readonly string[], most: number): boolean {
  const telling = words.filter((each) => !PASSING.test(each));
  const isChange = (word: string): boolean => CHANGES.has(word) || CHANGES_ONE.test(word);
  return telling.length <= most && (telling.some(isChange) || CHANGES.has(words.join('')));
}

/** Whether the words of a link say that it ends a session or deletes something, in any of the languages. */
export function saysActs(text: string): boolean {
  const plain = plainLetters(text.trim());
  return SAYS_LEAVE.test(plain) || change(wordsOf(plain), MOST_WORDS) || SAYS_IN_ONE.test(plain);
}

const SAYS_LEAVE = new RegExp(
  `^(?:${LEAVING.map((each) => each.replaceAll('-?', '[- ]?')).join('|')}|log me out|se deconnecter|cerrar la sesion)$`,
  'iu',
);
/** Where words are written without spaces. */
const SAYS_IN_ONE = /^.{0,12}(?:削除|退会|解約|删除|刪除|退订|退訂).{0,4}$/u;

/** Without accents, which addresses often lack. */
function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** Whether an address looks like a file to keep rather than a page. */
export const isFile = (address: string): boolean => FILE.test(new URL(address).pathname);

/** Whether the patterns of a journey take an address: one of `include`, if there are any, and none of `exclude`. */
export function isIncluded(address: string, { include, exclude }: Pick<Journey, 'include' | 'exclude'>): boolean {
  const fits = (pattern: string): boolean => fitsPattern(address, pattern);
  return (include.length === 0 || include.some(fits)) && !exclude.some(fits);
}

/** Of path and query, or of the whole address where the pattern has one. */
function fitsPattern(address: string, pattern: string): boolean {
  const { pathname, search } = new URL(address);
  const isWhole = /^https?:/i.test(pattern);
  return matchesPath(`${pattern}$`, isWhole ? address : pathname + search);
}

/** Says of an address whether it is of the site: a host of the starts, or one of the domains of the registry. */
export function siteOf(starts: readonly string[], domains: readonly string[]): (address: URL) => boolean {
  const hosts = new Set(starts.map((each) => bareHost(new URL(each))));
  const own = domains.map((each) => each.toLowerCase().replace(/^\./, ''));
  return (address) => {
    const host = address.hostname.toLowerCase();
    return hosts.has(bareHost(address)) || own.some((each) => host === each || host.endsWith(`.${each}`));
  };
}

/** With its port: another port is another site, and `www.` is not. */
const bareHost = ({ host }: URL): string => host.toLowerCase().replace(/^www\./, '');
