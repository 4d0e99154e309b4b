import type { ConsentServerOptions, LogLine } from './options.ts';

/** Writes one line of the log, with the time that it is. */
export type Tell = (
  level: LogLine['level'],
  event: string,
  fields: Readonly<Record<string, string | number | boolean>>,
) => void;

/** Does nothing where nobody takes lines. */
export const teller =
  ({ log, clock = Date.now }: Pick<ConsentServerOptions, 'log' | 'clock'>): Tell =>
  (level, event, fields) =>
    log?.({ time: new Date(clock()).toISOString(), level, event, ...fields });
