import { isThirdCountry, OWN_PROVIDER, type Provider } from '../../registry/index.ts';
import { declaredAt, type Source, told } from './source.ts';
import type { LdNode, Term } from './terms.ts';

type Controllers = Pick<LdNode, 'dpv:hasDataController' | 'dpv:hasJointDataControllers'>;

/** Who is responsible, and where controllers are joint (GDPR art. 26) what they have agreed. */
export function controllersOf(source: Source): Controllers {
  const { controllers, arrangement, contacts } = source.registry.site;
  const nodes = controllers.map(
    ({ name, office, register }, index): LdNode => ({
      '@id': controllerAt(source, index),
      '@type': 'dpv:DataController',
      'dpv:hasName': name,
      'dpv:hasIdentifier': register,
      'dpv:hasAddress': office,
      'dpv:hasContact': contacts.requests,
      ...(contacts.officer !== undefined && {
        'dpv:hasDataProtectionOfficer': {
          '@type': 'dpv:DataProtectionOfficer',
          'dpv:hasContact': contacts.officer,
        },
      }),
    }),
  );
  if (nodes.length === 1) return { 'dpv:hasDataController': nodes };
  const essence = told(source, arrangement);
  const joint: LdNode = {
    '@type': 'dpv:JointDataControllers',
    'dpv:hasDataController': controllerRefs(source),
    ...(essence && { 'dct:description': essence }),
  };
  return { 'dpv:hasDataController': nodes, 'dpv:hasJointDataControllers': joint };
}

const controllerAt = (source: Source, index: number): string => declaredAt(source, `controller-${index + 1}`);

const controllerRefs = (source: Source): readonly LdNode[] =>
  source.registry.site.controllers.map((_, index) => ({ '@id': controllerAt(source, index) }));

/** Who receives what a provider sets or is sent; the site's own things go to its controllers. */
export function recipientsOf(source: Source, id: string): readonly LdNode[] {
  const provider = source.registry.providers.find((each) => each.id === id);
  if (!provider || id === OWN_PROVIDER) return controllerRefs(source);
  const essence = told(source, provider.arrangement);
  const recipient: LdNode = {
    '@id': declaredAt(source, `provider-${id}`),
    '@type': rolesOf(provider),
    'dct:identifier': id,
    'dpv:hasName': provider.name,
    ...(essence && { 'dct:description': essence }),
    ...(provider.policy !== undefined && {
      'dpv:hasNotice': { '@id': provider.policy, '@type': 'dpv:PrivacyNotice' },
    }),
    ...(provider.country !== undefined && countryOf(source, provider.country)),
  };
  return [recipient];
}

/** What the registry says of a provider's role; of one that it only names it says nothing. */
function rolesOf({ declared, party, role }: Provider): readonly Term[] {
  if (!declared || party === 'first') return ['dpv:Recipient'];
  return role === 'processor'
    ? ['dpv:Recipient', 'dpv:DataProcessor']
    : ['dpv:Recipient', 'dpv:ThirdParty', 'dpv:DataController'];
}

function countryOf({ law }: Source, country: string): LdNode {
  return law.gdpr && isThirdCountry(country)
    ? { 'dpv:hasThirdCountry': { '@type': 'dpv:ThirdCountry', 'dct:identifier': country } }
    : { 'dpv:hasCountry': { '@type': 'dpv:Country', 'dct:identifier': country } };
}
