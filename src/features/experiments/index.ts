export type { Namespace } from './bucketing.ts';
export {
  type Assignment,
  type AssignmentReason,
  EXPOSURE,
  type ExperimentInput,
  type Experiments,
  type ExperimentsOptions,
  experiments,
} from './experiments.ts';
export { type ExperimentHealth, experimentHealth, forgetUnit, keepExposures } from './exposures.ts';
export { type ListSeedOptions, listSeed, shuffled } from './list-order.ts';
export { type SampleRatio, sampleRatio } from './sample-ratio.ts';
export type { Experiment, ExperimentSettings } from './settings.ts';
