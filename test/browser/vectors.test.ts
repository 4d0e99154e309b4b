import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Jurisdiction, packTable, type Registry } from '../../src/registry/index.ts';
import { composeGuard, readPageScripts } from '../../src/server/index.ts';
import choices from '../../vectors/choice.json' with { type: 'json' };
import decisions from '../../vectors/decide.json' with { type: 'json' };
import states from '../../vectors/state.json' with { type: 'json' };
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';

const ORIGIN = 'https://vectors.test';
let registry: Registry;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let rules: keyof typeof states.rules = 'opt-in';
let signal = false;
let minor = false;

/** Serves the guard as a site would, with the rules of the case in it. */
beforeAll(async () => {
  registry = await registryOf(readFileSync(new URL('../../vectors/registry.yaml', import.meta.url), 'utf8'));
  browser = await launchChromium();
  context = await newVisitor(browser);
  page = await context.newPage();
  await page.route(`${ORIGIN}/**`, (route) => {
    const jurisdiction = states.rules[rules] as unknown as Jurisdiction;
    const guard = composeGuard(readPageScripts(), {
      registry,
      earlier: [],
      gpc: false,
      minor,
      jurisdiction,
      scripts: '/none/',
    });
    const define = signal ? "Object.defineProperty(Navigator.prototype,'globalPrivacyControl',{get:()=>true});" : '';
    const body = `<!doctype html><script>${define}</script><script>${guard}</script>`;
    const isScript = route.request().url().endsWith('.js');
    return route.fulfill({
      contentType: isScript ? 'text/javascript' : 'text/html; charset=utf-8',
      body: isScript ? '' : body,
    });
  });
});
afterAll(() => browser.close());

async function visit(choice: string | null, now: number, path = '/'): Promise<void> {
  await context.clearCookies();
  if (choice !== null) await context.addCookies([{ name: 'consent', value: `${choice}.`, url: ORIGIN }]);
  await page.clock.setFixedTime(now * 1000);
  await page.goto(ORIGIN + path);
}

it('the vectors are about the registry beside them', () => {
  const table = JSON.parse(JSON.stringify(packTable(registry)));
  expect([states.table, decisions.table]).toEqual([table, table]);
});

describe('the shipped guard', () => {
  it.each(states.cases)('state: $title', async ({ facts, now, expected }) => {
    rules = facts.rules as typeof rules;
    signal = (facts.signals as readonly string[]).includes('gpc');
    minor = facts.minor === true;
    await visit(facts.choice, now, facts.path);
    const parts = Object.keys(expected.parts);
    const allowed = await page.evaluate(
      (names) => names.map((name) => window.samtykke.allows(...(name.split(':') as [string, string]))),
      parts,
    );
    const isAllowed = (because: string): boolean =>
      ['essential', 'granted', 'exempt', 'not-required'].includes(because);
    expect(Object.fromEntries(parts.map((name, index) => [name, allowed[index]]))).toEqual(
      Object.fromEntries(Object.entries(expected.parts).map(([name, because]) => [name, isAllowed(because)])),
    );
  });

  it.each(['granted', 'undecided'] as const)('decide: all that is %s', async (given) => {
    rules = 'opt-in';
    signal = false;
    await visit(decisions.facts[given].choice, decisions.now);
    const cases = decisions.cases.filter(({ facts }) => facts === given);
    const said = await page.evaluate(
      (writes) =>
        writes.map(({ kind, name, lifetimeSeconds }) => {
          const { entry: _, ...verdict } = window.samtykke.verdict(kind as 'cookie', name, lifetimeSeconds);
          return verdict;
        }),
      cases.map(({ write }) => write as { kind: string; name: string; lifetimeSeconds?: number | null }),
    );
    expect(cases.map(({ title }, index) => [title, said[index]])).toEqual(
      cases.map(({ title, expected }) => [title, expected]),
    );
    expect(cases.length).toBeGreaterThan(10);
  });

  it('choice: reads the good ones, and none of the others', async () => {
    rules = 'opt-in';
    for (const { text, choice } of choices.good) {
      await visit(text, decisions.now);
      const read = await page.evaluate(() => window.samtykke.choice);
      expect([text, read?.at, read?.id ?? null]).toEqual([text, choice.at, choice.id]);
    }
    const sendable = choices.bad.filter((text) => !/[\s"]/.test(text));
    for (const text of sendable) {
      await visit(text, decisions.now);
      expect([text, (await page.evaluate(() => window.samtykke.choice)) ?? null]).toEqual([text, null]);
    }
    expect(sendable.length).toBeGreaterThan(15);
  });
});
