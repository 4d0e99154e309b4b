/** The files of deploy/: they fit together, and what they start loses nothing when a replica is killed. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import type { Command } from '../../src/cli/command.ts';
import { checkLog, type Damage, openNote, parseSignedCheckpoint, type Tile, tilePath } from '../../src/proof/index.ts';
import { lintRegistry, parseRegistry } from '../../src/registry/index.ts';
import { readLogKeys, readSecrets, readTokens } from '../../src/server/index.ts';
import { nodeSha256 } from '../../src/server/sha256.ts';
import {
  type Balancer,
  compose,
  deployFile,
  here,
  newSecrets,
  startNginx,
  startReplica,
  startRoundRobin,
  withoutNginx,
} from '../support/deployment.ts';
import { startPostgres, type TestPostgres, withoutPostgres } from '../support/postgres.ts';
import { type Running, samtykke } from '../support/process.ts';
import { temporaryFolder } from '../support/server.ts';

const read = (name: string): string => readFileSync(deployFile(name), 'utf8');
const dockerfile = read('Dockerfile');

/** What follows an instruction of the Dockerfile's last stage, in its exec form. */
function execForm(instruction: string): readonly string[] {
  const text = new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(dockerfile.replaceAll('\\\n', ''))?.[1];
  return JSON.parse(text as string);
}

interface Container {
  readonly args: readonly string[];
  readonly image: string;
  readonly env?: readonly { readonly value?: string }[];
  readonly securityContext: object;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
}
interface Pod {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly securityContext: object;
    readonly terminationGracePeriodSeconds?: number;
    readonly volumes: readonly { readonly name: string }[];
  };
}
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: each kind has another one, and the tests read what they name.
  readonly spec?: any;
}

const manifests: readonly Manifest[] = readdirSync(deployFile('kubernetes')).map((name) =>
  parse(read(`kubernetes/${name}`)),
);
const manifest = (kind: string): Manifest => manifests.find((each) => each.kind === kind) as Manifest;
const deployment = manifest('Deployment').spec;
const pods: Readonly<Record<string, Pod>> = {
  deployment: deployment.template,
  check: manifest('CronJob').spec.jobTemplate.spec.template,
};

const optionOf = (args: readonly string[], option: string): string =>
  (args.find((each) => each.startsWith(`--${option}=`)) as string).slice(option.length + 3);

async function helpOf(command: string): Promise<string> {
  const file = new URL(`../../src/cli/commands/${command}.ts`, import.meta.url).href;
  return ((await import(file)) as Readonly<Record<string, Command>>)[command]?.help ?? '';
}

describe('the arguments', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Dockerfile', execForm('CMD')],
    ['compose.yaml', compose.services.samtykke.command],
    ...Object.entries(pods).map(([name, pod]) => [name, pod.spec.containers[0]?.args ?? []] as const),
  ];
  it.each(cases)('of %s are options of the command', async (_, [command = '', ...args]) => {
    const help = await helpOf(command);
    const options = args.filter((each) => each.startsWith('--')).map((each) => each.split('=')[0] as string);
    expect(options.length).toBeGreaterThan(0);
    expect(options.filter((each) => !help.includes(each))).toEqual([]);
  });
});

const folder = temporaryFolder();
const secrets = join(folder.path, 'secrets');
let made: readonly string[];
beforeAll(async () => {
  // Six processes run the same code: what the first has compiled the others take.
  vi.stubEnv('NODE_COMPILE_CACHE', join(folder.path, 'compiled'));
  made = await newSecrets(secrets);
}, 60_000);
afterAll(() => folder.remove());

describe('the files fit together', () => {
  it('a replica has longer to end than its drain time and ten seconds', () => {
    const drain = (args: readonly string[]) => Number(optionOf(args, 'drain-seconds'));
    const { samtykke: replica } = compose.services;
    expect(Number.parseInt(replica.stop_grace_period, 10)).toBeGreaterThan(drain(replica.command) + 10);
    const { containers, terminationGracePeriodSeconds = 0 } = (pods['deployment'] as Pod).spec;
    expect(terminationGracePeriodSeconds).toBeGreaterThan(drain(containers[0]?.args ?? []) + 10);
  });

  it('all files and secrets that services of the compose file name are declared, and their files there or made', () => {
    for (const { secrets = [], configs = [] } of Object.values(compose.services)) {
      expect(secrets.filter((each) => !(each in compose.secrets))).toEqual([]);
      expect(configs.filter(({ source }) => !(source in compose.configs))).toEqual([]);
    }
    const files = Object.values(compose.secrets).map(({ file }) => join(folder.path, file));
    expect(files.filter((each) => !made.includes(each))).toEqual([]);
    expect(Object.values(compose.configs).filter(({ file }) => !existsSync(deployFile(file)))).toEqual([]);
  });

  it('the ConfigMap holds the registry beside it, in which lint finds nothing', async () => {
    expect(manifest('ConfigMap').data).toEqual({ 'registry.yaml': read('registry.yaml') });
    const parsed = await parseRegistry(read('registry.yaml'));
    expect(parsed.ok && lintRegistry(parsed.registry, parsed.places)).toEqual([]);
  });

  it('Service, disruption budget and network policy select the pods, and the Ingress the Service', () => {
    const { labels } = (pods['deployment'] as Pod).metadata;
    const [container] = (pods['deployment'] as Pod).spec.containers;
    const service = manifest('Service');
    const selectors = [
      deployment.selector.matchLabels,
      service.spec.selector,
      manifest('PodDisruptionBudget').spec.selector.matchLabels,
      manifest('NetworkPolicy').spec.podSelector.matchLabels,
    ];
    for (const each of selectors) expect(labels).toMatchObject(each);
    expect((pods['check'] as Pod).metadata.labels).not.toMatchObject(service.spec.selector);
    expect(service.spec.ports[0].targetPort).toBe(container?.ports?.[0]?.name);
    const { port } = manifest('NetworkPolicy').spec.ingress[0].ports[0];
    expect([port, container?.ports?.[0]?.containerPort]).toEqual([7575, 7575]);
    for (const { backend } of manifest('Ingress').spec.rules[0].http.paths)
      expect(backend.service).toEqual({ name: service.metadata.name, port: { name: service.spec.ports[0].name } });
  });

  it.each(Object.entries(pods))('the pod of %s may do no more than the restricted standard lets it', (_, { spec }) => {
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    const [container] = spec.containers;
    expect(container?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container?.volumeMounts.map(({ name }) => name)).toEqual(spec.volumes.map(({ name }) => name));
    const paths = container?.args.flatMap((each) => /(?:^|=)(\/.*)/.exec(each)?.[1] ?? []) ?? [];
    const mounts = container?.volumeMounts.map(({ mountPath }) => `${mountPath}/`) ?? [];
    expect(paths.filter((each) => !mounts.some((mount) => each.startsWith(mount)))).toEqual([]);
  });

  it('no manifest holds a secret', () => {
    expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
    const env = Object.values(pods).flatMap(({ spec }) => spec.containers.flatMap((each) => each.env ?? []));
    expect(env.filter(({ value }) => value !== undefined)).toEqual([]);
    expect(read('compose.yaml')).not.toMatch(/:[^/\s]+@/);
  });

  it('README names the Secrets of the manifests and makes them', () => {
    const named = new Set(
      JSON.stringify(manifests).match(/(?<="secretName":"|"secretKeyRef":\{"name":")samtykke[^"]*/g),
    );
    expect([...named].toSorted()).toEqual(['samtykke-keys', 'samtykke-postgres']);
    for (const name of named) expect(read('README.md')).toContain(`create secret generic ${name} `);
  });
});

describe('the image', () => {
  it('is run by node itself, as a user who is not root', () => {
    expect(execForm('ENTRYPOINT')[0]).toBe('node');
    expect(dockerfile.match(/^USER (.*)$/gm)).toEqual(['USER 1000:1000']);
  });

  it('is made from files that are there', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(copied.length).toBeGreaterThan(3);
    expect(copied.filter((each) => !existsSync(join(deployFile('..'), each)))).toEqual([]);
  });
});

describe('new-secrets.mjs', () => {
  it('makes files that only their owner reads, and none a second time', async () => {
    expect(made.map((each) => statSync(each).mode & 0o777)).toEqual(made.map(() => 0o600));
    const before = made.map((each) => readFileSync(each, 'utf8'));
    expect(readSecrets(join(secrets, 'samtykke.secrets'))).toHaveLength(1);
    expect(readTokens(join(secrets, 'samtykke.tokens'))).toMatchObject([{ scopes: ['metrics'] }]);
    expect((await readLogKeys(join(secrets, 'samtykke.log-keys')))?.origin).toBe('nightstage.example/samtykke/log');
    await expect(newSecrets(secrets)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^\/.* is there already, so none is made: name an empty folder\n$/),
    });
    expect(made.map((each) => readFileSync(each, 'utf8'))).toEqual(before);
  });
});

describe.skipIf(withoutPostgres)(
  `three replicas behind a balancer${withoutNginx ? `, without nginx: ${withoutNginx}` : ''}`,
  () => {
    let postgres: TestPostgres;
    let databaseHost: string;
    const replicas: Running[] = [];
    let balancer: Balancer;

    beforeAll(async () => {
      postgres = await startPostgres();
      databaseHost = new URL(await postgres.newDatabase()).host;
      const password = readFileSync(join(secrets, 'postgres-password'), 'utf8');
      await postgres.sql(`CREATE ROLE consent LOGIN PASSWORD '${password}'`);
      await postgres.sql('CREATE DATABASE consent OWNER consent');
      const { environment, deploy } = compose.services.samtykke;
      vi.stubEnv('PGPASSWORD', undefined);
      vi.stubEnv('PGPASSFILE', environment['PGPASSFILE']?.replace('/run/secrets', secrets));
      for (let count = 0; count < deploy.replicas; count++)
        replicas.push(await startReplica(secrets, databaseHost, folder.path));
      const addresses = replicas.map(({ address }) => address);
      balancer = withoutNginx ? await startRoundRobin(addresses) : await startNginx(addresses, folder.path);
    }, 120_000);

    afterAll(async () => {
      vi.unstubAllEnvs();
      await balancer?.stop();
      for (const { child } of replicas) child.kill('SIGKILL');
      await postgres?.remove();
    });

    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${balancer.address}${path}`, { headers });
    const metric = async ({ address }: Running, name: string): Promise<number> => {
      const authorization = `Bearer ${readFileSync(join(secrets, 'prometheus.secret'), 'utf8')}`;
      const text = await (await fetch(`${address}/samtykke/metrics`, { headers: { authorization } })).text();
      const lines = text.split('\n').filter((each) => each.startsWith(`${name} `) || each.startsWith(`${name}{`));
      return lines.reduce((sum, each) => sum + Number(each.split(' ').at(-1)), 0);
    };

    /** Sends a choice as a page does. */
    async function choose(registry: string) {
      const choice = { choice: 'accept', registry, language: 'en', surface: 'banner', asked: ['functionality'] };
      const response = await fetch(`${balancer.address}/samtykke/choice`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...choice, key: crypto.randomUUID() }),
      });
      const { consentId } = (await response.json()) as { consentId: string };
      return {
        status: response.status,
        consentId,
        cookie: response.headers.get('set-cookie')?.split(';')[0] as string,
      };
    }

    /** So many choices of a few visitors at once. */
    async function chooseOften(count: number, registry: string, afterEach = (_: number): unknown => undefined) {
      const taken: Awaited<ReturnType<typeof choose>>[] = [];
      let left = count;
      const visitor = async (): Promise<void> => {
        while (left-- > 0) afterEach(taken.push(await choose(registry)));
      };
      await Promise.all(Array.from({ length: 6 }, visitor));
      return taken;
    }

    const checkpointOf = async (size: number): Promise<string> => {
      let note = '';
      await expect
        .poll(
          async () => {
            note = await (await get('/samtykke/log/checkpoint')).text();
            return Number(note.split('\n')[1]);
          },
          { timeout: 30_000, interval: 100 },
        )
        .toBe(size);
      return note;
    };

    async function damagesOf(note: string): Promise<readonly Damage[]> {
      const signed = parseSignedCheckpoint(note);
      if (signed.kind === 'malformed') throw new Error(signed.what);
      const find = async (tile: Tile): Promise<Uint8Array> =>
        new Uint8Array(await (await get(`/samtykke/log/${tilePath(tile)}`)).arrayBuffer());
      const damages: Damage[] = [];
      for await (const each of checkLog(nodeSha256, signed.checkpoint, find)) damages.push(each);
      return damages;
    }

    /** Runs a health check as a container does, at another port. */
    const isHealthy = (command: readonly string[], { address }: Running): boolean => {
      const [program = '', ...args] = command.map((each) => each.replace('7575', new URL(address).port));
      return spawnSync(program, args).status === 0;
    };

    it('take choices, and go on with the log and without a loss when the one that writes it is killed', {
      timeout: 90_000,
    }, async () => {
      const { registry } = (await (await get('/samtykke/status')).json()) as { registry: string };
      const before = await chooseOften(30, registry);
      await checkpointOf(30);
      const sequencing = await Promise.all(replicas.map((each) => metric(each, 'samtykke_log_sequencing')));
      expect(sequencing.toSorted()).toEqual([0, 0, 1]);
      const choices = await Promise.all(replicas.map((each) => metric(each, 'samtykke_choices_total')));
      expect([choices.every((each) => each > 0), choices.reduce((sum, each) => sum + each)]).toEqual([true, 30]);

      const writer = replicas[sequencing.indexOf(1)] as Running;
      const after = await chooseOften(30, registry, (done) => done === 10 && writer.child.kill('SIGKILL'));
      const all = [...before, ...after];
      // 200 is told of one that had been stored before its replica was killed, and was sent again.
      expect(all.filter(({ status }) => status !== 201 && status !== 200)).toEqual([]);
      expect(writer.child.signalCode).toBe('SIGKILL');
      for (const { consentId } of all) {
        const { records } = (await (await get(`/samtykke/records/${consentId}`)).json()) as { records: unknown[] };
        expect(records).toHaveLength(1);
      }

      const note = await checkpointOf(60);
      const keys = await readLogKeys(join(secrets, 'samtykke.log-keys'));
      expect(await openNote(note, keys?.verifiers ?? [])).toMatchObject({ kind: 'opened' });
      expect(await damagesOf(note)).toEqual([]);
      const check = here((pods['check'] as Pod).spec.containers[0]?.args ?? [], secrets, databaseHost);
      expect(await samtykke(check, folder.path)).toMatchObject({ code: 0 });

      const alive = replicas.filter((each) => each !== writer);
      const statuses = alive.map(async ({ address }) =>
        (await fetch(`${address}/samtykke/status`, { headers: { cookie: all[0]?.cookie as string } })).json(),
      );
      // A choice that one replica has signed is one to the others.
      expect(await Promise.all(statuses)).toMatchObject(alive.map(() => ({ consentId: all[0]?.consentId })));

      const checks = [execForm('HEALTHCHECK.* CMD'), compose.services.samtykke.healthcheck.test.slice(1)];
      for (const each of checks)
        expect([alive[0] as Running, writer].map((of) => isHealthy(each, of))).toEqual([true, false]);
    });

    it.skipIf(withoutNginx)(
      'nginx gives out the log’s files and asks visitors to wait when no replica is left',
      async () => {
        const [tile, checkpoint] = ['/samtykke/log/tile/0/000.p/60', '/samtykke/log/checkpoint'];
        expect((await get(tile)).headers.get('cache-control')).toContain('immutable');
        expect((await get('/samtykke/metrics')).status).toBe(404);
        for (const { child } of replicas.filter((each) => each.child.signalCode === null)) {
          child.kill('SIGKILL');
          await once(child, 'exit');
        }
        expect([(await get(tile)).status, (await get(checkpoint)).status]).toEqual([200, 503]);
        expect((await get(checkpoint)).headers.get('retry-after')).toBe('2');
      },
    );
  },
);
