/** `npm run check`: types, lint, unused code, the package as others will see it, sizes. All of it, then the verdict. */
import { ensurePackages, root, runNode, tryRun } from './setup.mjs';

ensurePackages();
runNode(['scripts/build.ts']);
const checks = [
  ['types', 'tsc', ['-b']],
  ['lint and format', 'biome', ['check', '.', '--error-on-warnings']],
  ['unused code', 'knip', []],
  ['package', 'publint', ['--strict', '.']],
  ['types of the package', 'attw', ['--pack', root, '--profile', 'esm-only', '--quiet']],
  ['size', 'node', ['scripts/size.ts']],
];
const failed = checks.filter(([name, command, args]) => {
  console.log(`— ${name}`);
  return tryRun(command, args) !== 0;
});
console.log(failed.length === 0 ? 'all clean' : `not clean: ${failed.map(([name]) => name).join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
