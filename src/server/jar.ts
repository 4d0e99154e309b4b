import { randomBytes } from 'node:crypto';
import { decide, permissionsOf } from '../decision/index.ts';
import { type Gate, type RequestJar, requestJar } from '../features/index.ts';
import { isSecure } from './origins.ts';
import type { Site } from './site.ts';

/** The cookies of a request, as far as the registry names them and its visitor allows them. */
export function jarOf(site: Site, request: Request): RequestJar {
  const { table } = site.history;
  const now = site.seconds();
  const permissions = permissionsOf(table, site.factsOf(request), now);
  const gate: Gate = {
    decide: (write) => decide(table, permissions, write),
    now,
    bytes: (count) => randomBytes(count),
  };
  return requestJar({
    gate,
    entries: site.cookies,
    cookie: request.headers.get('cookie'),
    isSecure: isSecure(request),
    sealer: site.sealer,
  });
}
