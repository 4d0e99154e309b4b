import { isAddress, proposeEntry } from '../../registry/index.ts';
import { catchesOf, newPath } from './catches.ts';
import type { Owner } from './hosts.ts';
import type { Reading, Sighting } from './reading.ts';
import { readingOf } from './reading.ts';
import type { AuditRule, Catch } from './rule.ts';
import { whenIn } from './states.ts';
import { byWhom, onPage, scriptOf, spanText, subjectText } from './words.ts';

export const UNDECLARED_RULES: readonly AuditRule[] = [
  {
    id: 'undeclared',
    severity: 'error',
    title: 'Whatever is set, stored, sent or loaded is declared in the registry.',
    source: 'Directive 2002/58/EC art. 5(3); CJEU Planet49, C-673/17; GDPR art. 13(1)(e)',
    check: (audited) => undeclaredIn(readingOf(audited)),
  },
];

function undeclaredIn(reading: Reading): readonly Catch[] {
  const found = reading.sightings.filter(({ standing }) => standing === 'undeclared');
  return catchesOf(found, ([first, ...others]) => ({
    message: messageFor(first, [first, ...others]),
    mend: mendFor(reading, first),
    path: newPath(reading, providerId(first, reading)),
  }));
}

/** `new cookie "_x", undeclared, set by script https://… on page https://… before consent, lives 730 days`. */
function messageFor(first: Sighting, all: readonly Sighting[]): string {
  const { kind, subject, state } = first;
  const how = `${DONE[kind] ?? 'stored'}${byWhom(first)}${onPage(first)} ${whenIn(state)}`;
  const what = isAddress(kind) ? subjectText(subject) : `new ${subjectText(subject)}`;
  return `${what}, undeclared, ${how}${lifeText(all)}`;
}

const DONE: Readonly<Record<string, string>> = { cookie: 'set', script: 'loaded', frame: 'loaded', beacon: 'sent' };

/** The longest life that it was ever to have. */
function lifeText(all: readonly Sighting[]): string {
  const lives = all.flatMap(({ lifetimeSeconds }) => (lifetimeSeconds === undefined ? [] : [lifetimeSeconds]));
  if (lives.length === 0) return '';
  const longest = Math.max(...lives.map((each) => each ?? 0));
  return longest === 0 ? `, lives ${spanText(null)}` : `, lives ${spanText(longest)}`;
}

function mendFor({ audited: { registry } }: Reading, { kind, subject, host, owner }: Sighting): string {
  const line = subject.literal ? undefined : proposeEntry(registry, kind, isAddress(kind) ? host : subject.name);
  if (subject.literal) return 'take it out of the site: a registry cannot name it, a * stands there for any letters';
  if (!line) return 'take it out of the site, or declare it in the registry';
  return `take it out of the site, or declare it: ${withProvider(line, owner, isAddress(kind) ? undefined : subject.host)}`;
}

/** What is kept at another host is that host's. */
function withProvider(line: string, owner: Owner, host: string | undefined): string {
  if (host === undefined) return line;
  const provider = owner.kind === 'provider' ? owner.provider.id : 'PROVIDER';
  const domain = line.includes('kind: cookie') ? `, domain: ${host}` : '';
  return line.replace('provider: internal', `provider: ${provider}${domain}`);
}

/** Whose it is, as far as host or script tell. */
function providerId({ owner, cause }: Sighting, { hosts }: Reading): string | undefined {
  if (owner.kind === 'provider') return owner.provider.id;
  const script = hosts.ownerOf(URL.parse(scriptOf(cause) ?? '')?.host ?? '');
  return script.kind === 'provider' ? script.provider.id : undefined;
}
