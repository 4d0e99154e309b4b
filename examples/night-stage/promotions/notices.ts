import { allows } from '../../../src/features/index.ts';
import { type Html, html } from '../../../src/render/index.ts';
import { listAddress, signInAddress, wheelAddress } from '../addresses.ts';
import { actionForm, notice } from '../controls.ts';
import { languageSuggestion } from '../layout/layout.ts';
import type { Page } from '../page.ts';
import { resumeNotice } from '../shop/resume.ts';
import { offerNotice, revokedNotice } from '../sign-in/notices.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { backTo, type Visit } from '../visit.ts';

/** The one thing that is said over a page, if any: first what concerns the visit, then what is promoted. */
export async function noticeOver(visit: Visit, page: Page): Promise<Html | undefined> {
  const own = revokedNotice(visit) ?? languageSuggestion(visit, page) ?? offerNotice(visit);
  if (own || page.promotes === undefined) return own;
  if (page.promotes === 'hello-bar') return helloBar(visit);
  return (await resumeNotice(visit)) ?? campaign(visit);
}

const campaignFor = ({ jar, site, member }: Visit, close?: string): { readonly id: string } | undefined =>
  jar.use(site.features.campaigns, { audience: member ? 'members' : 'guests', close });

function campaign(visit: Visit): Html | undefined {
  const { language } = visit;
  const { promotions, concerts } = SITE_STRINGS[language];
  const shown = campaignFor(visit);
  if (!shown || isClosedHere(visit, shown.id)) return undefined;
  const close = actionForm(visit, 'close-campaign', promotions.close, { campaign: shown.id });
  return shown.id === 'welcome'
    ? bar(promotions.campaigns.welcome, [wheelAddress(language), promotions.wheel], close)
    : bar(promotions.campaigns.season, [listAddress(language, 'all'), concerts], close);
}

export function closeCampaign(visit: Visit, form: URLSearchParams): string {
  const id = form.get('campaign') ?? '';
  campaignFor(visit, id);
  return closedFor(visit, form, id, campaignFor(visit)?.id === id);
}

/** For those alone for whom it stays closed: who has refused that would have to close it on each page. */
function helloBar(visit: Visit): Html | undefined {
  const { jar, site, language } = visit;
  const { promotions, liveNow } = SITE_STRINGS[language];
  const { helloBar: message } = site.features;
  if (!message.names.every((each) => allows(jar.gate, each)) || !jar.use(message, 'look').isShown) return undefined;
  const close = actionForm(visit, 'close-hello', promotions.close);
  return bar(promotions.helloBar, [listAddress(language, 'live'), liveNow], close);
}

export function closeHelloBar(visit: Visit, form: URLSearchParams): string {
  visit.jar.use(visit.site.features.helloBar, 'close');
  return backTo(visit, form);
}

/** Under a list, for those who are no members. */
export function clubBanner(visit: Visit): Html | undefined {
  const { jar, site, language, member } = visit;
  const { club, toClub, close } = SITE_STRINGS[language].promotions;
  if (member || isClosedHere(visit, CLUB) || !jar.use(site.features.club, 'look').isShown) return undefined;
  return bar(club, [signInAddress(language), toClub], actionForm(visit, 'close-club', close));
}

export function closeClub(visit: Visit, form: URLSearchParams): string {
  const { club } = visit.site.features;
  visit.jar.use(club, 'close');
  return closedFor(visit, form, CLUB, visit.jar.use(club, 'look').isShown);
}

const CLUB = 'club';

/** What is said, where it leads to, and a control of the same size that closes it. */
const bar = (text: string, [address, label]: readonly [string, string], close: Html): Html =>
  notice(
    label,
    html`<p>${text}</p><div class="choices"><a class="button quiet" href="${address}">${label}</a>${close}</div>`,
  );

/** Where the visitor lets nothing be kept, what they have closed is closed on that page. */
const isClosedHere = ({ url }: Visit, name: string): boolean => url.searchParams.getAll('closed').includes(name);

function closedFor(visit: Visit, form: URLSearchParams, name: string, isStillShown: boolean): string {
  const path = backTo(visit, form);
  if (!isStillShown) return path;
  const { pathname, searchParams } = new URL(path, visit.url);
  if (!searchParams.getAll('closed').includes(name)) searchParams.append('closed', name);
  return `${pathname}?${searchParams}`;
}
