import { z } from 'zod';
import { CATALOGUE_IDS } from './catalogue/index.ts';
import { JURISDICTION_IDS } from './jurisdictions/index.ts';
import { LANGUAGES } from './languages.ts';
import { CRITERIA, EXEMPTIONS, KINDS, ROLES, SEALS } from './registry.ts';
import { parseDuration } from './retention.ts';

/**
 * The registry file as people write it: the one source of the JSON Schema that editors read and of
 * {@link RegistryFile}. What a schema cannot say (names that must exist, prefixes of cookies) stands in
 * check.ts.
 */

/** Marks a message as ours: parse.ts prints it as what was expected. */
export const EXPECTED = 'expected ';
const expected = (what: string): { error: string } => ({ error: EXPECTED + what });

const ID = expected('a short id: a small letter, then small letters, digits, "-" or "_"');
const id = z.string(ID).regex(/^[a-z][a-z0-9_-]{0,39}$/, ID);

const HOST = expected('a host such as "example.org", in small letters, without "https://" or a path');
const host = z.string(HOST).regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/, HOST);

const language = z.enum(LANGUAGES);
const text = z.union(
  [z.string().min(1), z.partialRecord(language, z.string().min(1))],
  expected(`a text, or a text for each language ({ en: …, no: … }); languages: ${LANGUAGES.join(', ')}`),
);

const RETENTION = expected('"session" or an ISO 8601 duration such as PT30M, P30D or P1Y');
const retention = z
  .string(RETENTION)
  .refine((value) => value === 'session' || parseDuration(value) !== undefined, RETENTION)
  .meta({
    description: 'How long it lives: "session", or an ISO 8601 duration.',
    examples: ['session', 'PT30M', 'P1D', 'P30D', 'P1Y'],
  });

const address = z.url({ protocol: /^https?$/, ...expected('an address that begins with https://') });
const mail = z.email(expected('a mail address'));
const date = z.iso.date(expected('a date such as 2026-01-31'));

const controller = z
  .strictObject({
    name: z.string().min(1),
    office: z.string().min(1).meta({ description: 'Registered office.' }),
    register: z.string().min(1).meta({ description: 'Company register and number.' }),
  })
  .meta({ description: 'A legal entity that decides why and how data is processed.' });

const site = z
  .strictObject({
    name: z.string().min(1).meta({ description: 'The name visitors know the site by.' }),
    domains: z.array(host).min(1).meta({ description: "The site's own hosts; subdomains are included." }),
    controllers: z.array(controller).min(1).meta({
      description: 'Who is responsible; several where controllers are joint (GDPR art. 26).',
    }),
    arrangement: text.optional().meta({
      description: 'Essence of what joint controllers have agreed between them (GDPR art. 26(2)).',
    }),
    contacts: z
      .strictObject({ requests: mail, officer: mail.optional() })
      .meta({ description: 'Where visitors write: for requests, and to the data protection officer.' }),
    languages: z.array(language).min(1).meta({ description: 'Languages offered; the first is the default.' }),
    writtenIn: language.optional().meta({
      description:
        'Language of every text in this file that is given as a plain string. Default: the first of `languages`.',
    }),
    jurisdiction: z.enum(JURISDICTION_IDS).optional().meta({
      description: 'Rules that hold where the place of a visit is unknown. Default: the strictest.',
    }),
    choiceCookie: z.string().optional().meta({
      description: "Name of the entry that keeps the visitor's choice. Default: consent.",
    }),
    mode: z.enum(['report', 'enforce']).optional().meta({
      description: 'report: observe and tell, change nothing. enforce (default): what is not allowed does not happen.',
    }),
    accent: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, expected('a colour such as "#7a1f5c"'))
      .meta({ description: "The interface's accent colour." })
      .optional(),
    sensitivePaths: z
      .array(z.string().startsWith('/', expected('a path that begins with "/"')))
      .optional()
      .meta({ description: 'Paths where only essential entries are allowed, whatever was agreed. `*` is a wildcard.' }),
  })
  .meta({ description: 'Whose site this is.' });

const category = z
  .strictObject({
    always: z.boolean().optional().meta({ description: 'Always on; never asked for.' }),
    special: z.boolean().optional().meta({
      description: "Needs an explicit consent of its own and is never part of 'accept all' (GDPR art. 9).",
    }),
    advertising: z.boolean().optional().meta({ description: 'Serves advertising; an opt-out signal refuses it.' }),
    exemption: z.enum(EXEMPTIONS).optional().meta({
      description: 'Ground on which some jurisdictions need no consent for it.',
    }),
    revision: z.int().min(1).optional().meta({
      description: 'Raise it when the meaning changed: visitors are asked again.',
    }),
    label: text.optional(),
    description: text.optional(),
  })
  .nullable();

const purpose = category
  .unwrap()
  .omit({ always: true })
  .extend({
    category: id.meta({ description: 'The category that this purpose narrows.' }),
  });

const entry = z.strictObject({
  name: z.string().min(1).max(256).meta({
    description:
      'Exact name, or a pattern with `*`; the most specific name wins. For script, frame and beacon: host and path.',
  }),
  kind: z.enum(KINDS).optional().meta({ description: 'Default: cookie.' }),
  category: id,
  purpose: id.optional().meta({ description: 'Narrows the category. Default: the category itself.' }),
  provider: id.optional().meta({ description: 'Who sets or receives it. Default: the site itself (internal).' }),
  retention,
  details: text.optional().meta({ description: 'What it is for, in plain words.' }),
  setBy: z
    .enum(['server', 'script'])
    .optional()
    .meta({ description: 'Default: script; server for an HttpOnly or sealed cookie.' }),
  domain: host.optional().meta({ description: 'Domain attribute. Default: none, the host that sets it.' }),
  path: z
    .string()
    .regex(/^\/[^;\s]*$/, expected('a path that begins with "/"'))
    .optional()
    .meta({ description: 'Default: /.' }),
  httpOnly: z.boolean().optional(),
  secure: z.boolean().optional().meta({ description: 'Default: true.' }),
  sameSite: z.enum(['Strict', 'Lax', 'None']).optional().meta({ description: 'Default: Lax.' }),
  partitioned: z.boolean().optional(),
  renewed: z.boolean().optional().meta({
    description: 'Whether a later visit may extend its life. Default: true.',
  }),
  sealed: z.enum(SEALS).optional().meta({
    description:
      "signed: only the site's server can have written its value. encrypted: and nobody else can read it. Default: neither.",
  }),
  justification: z
    .strictObject({
      criterion: z.enum(CRITERIA).meta({
        description:
          'requested-service: the visitor asked for what needs it. transmission: only carries the communication.',
      }),
      reason: text,
    })
    .optional()
    .meta({ description: 'Why an essential entry needs no consent (directive 2002/58/EC art. 5(3)).' }),
  discontinued: date.optional(),
});

// The names stand in the JSON Schema, so that an editor offers them; expand.ts tells an unknown one.
const product = z.string().meta({ enum: [...CATALOGUE_IDS] });
const setting = z.union([z.string(), z.number()]);
const change = entry.omit({ name: true, kind: true, provider: true }).partial();

const provider = z.strictObject({
  extends: z
    .union(
      [product, z.array(product).min(1), z.record(product, id.nullable())],
      expected(
        'a name of the catalogue, a list of names, or each with its category ({ google-analytics-4: analytics })',
      ),
    )
    .optional()
    .meta({
      description:
        'Products of the catalogue: their hosts, links and entries count as declared here. With the category or purpose of each, or else that of the catalogue.',
    }),
  without: z
    .array(z.string())
    .optional()
    .meta({ description: 'Entries of the catalogue that this site does not use.' }),
  changes: z
    .record(z.string(), change)
    .optional()
    .meta({ description: 'By name: what is different here from the entry of the catalogue, such as its retention.' }),
  load: z
    .record(
      product,
      z.union(
        [setting, z.record(z.string(), setting)],
        expected('an ID, or what the product is loaded with ({ id: …, from: … })'),
      ),
    )
    .optional()
    .meta({
      description:
        "Products that are loaded as soon as they may be, each with its ID: { google-analytics-4: G-AB12CD34EF }. Then the page needs no snippet of theirs. `from` beside the ID is the origin that the script comes from, if not its maker's.",
    }),
  name: z.string().min(1).optional(),
  party: z.enum(['first', 'third']).optional().meta({ description: 'Default: third.' }),
  role: z.enum(ROLES).optional().meta({
    description: 'GDPR role of a third party. Default: controller, the strictest reading.',
  }),
  hosts: z.array(host).optional().meta({ description: 'Hosts that it owns; subdomains are included.' }),
  policy: address.optional().meta({ description: 'Address of its privacy policy.' }),
  optOut: address.optional().meta({ description: 'Address where visitors can object with the provider itself.' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, expected('a country code such as "IE"'))
    .optional()
    .meta({ description: 'Country that data goes to (ISO 3166-1).' }),
  arrangement: text.optional().meta({ description: 'Essence of the arrangement between joint controllers.' }),
  discontinued: date.optional().meta({ description: 'Since when its maker no longer offers it.' }),
});

export const registrySchema = z
  .strictObject({
    site,
    categories: z.record(id, category).meta({ description: 'What a visitor agrees to, in the order of the page.' }),
    purposes: z
      .record(id, purpose)
      .optional()
      .meta({ description: 'Narrower than a category, where one answer is too coarse.' }),
    providers: z.record(id, provider.nullable()).optional().meta({ description: 'Who sets or receives things.' }),
    entries: z.array(entry).meta({ description: 'Every cookie, storage key, script, frame and beacon.' }),
  })
  .meta({ title: 'Samtykke registry', description: "A site's cookie policy, executable." });

/** The registry file as written, before defaults. */
export type RegistryFile = z.infer<typeof registrySchema>;

/** JSON Schema (draft 7, what YAML editors read best) of the registry file. */
export function registryJsonSchema(): object {
  return z.toJSONSchema(registrySchema, { target: 'draft-7', io: 'input' });
}
