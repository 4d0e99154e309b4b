import { describe, expect, it } from 'vitest';
import { runChoiceVectors, runDecideVectors, runStateVectors } from '../../test/support/vectors.ts';
import choices from '../../vectors/choice.json' with { type: 'json' };
import decisions from '../../vectors/decide.json' with { type: 'json' };
import states from '../../vectors/state.json' with { type: 'json' };

describe('published vectors', () => {
  it.each(runStateVectors(states))('state: $title', ({ actual, expected }) => expect(actual).toEqual(expected));
  it.each(runDecideVectors(decisions))('decide: $title', ({ actual, expected }) => expect(actual).toEqual(expected));
  it.each(runChoiceVectors(choices))('choice: $title', ({ actual, expected }) => expect(actual).toEqual(expected));
});
