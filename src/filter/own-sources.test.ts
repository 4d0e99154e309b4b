import { expect, it } from 'vitest';
import { withOwnSources } from './own-sources.ts';

const OWN = { script: ["'sha256-s'"], style: ["'sha256-t'"], address: 'a.example/samtykke/' };
const A = OWN.address;

it.each([
  ["default-src 'self'", "default-src 'self'; script-src 'self' 'sha256-s'; style-src 'self' 'sha256-t'"],
  ["default-src 'none'", `default-src 'none'; script-src 'sha256-s' ${A}; style-src 'sha256-t'; connect-src ${A}`],
  ["script-src 'nonce-x'; img-src *", `script-src 'nonce-x' 'sha256-s' ${A}; img-src *`],
  ["script-src 'nonce-x' 'strict-dynamic'", "script-src 'nonce-x' 'strict-dynamic' 'sha256-s'"],
  ["script-src 'NONE'", `script-src 'sha256-s' ${A}`],
  ['script-src', `script-src 'sha256-s' ${A}`],
  [
    "Script-Src-Elem b.example; script-src 'unsafe-inline'",
    `script-src-elem b.example 'sha256-s' ${A}; script-src 'unsafe-inline'`,
  ],
  ["script-src 'self'; script-src 'none'", "script-src 'self' 'sha256-s'; script-src 'none'"],
  ["style-src 'self' 'nonce-x' 'unsafe-inline'", "style-src 'self' 'nonce-x' 'unsafe-inline' 'sha256-t'"],
  ["connect-src b.example;form-action 'none' ;", `connect-src b.example ${A};form-action 'self'`],
  [
    "require-trusted-types-for 'script'; trusted-types a",
    "require-trusted-types-for 'script'; trusted-types a samtykke",
  ],
  ["trusted-types 'none'", 'trusted-types samtykke'],
  ["img-src *, script-src 'self'", "img-src *, script-src 'self' 'sha256-s'"],
])('%s gets what it lacks', (policy, out) => expect(withOwnSources(policy, OWN)).toBe(out));

it.each([
  "script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; connect-src *",
  "default-src * 'unsafe-inline'",
  `script-src 'sha256-s' ${A}; style-src 'sha256-t'; connect-src ${A}`,
  "trusted-types *; form-action 'self'; img-src 'none'; frame-ancestors 'none'",
  '',
  ' ; ',
])('%s lacks nothing, and stays letter for letter', (policy) => expect(withOwnSources(policy, OWN)).toBe(policy));

it.each(["default-src 'self'", "script-src 'nonce-x'", "default-src 'none', img-src *; style-src a"])(
  '%s is changed once',
  (policy) => {
    const once = withOwnSources(policy, OWN);
    expect(withOwnSources(once, OWN)).toBe(once);
  },
);
