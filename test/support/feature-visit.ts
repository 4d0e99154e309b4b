import { type Jar, jarOver } from '../../src/features/index.ts';
import { type TestGate, testGate } from './feature-gate.ts';

/** The jar of one page view, over cookies that outlive it. */
export const jarOfVisit = (cookies: Map<string, string>, gate: TestGate = {}): Jar =>
  jarOver(testGate(gate), {
    read: (name) => cookies.get(name),
    write: (name, value) => {
      cookies.set(name, value);
      return undefined;
    },
    delete: (name) => {
      cookies.delete(name);
    },
  });
