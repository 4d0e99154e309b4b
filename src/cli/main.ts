#!/usr/bin/env node
// Loads nothing before it knows the Node it runs on: an older one has no node:sqlite and would end with a stack.
const LEAST_NODE = 24;
const { node } = process.versions;

if (Number.parseInt(node, 10) < LEAST_NODE) {
  process.stderr.write(`samtykke needs Node ${LEAST_NODE} or newer; this is Node ${node}\n`);
  process.exitCode = 2;
} else {
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2));
}
