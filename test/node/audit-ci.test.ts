/** The templates for build servers, run as these would run them: only `npm` and `npx` are stand-ins that write down their arguments. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REPORT_FORMATS } from '../../src/audit/index.ts';
import { AUDIT_OPTIONS } from '../../src/cli/commands/audit.ts';
import { readArgs } from '../../src/cli/options.ts';
import { SEVERITIES } from '../../src/registry/index.ts';
import { deployFile } from '../support/deployment.ts';

const STAND_IN = '#!/bin/sh\nprintf "%s\\\\0" "$@" >> "$0.calls"\nexit $CODE\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtykke-ci-'));
  for (const name of ['npx', 'npm']) {
    writeFileSync(join(folder, name), STAND_IN);
    chmodSync(join(folder, name), 0o755);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly told: string;
  /** What `npx` was called with. */
  readonly called: readonly string[];
}

/** Runs a script in an empty folder, as a build server does: it ends at the first command that fails. */
function run(shell: readonly string[], script: string, variables: Readonly<Record<string, string>>): Ran {
  const [program = '', ...flags] = shell;
  const { status, stderr, stdout } = spawnSync(program, [...flags, script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${folder}:${process.env['PATH']}`,
      CODE: '0',
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      ...variables,
    },
  });
  return { code: status, told: stdout + stderr, called: calledWith() };
}

function calledWith(): readonly string[] {
  const file = join(folder, 'npx.calls');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\0').slice(0, -1) : [];
}

/** The addresses, and each option with its value, as the command itself reads them: it takes nothing that it does not know. */
function understood([command, verb, ...words]: readonly string[]) {
  expect([command, verb]).toEqual(['samtykke', 'audit']);
  const { positionals: urls } = readArgs(words, AUDIT_OPTIONS, words.length);
  const options: (readonly [string, string | undefined])[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) continue;
    const { type } = AUDIT_OPTIONS[word.slice(2) as keyof typeof AUDIT_OPTIONS];
    options.push([word, type === 'string' ? words[++index] : undefined]);
  }
  return { urls, options };
}

/** Options that a script names, whether a run comes upon them or not, and that the command does not have. */
const unknownIn = (script: string): readonly string[] =>
  [...script.matchAll(/(?<=\s|\()--([a-z][\w-]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !(name in AUDIT_OPTIONS));

/** Formats and files come in pairs; one format may go to the terminal. */
function expectPairs(options: readonly (readonly [string, string | undefined])[]): void {
  const formats = options.filter(([name]) => name === '--format').map(([, value]) => value);
  const files = options.filter(([name]) => name === '--out').map(([, value]) => value);
  expect(formats.filter((each) => !REPORT_FORMATS.some((known) => known === each))).toEqual([]);
  expect(formats.length - files.length).toBeLessThanOrEqual(1);
  expect(new Set(files).size).toBe(files.length);
}

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

it('an option that the command has no longer is found', () => {
  expect(() => understood(['samtykke', 'audit', 'https://a.example/', '--base-line', 'a.json'])).toThrow(/--baseline/);
  expect(unknownIn('words+=(--base-line "$A") --format json')).toEqual(['base-line']);
});

describe('the GitHub action', () => {
  const action = parse(readFileSync(deployFile('ci/github/action.yml'), 'utf8'));
  const steps: readonly Step[] = action.runs.steps;
  const stepNamed = (name: string): Step => steps.find((each) => each.name === name) ?? {};
  // As the documentation of GitHub has it for `shell: bash`.
  const BASH = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c'];

  const INPUTS = {
    URLS: 'https://a.example/?x=$(id)&y=`id`\n\nhttps://b.example/*\n',
    REGISTRY: 'conf/my registry.yaml',
    BASELINE: 'baseline.json',
    JOURNEY: 'sign in.yaml',
    STATES: 'before,refused',
    FAIL_ON: 'warning',
    OPTIONS: '--pages\n20\n--resolve\na.example=127.0.0.1',
  };
  const audit = (inputs: Readonly<Record<string, string>>): Ran => run(BASH, stepNamed('Audit').run ?? '', inputs);

  it('has a shell for every script, takes each input through the environment, and pins each action', () => {
    for (const { run, shell, uses } of steps) {
      expect(run === undefined).toBe(shell === undefined);
      expect(run ?? '').not.toContain('${{');
      expect(uses ?? 'a@v1').toMatch(/@v\d+$/);
    }
    expect(action.runs.using).toBe('composite');
    const used = JSON.stringify(steps);
    for (const name of Object.keys(action.inputs)) expect(used).toContain(`inputs.${name}`);
  });

  it('calls the audit with what it was given, word for word, and with nothing that the command does not know', () => {
    writeFileSync(join(folder, 'baseline.json'), '{}');
    const { called } = audit(INPUTS);
    const { urls, options } = understood(called);
    expect(urls).toEqual(['https://a.example/?x=$(id)&y=`id`', 'https://b.example/*']);
    expect(options.slice(0, 7)).toEqual([
      ['--pages', '20'],
      ['--resolve', 'a.example=127.0.0.1'],
      ['--registry', 'conf/my registry.yaml'],
      ['--fail-on', 'warning'],
      ['--baseline', 'baseline.json'],
      ['--journey', 'sign in.yaml'],
      ['--states', 'before,refused'],
    ]);
    expectPairs(options);
  });

  it('names no option that the command does not have, nor a severity', () => {
    const { run: script = '' } = stepNamed('Audit');
    expect(script).toContain('--fail-on');
    expect(unknownIn(script)).toEqual([]);
    expect([...SEVERITIES, 'never']).toContain(action.inputs['fail-on'].default);
  });

  it('leaves out what is empty, and a baseline that is not there yet', () => {
    const { called } = audit({ ...INPUTS, JOURNEY: '', STATES: '', OPTIONS: '' });
    const names = understood(called).options.map(([name]) => name);
    expect(names).not.toEqual(expect.arrayContaining(['--baseline']));
    expect(names).not.toEqual(expect.arrayContaining(['--journey']));
    expect(names).not.toEqual(expect.arrayContaining(['--states']));
  });

  it.each([0, 1, 2, 3])('ends with the exit code of the audit, after the report was kept: %i', (code) => {
    expect(audit({ ...INPUTS, CODE: String(code) }).code).toBe(0);
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe(`exit-code=${code}\n`);
    expect(run(BASH, stepNamed('Outcome').run ?? '', { CODE: String(code) }).code).toBe(code);
  });

  it('is never clean where the audit did not even begin', () =>
    expect(run(BASH, stepNamed('Outcome').run ?? '', { CODE: '' }).code).toBe(3));

  it('puts the report for people on the page of the run', () => {
    const { run: script = '' } = stepNamed('Audit');
    run(BASH, `mkdir -p samtykke-audit; echo '### Clean' > samtykke-audit/audit.md\n${script}`, INPUTS);
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe('### Clean\n');
  });

  it('is called by the example with inputs that it has, and with the permission that it needs', () => {
    const workflow = parse(readFileSync(deployFile('ci/github/workflow.yml'), 'utf8'));
    const [, step] = workflow.jobs.audit.steps;
    expect(Object.keys(step.with).filter((name) => !(name in action.inputs))).toEqual([]);
    expect(workflow.permissions['security-events']).toBe('write');
  });
});

describe('the GitLab template', () => {
  const job = parse(readFileSync(deployFile('ci/gitlab/samtykke-audit.yml'), 'utf8'))['samtykke-audit'];
  const script: string = job.script.join('\n');
  const given = (variables: Readonly<Record<string, string>>) => ({ ...job.variables, ...variables });
  const SHELLS = [
    ['bash', ['bash', '-eo', 'pipefail', '-c']],
    ['sh', ['sh', '-e', '-c']],
  ] as const;

  it.each(SHELLS)('calls the audit with what it was given, in %s', (_, shell) => {
    writeFileSync(join(folder, 'audit-baseline.json'), '{}');
    const { called } = run(
      shell,
      script,
      given({
        SAMTYKKE_URLS: 'https://a.example/* https://b.example/$(id)',
        SAMTYKKE_OPTIONS: '--pages 20',
        SAMTYKKE_JOURNEY: 'sign in.yaml',
        SAMTYKKE_STATES: 'before,refused',
      }),
    );
    const { urls, options } = understood(called);
    expect(urls).toEqual(['https://a.example/*', 'https://b.example/$(id)']);
    expect(options.slice(0, 6)).toEqual([
      ['--pages', '20'],
      ['--registry', 'registry.yaml'],
      ['--fail-on', 'error'],
      ['--baseline', 'audit-baseline.json'],
      ['--journey', 'sign in.yaml'],
      ['--states', 'before,refused'],
    ]);
    expectPairs(options);
  });

  it.each(SHELLS.flatMap(([name, shell]) => [0, 1, 2, 3].map((code) => [name, code, shell] as const)))(
    'ends with the exit code of the audit, in %s: %i',
    (_, code, shell) => {
      const ran = run(shell, script, given({ SAMTYKKE_URLS: 'https://a.example/', CODE: String(code) }));
      expect(ran.code).toBe(code);
      expect(understood(ran.called).options.map(([name]) => name)).not.toEqual(expect.arrayContaining(['--baseline']));
    },
  );

  it('names no option that the command does not have, nor a severity', () => {
    expect(script).toContain('--fail-on');
    expect(unknownIn(script)).toEqual([]);
    expect([...SEVERITIES, 'never']).toContain(job.variables.SAMTYKKE_FAIL_ON);
  });

  it('keeps the report whatever the outcome, with what GitLab reads of it', () => {
    expect(job.artifacts.when).toBe('always');
    const junit = /--format junit --out (\S+)/.exec(script)?.[1];
    expect(job.artifacts.reports.junit).toBe(junit);
    expect(junit?.startsWith(job.artifacts.paths[0])).toBe(true);
    expect(job.allow_failure).toBeUndefined();
  });
});
