import { Document, isCollection, isNode, Scalar, visit } from 'yaml';
import { isSteering, withEscapes } from '../../printable/index.ts';
import type { RegistryFile } from '../../registry/index.ts';
import type { ImportedPolicy } from '../import-policy.ts';
import { type KnownCookies, NO_KNOWN_COOKIES } from '../known/index.ts';
import type { Unread } from '../row.ts';
import { categoriesOf } from './categories.ts';
import { choiceEntry } from './choice.ts';
import { entriesOf, type FileEntry } from './entries.ts';
import { FileProviders } from './providers.ts';

export interface RegistryFileOptions {
  /** Address or file that the policy was read from: the head of the file names it. */
  readonly source: string;
  /** Hosts of the site itself; a placeholder stands there without any. */
  readonly domains?: readonly string[];
  /** Known cookies, for what the policy does not tell. */
  readonly known?: KnownCookies;
}

/** A registry file made of a policy. */
export interface WrittenRegistry {
  /** YAML: with a comment wherever something is unsure, proposed, or to be filled in. */
  readonly text: string;
  /** The same without comments. */
  readonly value: RegistryFile;
  /** How many entries have a field that is unsure. */
  readonly unsure: number;
  /** Rows that no registry can hold. */
  readonly leftOut: readonly Unread[];
}

const SCHEMA = './node_modules/samtykke/schema/registry.schema.json';

/**
 * Makes a registry file of what was read: an entry for each thing, the categories and providers that it names, the site
 * with placeholders, and the cookie that keeps the choice where the policy lists none.
 */
export function registryFileFrom(policy: ImportedPolicy, options: RegistryFileOptions): WrittenRegistry {
  const providers = new FileProviders();
  const language = policy.language ?? 'en';
  const known = options.known ?? NO_KNOWN_COOKIES;
  const { entries: read, leftOut } = entriesOf(policy.rows, {
    providers,
    domains: options.domains ?? [],
    known,
    language,
  });
  const choice = choiceEntry(read);
  const entries = choice.entry ? [choice.entry, ...read] : read;
  const value: RegistryFile = {
    site: siteOf(policy, options, choice.name),
    categories: categoriesOf(entries),
    ...(providers.all.length > 0 && {
      providers: Object.fromEntries(providers.all.map((each) => [each.id, providerFields(each)])),
    }),
    entries: entries.map(({ fields }) => fields),
  };
  const unsure = entries.filter(({ comments }) =>
    Object.values(comments).some((each) => each.startsWith('unsure')),
  ).length;
  return { text: written(value, policy, options, entries, providers), value, unsure, leftOut };
}

const PLACEHOLDER = 'placeholder: ';
const REPLACE = 'REPLACE';

function siteOf(
  { title, language }: ImportedPolicy,
  { domains = [] }: RegistryFileOptions,
  choiceCookie: string,
): RegistryFile['site'] {
  const domain = domains[0] ?? 'example.com';
  return {
    name: title ?? domain,
    domains: domains.length > 0 ? [...domains] : [domain],
    controllers: [{ name: REPLACE, office: REPLACE, register: REPLACE }],
    contacts: { requests: `privacy@${/\.[a-z]{2,}$/.test(domain) ? domain : 'example.com'}` },
    languages: [language ?? 'en'],
    ...(choiceCookie !== 'consent' && { choiceCookie }),
    mode: 'report',
  };
}

const providerFields = ({ name, hosts, policy }: FileProviders['all'][number]) => ({
  name,
  ...(hosts.length > 0 && { hosts: [...hosts] }),
  ...(policy !== undefined && { policy }),
});

function written(
  value: RegistryFile,
  policy: ImportedPolicy,
  options: RegistryFileOptions,
  entries: readonly FileEntry[],
  providers: FileProviders,
): string {
  const document = new Document(value);
  document.commentBefore = ` yaml-language-server: $schema=${SCHEMA}\n${headOf(options.source)}`;
  for (const [path, comment] of siteComments(policy, options)) note(document, path, comment);
  for (const { id, doubt } of providers.all)
    if (doubt !== undefined) note(document, ['providers', id, 'name'], `unsure: ${doubt}`);
  entries.forEach((entry, index) => {
    const node = document.getIn(['entries', index], true);
    if (isNode(node)) node.commentBefore = ` ${oneLine(entry.origin)}`;
    for (const [field, comment] of Object.entries(entry.comments)) note(document, ['entries', index, field], comment);
  });
  for (const path of [
    ['site', 'domains'],
    ['site', 'languages'],
    ['site', 'contacts'],
  ])
    asFlow(document, path);
  quoteSteering(document);
  return withEscapes(
    document.toString({ lineWidth: 0, commentString: (comment) => comment.replace(/^(?!$)(?: )?/gm, '# ') }),
  );
}

/** What steers a terminal can be escaped only in double quotes. */
function quoteSteering(document: Document): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && isSteering(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

const headOf = (source: string): string =>
  [
    ` Read from ${oneLine(source)} by samtykke import.`,
    ' "unsure" is to be checked, "placeholder" to be filled in, "proposed" stands in no line of the input.',
    ' The site begins by reporting: take the line `mode: report` away once nothing here is unsure.',
  ].join('\n');

function siteComments(
  { title, language }: ImportedPolicy,
  { domains = [] }: RegistryFileOptions,
): readonly (readonly [readonly (string | number)[], string])[] {
  return [
    [
      ['site', 'name'],
      `${PLACEHOLDER}the name visitors know the site by${title === undefined ? '' : '; this is the title of the page'}`,
    ],
    [['site', 'domains'], domains.length > 0 ? `unsure: taken from the address` : `${PLACEHOLDER}the site's own hosts`],
    [['site', 'controllers', 0, 'name'], `${PLACEHOLDER}who is responsible`],
    [['site', 'controllers', 0, 'office'], `${PLACEHOLDER}registered office`],
    [['site', 'controllers', 0, 'register'], `${PLACEHOLDER}company register and number`],
    [['site', 'contacts'], `${PLACEHOLDER}where visitors write`],
    [
      ['site', 'languages'],
      language === undefined ? 'unsure: the language of the page is not known' : 'as the page is written',
    ],
  ];
}

/** A comment behind a value. */
function note(document: Document, path: readonly (string | number)[], comment: string): void {
  const node = document.getIn(path, true);
  if (isNode(node)) node.comment = ` ${oneLine(comment)}`;
  if (node instanceof Scalar && node.type === undefined && typeof node.value === 'string' && node.value.length > 70)
    node.type = Scalar.QUOTE_DOUBLE;
}

function asFlow(document: Document, path: readonly string[]): void {
  const node = document.getIn(path, true);
  if (isCollection(node)) node.flow = true;
}

/** Ours: nothing that a page says ends a comment, or steers a terminal that shows the file. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
