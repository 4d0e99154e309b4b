/**
 * Phrases with ` | ` between them. A phrase is words in small letters; `stem*` is any word that begins so, `~` stands for
 * up to three words between, `=` in front for nothing else in the label.
 */
export type Phrases = string;

/** How one language speaks of consent, as banners write it. */
export interface ConsentWords {
  /** What only talk of cookies and their like has. */
  readonly cookies: Phrases;
  /** What is done with cookies, where they are no biscuits. */
  readonly use: Phrases;
  /** What talk of privacy has; one alone says little. */
  readonly privacy: Phrases;
  readonly accept: Phrases;
  readonly all: Phrases;
  /** Refusals, those that leave the necessary among them. */
  readonly refuse: Phrases;
  readonly settings: Phrases;
  readonly save: Phrases;
  /** 'Learn more': of a link a page, of a button a second layer. */
  readonly more: Phrases;
  readonly close: Phrases;
  readonly policy: Phrases;
  /** What a way back to the choice is called on a page: in a footer, on a floating button. */
  readonly again: Phrases;
  /** What categories are called, by the ids that most registries have. */
  readonly categories: Readonly<Record<KnownCategory, Phrases>>;
}

export type KnownCategory = 'essential' | 'functionality' | 'analytics' | 'personalised' | 'marketing';
