/** What the tools tell of a page: plain data, so that it can leave it. */
import type { Box } from '../config.ts';

export type { Box };

/** A button, link or field, as it is seen; what it means is told by who reads its words. */
export interface SeenControl {
  /** Its place among all that was found in the page. */
  readonly at: number;
  /** `box`: a box to tick; `switch`: something of two states; `option`: one of several. */
  readonly kind: 'button' | 'link' | 'box' | 'switch' | 'option';
  readonly text: string;
  /** Name of the hook that marks it, where it is ours: `accept`, `refuse`, `manage` … */
  readonly hook?: string;
  /** Where a link leads; absent for one that leads nowhere. */
  readonly href?: string;
  readonly box: Box;
  /** Colour of the text as computed, and how much of it is left by the opacity of what it stands in. */
  readonly ink: string;
  readonly opacity: number;
  /** Colours behind the text as computed, the nearest first, down to one that nothing shows through. */
  readonly grounds: readonly string[];
  /** Whether it looks like a button: it has a ground, an edge or a shadow of its own. */
  readonly isButton: boolean;
  readonly fontSizePixels: number;
  readonly fontWeight: number;
  readonly checked?: boolean;
  /** Of one of several: what they are for. */
  readonly group?: string;
  readonly disabled?: boolean;
  /** Whether nothing but its words and its place says that it may be pressed: a mere text in a row of buttons. */
  readonly isLoose?: boolean;
  /** Whether it only shows something: it folds a part out, or is one of several tabs. */
  readonly opens?: boolean;
}

/** A part of a page that may be a consent banner. */
export interface SeenArea {
  /** All that it says, a line for each block. */
  readonly text: string;
  readonly box: Box;
  readonly controls: readonly SeenControl[];
  /** It stands over the page or sticks to the window, or is a dialog. */
  readonly floats: boolean;
  /** Its markup says that it is about consent. */
  readonly hinted: boolean;
  /** It is what the page is about: in `main`, an article, a footer. */
  readonly isContent: boolean;
  /** It holds fields to write into: an address, a password, a message. */
  readonly asksForInput: boolean;
  /** Name of the consent tool whose markup it is. */
  readonly tool?: string;
  /** How many elements it stands in. */
  readonly depth: number;
}

/** A frame of a page, as its page sees it. */
export interface SeenFrame {
  readonly floats: boolean;
  readonly hinted: boolean;
  readonly isShown: boolean;
  readonly tool?: string;
}

/** What a banner does to the page behind it. */
export interface SeenBehind {
  /** Share of the window that cannot be clicked, 0 to 1. */
  readonly covers: number;
  readonly scrolls: boolean;
}
