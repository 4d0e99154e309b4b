import { renderBanner } from './banner.ts';
import { renderDeletion } from './deletion.ts';
import { renderPanel } from './panel.ts';
import { renderPlaceholder } from './placeholder.ts';
import { renderWithdrawal } from './status.ts';
import { STRINGS } from './strings/index.ts';
import type { ConsentView, ViewPurpose } from './view.ts';

const PURPOSES: readonly ViewPurpose[] = ['always', 'special', 'one', 'several'].map((id) => ({
  id,
  always: id === 'always',
  special: id === 'special',
  label: id,
  description: id,
  providers: ['a', 'b']
    .slice(0, id === 'several' ? 2 : 1)
    .map((provider) => ({ id: provider, name: provider, third: true, policy: 'https://a.example/' })),
}));

/**
 * A text that changes whenever the code or the wording of banner or panel does: its hash is the
 * renderer's version, so that nobody has to think of raising one.
 */
export function rendererFingerprint(): string {
  const addresses = { choice: '/choice', policy: '/policy' };
  const base = {
    registry: '',
    language: 'en',
    site: 's',
    controllers: 'c',
    accent: '#000000',
    addresses,
    purposes: PURPOSES,
    left: [],
  };
  const view: ConsentView = { ...base, strings: STRINGS.en.interface };
  const asked = ['special', 'several'];
  const before = { several: ['a'], one: 'all' } as const;
  const signalled = { one: ['a'] };
  const rendered = [
    renderBanner(view, { asked, ask: 'banner', signalled, changed: { several: ['b'] } }),
    renderBanner(view, { asked, ask: 'notice', signalled: {}, changed: {} }),
    renderPanel(view, { before, signalled, optOut: false }, 'page'),
    renderPanel(view, { before: {}, signalled: {}, optOut: true }, 'dialog'),
    renderWithdrawal(view),
    renderDeletion(view, STRINGS.en.policy, '/delete'),
    renderPlaceholder(view, { provider: 'a', purpose: PURPOSES[0], address: 'https://a.example/' }),
  ];
  return JSON.stringify([rendered, STRINGS]);
}
