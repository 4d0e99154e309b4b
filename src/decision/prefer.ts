import { type Choice, isRefusal } from './choice.ts';

const DAY = 86_400;

/**
 * Which of several choices holds, when a browser sends more than one (set on another path or domain, or
 * by an older set-up): the newest. A refusal keeps the day only, so on one day the refusal holds.
 */
export function newestChoice(choices: readonly Choice[]): Choice | undefined {
  let best: Choice | undefined;
  for (let index = 0; index < choices.length; index++) {
    const choice = choices[index] as Choice;
    if (!best || isNewer(choice, best)) best = choice;
  }
  return best;
}

function isNewer(choice: Choice, than: Choice): boolean {
  const isSameDay = choice.at - (choice.at % DAY) === than.at - (than.at % DAY);
  const refuses = isRefusal(choice.answers);
  return isSameDay && refuses !== isRefusal(than.answers) ? refuses : choice.at > than.at;
}
