export {
  isSteering,
  printable,
  printableJson,
  printableLine,
  printableLines,
  quoted,
  withEscapes,
} from './printable.ts';
