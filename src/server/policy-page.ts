import type { Language, Registry } from '../registry/index.ts';
import {
  day,
  html,
  type PolicyPage,
  type PolicyVersion,
  renderDeletion,
  renderPage,
  renderPolicy,
  renderStatus,
  STRINGS,
} from '../render/index.ts';
import { type Asset, asset } from './assets.ts';
import { ownPage, styleAddress } from './own-page.ts';
import { deleteAddress, recordAddress, type Site } from './site.ts';

/** The policy with the visitor's own status at its top. */
export function policyPage(site: Site, request: Request, language: Language): Response {
  return ownPage(site, request, {
    language,
    title: STRINGS[language].interface.policy,
    hasBanner: true,
    inLanguage: (other) => site.addresses(other).policy,
    main: ({ state }) =>
      renderPolicy({
        ...policyOf(site, site.registry, language),
        status: renderStatus(site.view(language), site.history.table, state),
        record: recordAddress(site, language),
        deletion: renderDeletion(site.view(language), STRINGS[language].policy, deleteAddress(site)),
      }),
  });
}

/**
 * The policy of one version as it stood, without a visitor: the same for everybody and for good.
 * Its list of changes ends with that version.
 */
export function policyDocument(site: Site, registry: Registry, language: Language): Asset {
  return site.keep(`policy ${language} ${registry.version}`, () =>
    asset('text/html; charset=utf-8', documentOf(site, registry, language)),
  );
}

function documentOf(site: Site, registry: Registry, language: Language): string {
  const strings = STRINGS[language];
  return renderPage({
    language,
    title: strings.interface.policy,
    site: registry.site.name,
    head: html`<meta name="robots" content="noindex">`,
    banner: undefined,
    main: renderPolicy(policyOf(site, registry, language)),
    footer: [{ address: site.addresses(language).policy, text: strings.interface.policy }],
    languages: registry.site.languages.map((other) => ({
      language: other,
      address: versionAddress(site, other, registry.version),
    })),
    languageLabel: strings.policy.language,
    skip: strings.policy.skip,
    home: site.home(language),
    styleAddress: styleAddress(site),
  });
}

function versionAddress(site: Site, language: string, version: string): string {
  return `${site.addresses(language).policy}/${version}`;
}

function policyOf(site: Site, registry: Registry, language: Language): PolicyPage {
  const { versions } = site.history;
  const upTo = versions.findLastIndex((each) => each.registry.version === registry.version);
  const history = versions
    .slice(0, upTo + 1)
    .toReversed()
    .map(
      ({ registry: { version }, since, diff }): PolicyVersion => ({
        version,
        dateText: day(Date.parse(since) / 1000, language),
        address: versionAddress(site, language, version),
        diff,
      }),
    );
  const manage = `${site.addresses(language).choice}?language=${language}&return=${site.addresses(language).policy}`;
  return { registry, language, strings: STRINGS[language], status: undefined, manage, versions: history };
}
