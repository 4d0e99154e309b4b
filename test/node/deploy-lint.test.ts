/** The files of deploy/ as linters for them read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { deployFile } from '../support/deployment.ts';

const load = createRequire(import.meta.url);
const read = (name: string): string => readFileSync(deployFile(name), 'utf8');

interface Model {
  validate(): void;
}

/** The Kubernetes object that a manifest describes. */
function modelOf(manifest: { readonly apiVersion: string; readonly kind: string }): Model {
  const kinds = load(`kubernetes-models/${manifest.apiVersion}`);
  return new kinds[manifest.kind](manifest);
}

describe('the manifests', () => {
  it.each(readdirSync(deployFile('kubernetes')))('%s is what Kubernetes takes', (name) => {
    const model = modelOf(parse(read(`kubernetes/${name}`)));
    expect(() => model.validate()).not.toThrow();
  });

  it('are held to more than their shape: a port that is no number is found', () => {
    const service = parse(read('kubernetes/service.yaml'));
    service.spec.ports[0].port = 'eighty';
    const model = modelOf(service);
    expect(() => model.validate()).toThrow('/spec/ports/0/port');
  });
});

it('the Dockerfile has no mistake that a linter finds', () => {
  const found = validate(read('Dockerfile')).map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  expect(found).toEqual([]);
  expect(validate(read('Dockerfile').replace('USER 1000', 'USERS 1000')).map(({ message }) => message)).toEqual([
    'Unknown instruction: USERS',
  ]);
});
