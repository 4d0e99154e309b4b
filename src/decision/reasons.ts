/** Why something is allowed or denied: every code that a state or a verdict can carry. */
export const REASONS = {
  essential: 'The site cannot work without it; it is always on.',
  granted: 'The visitor agreed to it.',
  exempt: 'The law of the place needs no consent for it, and the visitor has not objected.',
  'not-required': 'The rules of the place allow it until the visitor refuses.',
  'first-party': "It goes to the site's own hosts.",
  deletion: 'It removes something, which is always allowed.',
  undeclared: 'The registry does not name it.',
  undecided: 'The visitor has not chosen yet.',
  refused: 'The visitor refused it.',
  expired: 'The choice is too old to be relied on.',
  changed: 'What the visitor agreed to has been widened since.',
  signal: 'The browser sends an opt-out signal that covers it.',
  minor: 'The visitor is known to be a minor.',
  'sensitive-page': 'On this page only what is essential is allowed.',
  reserved: "Only a choice of the visitor's sets this.",
} as const;

export type Reason = keyof typeof REASONS;
