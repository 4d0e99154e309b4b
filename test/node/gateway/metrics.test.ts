import { expect, it } from 'vitest';
import { ask, behindGateway } from '../../support/gateway.ts';
import { tokenFor } from '../../support/tokens.ts';

it('the metrics of a gateway count what it passes beside what it answers itself, by patterns', async () => {
  const api = await behindGateway();
  api.site = (_, outgoing) => void outgoing.writeHead(404).end('none');
  const behind = await behindGateway({
    tokens: [tokenFor('secret')],
    upstreams: [api.upstream, `/api=${api.upstream}`],
  });
  await ask(behind.address, '/page/of/jane?who=jane');
  await ask(behind.address, '/api/jane', { method: 'DELETE' });
  await ask(behind.address, '/samtykke/status');
  const headers = { authorization: 'Bearer secret' };
  const text = (await ask(behind.address, '/samtykke/metrics', { headers })).body.toString();
  expect(text.match(/^samtykke_requests_total\{.*$/gm)?.sort()).toEqual([
    'samtykke_requests_total{route="/*",method="GET",status="4xx"} 1',
    'samtykke_requests_total{route="/api/*",method="DELETE",status="4xx"} 1',
    'samtykke_requests_total{route="/samtykke/status",method="GET",status="2xx"} 1',
  ]);
  expect(text).not.toContain('jane');
  await behind.stop();
  await api.stop();
});
