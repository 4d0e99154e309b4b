/** What the hooks are to do in a realm. */
export interface HooksConfig {
  /** Name of the function that tells the recorder; absent where nobody records. It is taken away before a page can see it. */
  readonly binding?: string | undefined;
  /** Milliseconds by which the realm's clock is ahead of the machine's. */
  readonly shift: number;
  /** Whether `navigator.globalPrivacyControl` is to be true. */
  readonly gpc: boolean;
}
