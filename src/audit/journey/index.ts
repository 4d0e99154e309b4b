export { type Discovery, type DiscoveryOptions, discoverPages } from './discover.ts';
export type { Journey, JourneyStep, SignIn, Waiting } from './journey.ts';
export { type Opened, type OpenOptions, openPage, waitForQuiet } from './open-page.ts';
export { type Pace, paceOf } from './pace.ts';
export {
  type FoundProgress,
  type Progress,
  type ProgressNow,
  progressLine,
  readProgress,
  saveProgress,
} from './progress.ts';
export { type JourneyError, type ReadJourney, readJourney } from './read-journey.ts';
export { missingVariables, runSteps, type StepOptions, signIn } from './run-steps.ts';
