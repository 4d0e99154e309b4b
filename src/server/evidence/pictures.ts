/** Takes the pictures: each surface in each language, at phone and desk size, light and dark. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { HOOKS, htmlLanguage } from '../../render/index.ts';
import type { EvidenceServer } from './evidence-server.ts';

/** In CSS pixels, of which each is one of the picture. */
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } } as const;
export const SIZE_NAMES = ['phone', 'desk'] as const;
export const SCHEMES = ['light', 'dark'] as const;

/** What a picture shows. */
export const SHOWS = {
  banner: 'the banner over an empty page, as the first visit sees it',
  panel: "'manage consent', opened from there, all of it: the window grows until nothing has to be scrolled",
  policy: 'the policy page, all of it, before a choice; the banner that would lie over it is taken away',
} as const;
type PictureSurface = keyof typeof SHOWS;

export interface Subject {
  readonly language: string;
  readonly surface: PictureSurface;
  readonly size: (typeof SIZE_NAMES)[number];
  readonly scheme: (typeof SCHEMES)[number];
}

export interface Picture extends Subject {
  readonly png: Uint8Array;
}

/** The file of a picture, in its folder. */
export const fileOf = ({ language, surface, size, scheme }: Subject): string =>
  `${language}/${surface}-${size}-${scheme}.png`;

/** What the browser was told to fetch, as paths; grows while pictures are taken. */
export type Fetched = Set<string>;

/**
 * Takes all pictures of a language. Nothing that is not served by the server itself is loaded.
 *
 * @param fetched gets the address of each script and style that the pages were made with.
 */
export async function* picturesIn(
  language: string,
  browser: Browser,
  server: EvidenceServer,
  fetched: Fetched,
): AsyncGenerator<Picture> {
  for (const size of SIZE_NAMES) {
    // For all of a size: a Chromium with windows takes longer to make one ready than to take its picture.
    const context = await openContext(browser, language, size);
    await watch(context, server, fetched);
    const page = await context.newPage();
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const surface of surfacesOf(server)) {
        await page.setViewportSize(SIZES[size]);
        const subject = { language, surface, size, scheme };
        yield { ...subject, png: await SHOTS[surface](page, subject, server) };
      }
    }
    await context.close();
  }
}

/** Where nothing is asked there is no banner to show. */
const surfacesOf = ({ asks }: EvidenceServer): readonly PictureSurface[] =>
  asks === 'nothing' ? ['panel', 'policy'] : ['banner', 'panel', 'policy'];

/** A visitor who was never here before, and whose machine is the same everywhere. */
function openContext(browser: Browser, language: string, size: Subject['size']): Promise<BrowserContext> {
  return browser.newContext({
    viewport: SIZES[size],
    isMobile: size === 'phone',
    hasTouch: size === 'phone',
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    locale: htmlLanguage(language),
    timezoneId: 'UTC',
  });
}

async function watch(context: BrowserContext, { address }: EvidenceServer, fetched: Fetched): Promise<void> {
  await context.route(
    (url) => url.origin !== address,
    (route) => route.abort(),
  );
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (['script', 'stylesheet'].includes(request.resourceType())) fetched.add(pathname);
  });
}

type Shot = (page: Page, subject: Subject, server: EvidenceServer) => Promise<Uint8Array>;

const SHOTS: Readonly<Record<PictureSurface, Shot>> = {
  banner: async (page, { language }, { address }) => {
    await open(page, `${address}/${language}`);
    await page.locator(`[${HOOKS.banner}] .card`).waitFor();
    return picture(page);
  },
  panel: async (page, { language, size }, { address, asks }) => {
    await open(page, `${address}/${language}`);
    if (asks === 'nothing') await page.evaluate('window.samtykke.show()');
    else await page.locator(`[${HOOKS.banner}] [${HOOKS.manage}]`).click();
    // Else what lies under the pointer would look as if somebody pointed at it.
    await page.mouse.move(0, 0);
    await growToPanel(page, SIZES[size]);
    return picture(page);
  },
  policy: async (page, { language }, { address, consent }) => {
    await open(page, `${address}${consent.policyAddress(language)}`);
    await page.locator(`[${HOOKS.banner}]`).evaluateAll((banners) => banners.map((each) => each.remove()));
    return picture(page, true);
  },
};

/** Opens a page, and waits until the second part of the script has taken over. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator(`[${HOOKS.message}][role=status]`).first().waitFor({ state: 'attached' });
}

async function growToPanel(page: Page, { width, height }: (typeof SIZES)[Subject['size']]): Promise<void> {
  const dialog = page.locator(`[${HOOKS.panel}] dialog`);
  await dialog.waitFor();
  const needed = await dialog.evaluate((each) => each.scrollHeight + each.offsetHeight - each.clientHeight);
  await page.setViewportSize({ width, height: Math.max(height, needed) });
}

/** Without animations and without the caret. */
const picture = (page: Page, fullPage = false): Promise<Uint8Array> =>
  page.screenshot({ fullPage, animations: 'disabled', caret: 'hide', scale: 'css' });
