import { describe, expect, it } from 'vitest';
import { AUDIT_REGISTRY } from '../../../test/support/audit-registry.ts';
import { auditCase, visit } from '../../../test/support/audit-visit.ts';
import { addressName, hostsOf, registeredDomain } from './hosts.ts';

const PAGE = 'https://www.site.example/shop?a=1';

describe('an address, as decisions name it', () => {
  it.each([
    ['https://www.site.example/a/b?c#d', '/a/b'],
    ['https://site.example/a', 'site.example/a'],
    ['https://User:pass@Tracker.Example:443/x', 'tracker.example/x'],
    ['https://tracker.example:8443/x', 'tracker.example:8443/x'],
    ['wss://tracker.example/live', 'tracker.example/live'],
    ['https://tracker.example', 'tracker.example/'],
    ['stun:stun.example:3478', 'stun.example/'],
    ['turns:turn.example?transport=tcp', 'turn.example/'],
    ['webrtc:', 'webrtc:'],
    ['data:text/plain,a', undefined],
    ['blob:https://www.site.example/1', undefined],
    ['chrome-extension://abc/x.js', undefined],
    ['nonsense', undefined],
  ])('%s: %s', (address, name) => expect(addressName(address, PAGE)).toBe(name));
});

describe('whose a host is', async () => {
  const start = visit('before', [], { pages: ['http://127.0.0.1:3000/'] });
  const { ownerOf, ownerOfDomain } = hostsOf(await auditCase(AUDIT_REGISTRY, [start]));
  it.each([
    ['site.example', 'site'],
    ['shop.site.example', 'site'],
    ['notsite.example', 'nobody'],
    ['tracker.example', 'provider'],
    ['eu.tracker.example:8443', 'provider'],
    // Where the audit began is the site's own, and no other port of the same machine.
    ['127.0.0.1:3000', 'site'],
    ['127.0.0.1:4000', 'nobody'],
  ])('%s: %s', (host, kind) => expect(ownerOf(host).kind).toBe(kind));

  it.each([
    ['site.example', 'site'],
    ['127.0.0.1', 'site'],
    ['example', 'site'],
    ['ads.example', 'provider'],
    ['unknown.example', 'nobody'],
  ])('of a cookie for %s: %s', (domain, kind) => expect(ownerOfDomain(domain).kind).toBe(kind));
});

describe('the domain that somebody has registered', () => {
  it.each([
    ['a.b.tracker.example', 'tracker.example'],
    ['www.bbc.co.uk', 'bbc.co.uk'],
    ['example.org', 'example.org'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
  ])('%s: %s', (host, domain) => expect(registeredDomain(host)).toBe(domain));
});
