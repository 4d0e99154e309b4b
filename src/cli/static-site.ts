import { stateOf } from '../decision/index.ts';
import { JURISDICTIONS, type JurisdictionId, type Language, type Registry, tableOf } from '../registry/index.ts';
import {
  type ConsentView,
  HOOKS,
  html,
  pageStyle,
  renderPage,
  renderPolicy,
  renderStatus,
  STRINGS,
  viewOf,
} from '../render/index.ts';
import { composeGuard, composeProviders, composeStatic, languageTags, readPageScripts } from '../server/index.ts';

/**
 * Script and policy of a registry as files, for a site without a server.
 *
 * @param at where the site serves them, without a slash at its end.
 * @returns names and contents.
 */
export function staticSite(registry: Registry, at: string): ReadonlyMap<string, string> {
  const scripts = readPageScripts();
  const jurisdiction = JURISDICTIONS[registry.site.jurisdiction as JurisdictionId];
  // A file knows no request: the guard sees the signal where the browser shows it to scripts.
  const guard = composeGuard(scripts, {
    registry,
    earlier: [],
    jurisdiction,
    gpc: false,
    local: true,
    scripts: `${at}/`,
  });
  const providers = composeProviders(scripts, registry, `${at}/`);
  const files = new Map([['samtykke.js', guard], ...(providers ? [['providers.js', providers] as const] : [])]);
  const languages = registry.site.languages as readonly Language[];
  for (const language of languages) {
    const view = viewOf(registry, language, STRINGS[language], { choice: '', policy: policyAddress(at, language) });
    for (const [tag] of languageTags(languages).filter(([, of]) => of === language)) {
      files.set(`${tag}.js`, composeStatic(scripts, view, providers && `${at}/providers.js`));
    }
    files.set(`policy.${language}.html`, policyFile(registry, view, language, at));
    files.set('policy.css', pageStyle(view.accent));
  }
  return files;
}

const policyAddress = (at: string, language: string): string => `${at}/policy.${language}.html`;

function policyFile(registry: Registry, view: ConsentView, language: Language, at: string): string {
  const strings = STRINGS[language];
  const table = tableOf(registry);
  const rules = JURISDICTIONS[registry.site.jurisdiction as JurisdictionId];
  const state = stateOf(table, { choice: undefined, signals: [], rules, path: '/', minor: false }, 0);
  const manage = policyAddress(at, language);
  return renderPage({
    language,
    title: strings.interface.policy,
    site: registry.site.name,
    head: html`<script src="${at}/samtykke.js"></script>`,
    banner: undefined,
    main: renderPolicy({ registry, language, strings, status: renderStatus(view, table, state), manage, versions: [] }),
    footer: [{ address: manage, text: strings.interface.settings, hook: HOOKS.manage }],
    languages: registry.site.languages.map((other) => ({ language: other, address: policyAddress(at, other) })),
    languageLabel: strings.policy.language,
    skip: strings.policy.skip,
    home: '/',
    styleAddress: `${at}/policy.css`,
  });
}
