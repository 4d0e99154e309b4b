export { patternOf } from './pattern.ts';
export {
  bareName,
  isClearName,
  isHostName,
  type ReadName,
  readNames,
  type Strength,
  strengthOf,
} from './read-names.ts';
