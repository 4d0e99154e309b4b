import type { StorageFact } from '../observation.ts';

interface Registrations {
  readonly registrations: readonly {
    readonly registrationId: string;
    readonly scopeURL: string;
    readonly isDeleted: boolean;
  }[];
}
interface Versions {
  readonly versions: readonly {
    readonly registrationId: string;
    readonly scriptURL: string;
    readonly status: string;
  }[];
}

/** Which service workers are registered, in the whole browser. */
export class ServiceWorkers {
  readonly #scopes = new Map<string, string>();
  readonly #scripts = new Map<string, string>();

  event(method: string, params: object): void {
    if (method === 'ServiceWorker.workerRegistrationUpdated') {
      for (const { registrationId, scopeURL, isDeleted } of (params as Registrations).registrations)
        if (isDeleted) this.#scopes.delete(registrationId);
        else this.#scopes.set(registrationId, scopeURL);
    } else if (method === 'ServiceWorker.workerVersionUpdated') {
      for (const { registrationId, scriptURL } of (params as Versions).versions)
        this.#scripts.set(registrationId, scriptURL);
    }
  }

  /** Forgets what another browser has told. */
  restart(): void {
    this.#scopes.clear();
    this.#scripts.clear();
  }

  facts(): readonly StorageFact[] {
    return [...this.#scopes.keys()].flatMap((id) => {
      const script = this.#scripts.get(id);
      if (script === undefined || !URL.canParse(script)) return [];
      const { origin, pathname } = new URL(script);
      return [{ kind: 'serviceWorker' as const, origin, name: pathname }];
    });
  }
}
