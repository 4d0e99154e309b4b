import {
  type Category,
  type Entry,
  type Kind,
  type Language,
  labelOf,
  type Provider,
  type Registry,
  type Retention,
  type Text,
  textIn,
} from '../registry/index.ts';
import { changesSection, type PolicyVersion, type SayField } from './changes.ts';
import { fill, htmlLanguage, list, retentionText } from './format.ts';
import { type Html, html, raw } from './html.ts';
import { HOOKS } from './shadow.ts';
import type { PolicyStrings, Strings } from './strings/strings.ts';

export interface PolicyPage {
  readonly registry: Registry;
  readonly language: Language;
  readonly strings: Strings;
  /** The visitor's own status, rendered; absent on a page that any cache may keep. */
  readonly status: Html | undefined;
  /** The button that deletes all that the site keeps in the browser, where a server takes it. */
  readonly deletion?: Html;
  /** Where the visitor's records are, where there is a server. */
  readonly record?: string;
  /** Address of 'manage consent'. */
  readonly manage: string;
  /** Every version that was in force, newest first; the first of them is `registry`. */
  readonly versions: readonly PolicyVersion[];
}

/** The cookie policy as the content of a page's `<main>`. Anchors: one for each section and category. */
export function renderPolicy(page: PolicyPage): Html {
  const sections = sectionsOf(page);
  const { strings, language } = page;
  return html`
    <article class="policy" lang="${htmlLanguage(language)}">
      <h1>${strings.interface.policy}</h1>
      ${lastChanged(page)}
      <nav aria-label="${strings.policy.contents}">
        <h2>${strings.policy.contents}</h2>
        <ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol>
      </nav>
      ${sections.map(renderSection)}
    </article>`;
}

function lastChanged({ strings, versions, registry }: PolicyPage): Html {
  const {
    policy,
    interface: { colon },
  } = strings;
  const date = versions[0]?.dateText;
  if (date === undefined) return html``;
  const version = html`<code>${registry.version.slice(0, 12)}</code>`;
  return html`<p class="changed">${policy.lastChanged}${colon}${date} · ${policy.version} ${version}</p>`;
}

function renderSection({ id, title, content }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${content}</section>`;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

/** The visitor's own status stands at the top; the rest follows as in the source policy. */
function sectionsOf(page: PolicyPage): readonly Section[] {
  const { policy } = page.strings;
  return [
    { id: 'status', title: policy.statusTitle, content: statusSection(page) },
    { id: 'who', title: policy.whoTitle, content: whoSection(page) },
    { id: 'what', title: policy.whatTitle, content: html`<p>${policy.whatCookies}</p><p>${policy.whatOthers}</p>` },
    { id: 'kinds', title: policy.kindsTitle, content: kindsSection(policy) },
    {
      id: 'list',
      title: policy.listTitle,
      content: html`${page.registry.categories.map((each) => categorySection(page, each))}`,
    },
    { id: 'providers', title: policy.providersTitle, content: providersSection(page) },
    { id: 'contact', title: policy.contactTitle, content: contactSection(page) },
    ...(page.versions.length > 0
      ? [{ id: 'changes', title: policy.changesTitle, content: changesSection(page.versions, policy, sayField(page)) }]
      : []),
  ];
}

/** What a visitor can follow: how long something is kept, what for, and by whom. */
function sayField({ registry, language, strings }: PolicyPage): SayField {
  const { policy, categories } = strings;
  const categoryText = (id: string): string => {
    const known = registry.categories.find((each) => each.id === id) ?? { id, label: {}, description: {} };
    return labelOf(known, language, registry.site.writtenIn, categories).label.text;
  };
  const told: Readonly<Record<string, readonly [label: string, text: (value: string) => string]>> = {
    retention: [policy.tableExpiry, (value) => retentionText(value as Retention, language, policy.session)],
    category: [policy.tableCategory, categoryText],
    provider: [policy.tableProvider, (id) => registry.providers.find((each) => each.id === id)?.name ?? id],
  };
  return ({ subject, field = '', from = '', to = '' }) => {
    const known = subject === 'entry' ? told[field] : undefined;
    if (!known) return undefined;
    const [label, text] = known;
    return `${label}${strings.interface.colon}${text(from)} → ${text(to)}`;
  };
}

function statusSection({ strings, status, deletion, manage, record }: PolicyPage): Html {
  return html`
    <p>${strings.policy.statusIntro}</p>
    <p>${strings.policy.statusRecorded}</p>
    ${status}
    ${record && html`<p><a href="${record}">${strings.record.title}</a></p>`}
    <p><a class="button" href="${manage}" ${raw(HOOKS.manage)}>${strings.interface.manage}</a></p>
    ${deletion}`;
}

function whoSection({ registry, strings, language }: PolicyPage): Html {
  const { controllers, name, arrangement, writtenIn } = registry.site;
  const { colon } = strings.interface;
  const essence = arrangement && textIn(arrangement, language, writtenIn);
  const intro = controllers.length > 1 ? strings.policy.whoJoint : strings.policy.whoSingle;
  const each = controllers.map(
    (controller) => html`
      <div>
        <dt>${controller.name}</dt>
        <dd>${strings.policy.office}${colon}${controller.office}<br>${strings.policy.register}${colon}${controller.register}</dd>
      </div>`,
  );
  return html`
    <p>${fill(intro, { site: name })}</p>
    <dl>${each}</dl>
    ${essence && html`<h3>${strings.policy.arrangementTitle}</h3><p>${foreign(essence, language)}</p>`}`;
}

function kindsSection(policy: PolicyStrings): Html {
  return html`
    <h3>${policy.kindsOrigin}</h3>
    <ul><li>${policy.kindsFirst}</li><li>${policy.kindsThird}</li></ul>
    <h3>${policy.kindsDuration}</h3>
    <ul><li>${policy.kindsSession}</li><li>${policy.kindsPersistent}</li></ul>`;
}

function categorySection(page: PolicyPage, category: Category): Html {
  const { registry, strings, language } = page;
  const entries = registry.entries.filter((each) => each.category === category.id);
  if (entries.length === 0) return html``;
  const { label, description } = labelOf(category, language, registry.site.writtenIn, strings.categories);
  return html`
    <section id="${category.id}" aria-labelledby="${category.id}-title">
      <h3 id="${category.id}-title">${foreign(label, language)}</h3>
      <p>${foreign(description, language)}</p>
      <p>${how(page, category)}</p>
      ${purposesOf(page, category)}
      ${table(page, category, entries)}
    </section>`;
}

function how({ registry, strings }: PolicyPage, { id, always }: Category): string {
  if (always) return strings.policy.listAlways;
  const special = registry.purposes.some((each) => each.category === id && each.special);
  return special ? strings.policy.listSpecial : strings.policy.listOptional;
}

/** Purposes that narrow the category, where it has any of its own. */
function purposesOf({ registry, strings, language }: PolicyPage, { id }: Category): Html {
  const own = registry.purposes.filter((each) => each.category === id && each.id !== id);
  const items = own.map((purpose) => {
    const { label, description } = labelOf(purpose, language, registry.site.writtenIn, strings.categories);
    return html`<div><dt>${foreign(label, language)}</dt><dd>${foreign(description, language)}</dd></div>`;
  });
  return items.length > 0 ? html`<dl>${items}</dl>` : html``;
}

/** With explicit roles: on a phone the style lays rows out as cards, and some browsers drop the table's own roles then. */
function table(page: PolicyPage, category: Category, entries: readonly Entry[]): Html {
  const { policy } = page.strings;
  const heads = [
    policy.tableName,
    policy.tableExpiry,
    policy.tableProvider,
    policy.tableDetails,
    policy.tableOrigin,
    policy.tableKind,
  ];
  return html`
    <table role="table" aria-labelledby="${category.id}-title">
      <thead role="rowgroup">
        <tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr>
      </thead>
      <tbody role="rowgroup">${entries.map((each) => tableRow(page, each, heads))}</tbody>
    </table>`;
}

function tableRow(page: PolicyPage, entry: Entry, heads: readonly string[]): Html {
  const { registry, language, strings } = page;
  const provider = registry.providers.find(({ id }) => id === entry.provider) as Provider;
  const { firstParty, thirdParty } = strings.interface;
  const cells = [
    html`${retentionText(entry.retention, language, strings.policy.session)}`,
    html`${provider.name}`,
    details(page, entry),
    html`${provider.party === 'first' ? firstParty : thirdParty}`,
    html`${kindName(entry.kind, strings.policy)}`,
  ];
  return html`
    <tr role="row" data-samtykke-entry="${entry.name}">
      <th role="rowheader" scope="row"><code>${entry.name}</code></th>
      ${cells.map((cell, index) => html`<td role="cell" data-label="${heads[index + 1]}${strings.interface.colon}">${cell}</td>`)}
    </tr>`;
}

function details({ registry, language, strings }: PolicyPage, { details: texts, justification }: Entry): Html {
  const text = textIn(texts, language, registry.site.writtenIn);
  const reason = justification && textIn(justification.reason, language, registry.site.writtenIn);
  const why =
    reason &&
    html`<br><small>${strings.policy.justification}${strings.interface.colon}${foreign(reason, language)}</small>`;
  return html`${text ? foreign(text, language) : html`<span class="none">${strings.policy.noDetails}</span>`}${why}`;
}

/** A text, marked where it is in another language than the page (WCAG 2.2, 3.1.2). */
function foreign(text: Text, language: string): Html {
  return text.language === language
    ? html`${text.text}`
    : html`<span lang="${htmlLanguage(text.language)}">${text.text}</span>`;
}

export function kindName(kind: Kind, policy: PolicyStrings): string {
  const names: Readonly<Record<Kind, string>> = {
    cookie: policy.kindCookie,
    localStorage: policy.kindLocalStorage,
    sessionStorage: policy.kindSessionStorage,
    indexedDB: policy.kindIndexedDB,
    cache: policy.kindCache,
    beacon: policy.kindBeacon,
    script: policy.kindScript,
    frame: policy.kindFrame,
    fileSystem: policy.kindIndexedDB,
    bucket: policy.kindIndexedDB,
    serviceWorker: policy.kindScript,
  };
  return names[kind];
}

function providersSection(page: PolicyPage): Html {
  const { registry, strings } = page;
  const used = registry.providers.filter(({ id }) => registry.entries.some((each) => each.provider === id));
  return html`<p>${strings.policy.providersIntro}</p><dl>${used.map((each) => providerItem(page, each))}</dl>`;
}

function providerItem({ registry, strings, language }: PolicyPage, provider: Provider): Html {
  const { policy, optOut, country, party, name, hosts, arrangement } = provider;
  const essence = arrangement && textIn(arrangement, language, registry.site.writtenIn);
  const facts = [
    html`${party === 'first' ? strings.interface.firstParty : strings.interface.thirdParty}`,
    country !== undefined && html`${strings.policy.country}${strings.interface.colon}${countryName(country, language)}`,
    hosts.length > 0 && html`<code>${list(hosts, language)}</code>`,
    policy !== undefined && html`<a href="${policy}" rel="noreferrer">${strings.interface.privacyPolicy}</a>`,
    optOut !== undefined && html`<a href="${optOut}" rel="noreferrer">${strings.policy.optOut}</a>`,
  ].filter((each) => each !== false);
  return html`<div><dt>${name}</dt><dd>${facts.map((each, index) => html`${index > 0 && ' · '}${each}`)}${essence && html`<br>${foreign(essence, language)}`}</dd></div>`;
}

function countryName(code: string, language: string): string {
  return new Intl.DisplayNames(htmlLanguage(language), { type: 'region' }).of(code) ?? code;
}

function contactSection({ registry, strings }: PolicyPage): Html {
  const { requests, officer } = registry.site.contacts;
  const mail = (label: string, address: string): Html =>
    html`<div><dt>${label}</dt><dd><a href="mailto:${address}">${address}</a></dd></div>`;
  return html`<dl>${mail(strings.policy.contactRequests, requests)}${officer !== undefined && mail(strings.policy.contactOfficer, officer)}</dl><p>${strings.policy.contactAuthority}</p>`;
}
