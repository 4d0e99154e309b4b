/**
 * `npm test`: installs what is missing, browsers and PostgreSQL too, builds, and runs every test. The last line counts
 * them; the exit code is not zero when one failed or none ran.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAll, runNode, tryNode } from './setup.mjs';

await ensureAll();
runNode(['scripts/build.ts']);

const folder = mkdtempSync(join(tmpdir(), 'samtykke-tests-'));
const results = join(folder, 'results.json');
// The command line is started hundreds of times: what an earlier start has compiled is taken from there.
process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const status = tryNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2)]);
const { passed, failed: failedTests, skipped } = count(results);
// What fails outside of a test counts as one.
const failed = failedTests === 0 && status !== 0 ? 1 : failedTests;
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function count(path) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(path, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    // The run ended before it could write: nothing has passed.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
