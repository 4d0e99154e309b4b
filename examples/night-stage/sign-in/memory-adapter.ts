import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Row {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** Where the demo's provider keeps what it knows: in memory, one place for each provider. */
export function memoryAdapter(): AdapterFactory {
  const rows = new Map<string, Row>();
  return (model) => adapterFor(rows, `${model}:`);
}

function adapterFor(rows: Map<string, Row>, prefix: string): Adapter {
  const find = (test: (payload: AdapterPayload, key: string) => boolean): AdapterPayload | undefined => {
    const now = Date.now();
    for (const [key, { payload, endsAt }] of rows) {
      if (endsAt <= now) rows.delete(key);
      else if (key.startsWith(prefix) && test(payload, key)) return payload;
    }
    return undefined;
  };
  return {
    upsert: async (id, payload, seconds) => {
      rows.set(prefix + id, { payload, endsAt: seconds === undefined ? Infinity : Date.now() + seconds * 1000 });
    },
    find: async (id) => find((_, key) => key === prefix + id),
    findByUid: async (uid) => find((payload) => payload.uid === uid),
    findByUserCode: async (code) => find(({ userCode }) => userCode === code),
    consume: async (id) => {
      const payload = find((_, key) => key === prefix + id);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void rows.delete(prefix + id),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of rows) if (payload.grantId === grantId) rows.delete(key);
    },
  };
}
