export { browserJar, type PageConsent } from './browser-jar.ts';
export type { Family } from './family.ts';
export {
  allows,
  type Feature,
  type FeatureEvent,
  type FeatureWrite,
  FORGET,
  feature,
  type Gate,
  type Outcome,
  type Stored,
  withdrawn,
} from './feature.ts';
export { type Jar, jarOver, type Kept, type Refused } from './jar.ts';
export { openValue, type RequestJar, type RequestJarOptions, requestJar } from './request-jar.ts';
export { type Sealer, sealer } from './sealer.ts';
export type { FeatureItem, FeatureStore } from './store.ts';
