export { type Discovery, type DiscoveryOptions, discoverPages } from './discover.ts';
export { DEFAULTS, type Journey, type JourneyStep, type SignIn, type Waiting } from './journey.ts';
export { JOURNEY_FLAGS, type JourneyFlags } from './journey-flags.ts';
export { type Opened, type OpenOptions, openPage, waitForQuiet } from './open-page.ts';
export { type Pace, paceOf } from './pace.ts';
export { takeNotes } from './page-watch.ts';
export {
  type FoundProgress,
  type Progress,
  type ProgressNow,
  progressLine,
  readProgress,
  saveProgress,
} from './progress.ts';
export {
  formatJourneyError,
  type JourneyError,
  type JourneyInput,
  journeyOf,
  type ReadJourney,
  readJourney,
} from './read-journey.ts';
export { runSteps, type StepOptions, signIn } from './run-steps.ts';
export { missingVariables } from './secrets.ts';
