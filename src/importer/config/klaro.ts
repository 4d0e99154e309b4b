import type { Language } from '../../registry/index.ts';
import { languageOf } from '../language.ts';
import { NOTHING_READ, type Unread } from '../row.ts';
import { type ConfigReading, namesIn, rowsOfEntry } from './config-row.ts';
import {
  fieldOf,
  fieldsIn,
  itemsIn,
  type Literal,
  numberIn,
  type ObjectLiteral,
  objectsIn,
  textIn,
} from './literal.ts';

/**
 * Reads a configuration of Klaro: the cookies of each service, with its purposes as category.
 * https://klaro.org/docs/integration/annotated-configuration
 */
export function readKlaro(text: string, told: Language | undefined): ConfigReading {
  const config = objectsIn(text).find((object) => fieldOf(object, 'services', 'apps') !== undefined);
  if (!config) return { ...NOTHING_READ, language: undefined };
  const { texts, tag } = textsOf(config, told);
  const language = tag === undefined ? undefined : languageOf(tag);
  const services = itemsIn(fieldOf(config, 'services', 'apps'));
  const rows = [...ownRow(config, language), ...services.flatMap((service) => serviceRows(service, texts, language))];
  return { rows, unread: [...services.flatMap(unreadService), ...unreadList(config)], language };
}

/** The translation that is asked for, else that of the configuration's language, else any but `zz`, which is every one's. */
function textsOf(
  config: ObjectLiteral,
  told: Language | undefined,
): { readonly texts: Literal | undefined; readonly tag: string | undefined } {
  const all = fieldsIn(fieldOf(config, 'translations')).filter(([tag]) => tag !== 'zz');
  const lang = textIn(fieldOf(config, 'lang'));
  const chosen =
    all.find(([tag]) => told !== undefined && languageOf(tag) === told) ?? all.find(([tag]) => tag === lang) ?? all[0];
  return { texts: chosen?.[1], tag: chosen?.[0] ?? lang };
}

/** What Klaro keeps the answer in, where the configuration says its name. */
function ownRow(config: ObjectLiteral, language: Language | undefined) {
  const name = fieldOf(config, 'storageName', 'cookieName');
  if (!name) return [];
  const days = numberIn(fieldOf(config, 'cookieExpiresAfterDays'));
  const method = textIn(fieldOf(config, 'storageMethod'));
  const texts = {
    category: 'necessary',
    ...(method === 'localStorage' && { kind: method }),
    ...(days !== undefined && { retention: `${days} days` }),
  };
  return rowsOfEntry({ names: namesIn(name), texts, where: 'cookieName', at: name.at }, language);
}

function serviceRows(service: Literal, texts: Literal | undefined, language: Language | undefined) {
  const id = textIn(fieldOf(service, 'name')) ?? '';
  const own = fieldOf(texts, id) ?? fieldOf(fieldOf(texts, 'services'), id);
  const required = fieldOf(service, 'required');
  const purposes = itemsIn(fieldOf(service, 'purposes')).map((purpose) => purposeText(textIn(purpose) ?? '', texts));
  const details = textIn(fieldOf(own, 'description')) ?? textIn(fieldOf(service, 'description'));
  const category = required?.kind === 'boolean' && required.value ? 'necessary' : purposes.join(', ');
  const told = {
    provider: textIn(fieldOf(service, 'title')) ?? textIn(fieldOf(own, 'title')) ?? id,
    ...(category !== '' && { category }),
    ...(details !== undefined && { purpose: details }),
  };
  return itemsIn(fieldOf(service, 'cookies')).flatMap((cookie) => {
    const days = numberIn(fieldOf(cookie, 'expiresAfterDays', 'expiresAfter'));
    const entry = {
      names: namesIn(fieldOf(cookie, 'pattern', 'name') ?? cookie),
      texts: { ...told, ...(days !== undefined && { retention: `${days} days` }) },
    };
    return rowsOfEntry({ ...entry, where: `service ${id}`, at: cookie.at }, language);
  });
}

/** A purpose as the translation prints it; the id says as much where that has a category's word. */
function purposeText(id: string, texts: Literal | undefined): string {
  const purpose = fieldOf(fieldOf(texts, 'purposes'), id);
  return textIn(purpose) ?? textIn(fieldOf(purpose, 'title')) ?? id;
}

/** A service without cookies loads something, and Klaro's configuration does not say what that sets. */
function unreadService(service: Literal): readonly Unread[] {
  const id = textIn(fieldOf(service, 'name'));
  if (service.kind !== 'object')
    return [{ what: 'a service is computed and was not run', place: service.at, where: 'services' }];
  const hasCookies = itemsIn(fieldOf(service, 'cookies')).length > 0;
  return hasCookies || id === undefined
    ? []
    : [{ what: `the service "${id}" names no cookie`, place: service.at, where: `service ${id}` }];
}

function unreadList(config: ObjectLiteral): readonly Unread[] {
  const services = fieldOf(config, 'services', 'apps');
  return services?.kind === 'unknown'
    ? [{ what: `services is computed (${services.text}) and was not run`, place: services.at, where: 'services' }]
    : [];
}
