export { discoverPages } from './discover.ts';
export type { Journey, JourneyStep } from './journey.ts';
export { JOURNEY_FLAGS, type JourneyFlags } from './journey-flags.ts';
export { type Opened, type OpenOptions, openPage, waitForQuiet } from './open-page.ts';
export { type Pace, paceOf } from './pace.ts';

export {
  type Progress,
  type ProgressNow,
  progressLine,
  readProgress,
  saveProgress,
} from './progress.ts';
export {
  formatJourneyError,
  type JourneyError,
  journeyOf,
} from './read-journey.ts';
export { runSteps, type StepOptions, signIn } from './run-steps.ts';
export { type Environment, envOfVisit, missingVariables, secretsOf, withoutSecrets } from './secrets.ts';
