import { describe, expect, it } from 'vitest';
import type { Devtools } from './devtools.ts';
import { readHooks } from './hooks.ts';
import { Targets } from './targets.ts';

const NOWHERE = new URL('not-built/hooks.js', import.meta.url);
const notBuilt = (): string => readHooks([NOWHERE]);

/** A browser with one tab, and what it is sent. */
function aBrowser(): { readonly devtools: Devtools; readonly sent: string[]; open(tab: string): void } {
  const sent: string[] = [];
  let hear: Parameters<Devtools['listen']>[0] = () => undefined;
  const devtools: Devtools = {
    send: async <Result extends object>(method: string) => {
      sent.push(method);
      return {} as Result;
    },
    post: (method) => void sent.push(method),
    listen: (listener) => {
      hear = listener;
    },
    hold: () => undefined,
    playwright: { send: () => undefined, close: () => undefined },
    close: () => undefined,
  };
  const open = (tab: string): void =>
    hear('', 'Target.attachedToTarget', {
      sessionId: `session of ${tab}`,
      targetInfo: { targetId: tab, type: 'page', url: '' },
    });
  return { devtools, sent, open };
}

describe('hooks that are not built', () => {
  it('are told of with the place and the mend', () =>
    expect(notBuilt).toThrow(
      /^the audit's hooks are not built \(looked in .*not-built\/hooks\.js\): run npm run build$/,
    ));

  it('are told to whoever wants them, and to nobody else: tabs that are there or come later run without', async () => {
    const targets = new Targets({ shift: 0, gpc: false }, notBuilt);
    const { devtools, sent, open } = aBrowser();
    await targets.connect(devtools);
    open('one');
    expect(() => targets.setHooks({ binding: 'tell' })).toThrow(/run npm run build/);
    sent.length = 0;
    open('two');
    expect(sent).toEqual(['Target.setAutoAttach', 'Runtime.runIfWaitingForDebugger']);
  });

  it('are not missed where nothing is to be put into pages', () =>
    expect(() => new Targets({ shift: 0, gpc: false }, notBuilt).setHooks({ binding: undefined })).not.toThrow());
});
