import type { Page } from 'playwright-core';
import type { Gap } from '../observation.ts';
import type { Journey, JourneyStep } from './journey.ts';
import type { OpenOptions } from './open-page.ts';

export interface StepOptions extends OpenOptions {
  /** Variables of the environment that `$NAME` stands for. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What addresses without a host begin at. */
  readonly base: string;
  /** Told before each step, in words and without secrets: `fill "#user" with $USER`. */
  readonly onStep?: (what: string) => void | Promise<void>;
  /** Told after each step that led to another page. */
  readonly onPage?: (address: string) => void | Promise<void>;
}

/** Runs scripted steps in order; stops at the first that fails and says why. Never throws for what a site does. */
export async function runSteps(
  _page: Page,
  _steps: readonly JourneyStep[],
  _options: StepOptions,
): Promise<Gap | undefined> {
  return undefined;
}

/** Signs in as a journey says, if it does. Never throws for what a site or a module does. */
export async function signIn(_page: Page, _journey: Journey, _options: StepOptions): Promise<Gap | undefined> {
  return undefined;
}

/** Names of variables that a journey uses and the environment does not have. */
export function missingVariables(
  _journey: Journey,
  _env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return [];
}
