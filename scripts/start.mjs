/** `npm start`: installs what is missing, builds, and serves the demo site; what stands behind `--` is for that. */
import { spawn } from 'node:child_process';
import { ensurePackages, nodePath, root, runNode } from './setup.mjs';

ensurePackages();
runNode(['scripts/build.ts']);
const demo = spawn(nodePath, ['examples/night-stage/serve.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => demo.kill(signal));
demo.on('exit', (code) => process.exit(code ?? 0));
