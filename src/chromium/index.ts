export { CHROMIUM_PLACES, chromiumPath, loadPlaywright, startMistake } from './find-chromium.ts';
