export { patternOf } from './pattern.ts';
export { bareName, type ReadName, readNames, type Strength, strengthOf } from './read-names.ts';
