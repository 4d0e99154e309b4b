import { consentServer, serverMetrics } from '../server/index.ts';
import { consentFilter } from './filter.ts';
import { type GatewayOptions, settingsOf } from './options.ts';
import { type Gateway, serveThrough } from './serve.ts';
import { NODE_FAMILY, stickyGroup, visitorNodes } from './visitor-node.ts';

/**
 * Puts the consent server of a site in front of it: its own addresses are answered, everything else goes to the site
 * and back through what the visitor allows, and pages get guard and banner.
 *
 * @throws {Error} for an option that would never work, or an address that cannot be listened on.
 *
 * @example
 * const registry = await loadRegistry('registry.yaml');
 * const store = sqliteStore({ path: 'samtykke.db' });
 * const upstreams = ['http://localhost:3000'];
 * const { address } = await gateway({ registry, store, secrets, upstreams, port: 8080, hostname: '127.0.0.1' });
 */
export async function gateway(given: GatewayOptions): Promise<Gateway> {
  const options = counted(given);
  const settings = settingsOf(options);
  const sticky = stickyGroup(settings.groups, options.registry);
  const consent = await consentServer({
    // The nearest proxy's word is the last one, which is what the server goes by.
    ...(options.trustForwarded && { clientAddressHeader: 'X-Forwarded-For' }),
    ...options,
    families: [...(options.families ?? []), ...(sticky ? [NODE_FAMILY] : [])],
  });
  const { basePath = '/samtykke' } = options;
  const nodes = sticky && visitorNodes(sticky, options);
  const filter = consentFilter(consent, { basePath, hasSettingsLink: options.settingsLink ?? true, nodes });
  return serveThrough(filter, settings, {
    ...options,
    onStopped: async () => {
      await consent.close();
      await options.onStopped?.();
    },
  });
}

/** What the gateway passes and what the server answers is counted in one place, where somebody can read it. */
function counted(options: GatewayOptions): GatewayOptions {
  return options.tokens ? { metrics: serverMetrics(), ...options } : options;
}
