import { apply, call, classOf, construct, defineProperty, getOwnPropertyDescriptor, type Native } from './natives.ts';
import { wrapClass, wrapGetter, wrapMethod } from './wrap.ts';

const NativeDate = Date;
const { now } = Date;
const { toString: dateText } = Date.prototype;

/**
 * Lets a realm's clock run ahead, so that what a page keeps with a time of its own ends as well.
 *
 * Ours: the clock is set where a page reads it, and timers and the network run as ever. DevTools' virtual time would
 * set it for all of a process, but stops and hurries timers to do so.
 *
 * @param shift in milliseconds.
 */
export function setClock(shift: number): void {
  if (shift === 0) return;
  const shiftedNow = (): number => call<number>(now, NativeDate) + shift;
  wrapMethod(NativeDate, 'now', (native, self, args) => (apply(native, self, args) as number) + shift);
  wrapClass(
    'Date',
    (make, args, _here, asked) =>
      args.length === 0 ? (construct(NativeDate, [shiftedNow()], asked) as object) : make(),
    () => apply(dateText, new NativeDate(shiftedNow()), []),
  );
  wrapGetter(
    classOf('Performance')?.prototype,
    'timeOrigin',
    (native, self, args) => (apply(native, self, args) as number) + shift,
  );
  shiftFormats(shiftedNow);
  shiftTemporal(shift);
}

/** Without a date they format the time that it is. */
function shiftFormats(shiftedNow: () => number): void {
  const { prototype } = Intl.DateTimeFormat;
  wrapMethod(prototype, 'formatToParts', (native, self, args) =>
    apply(native, self, args[0] === undefined ? [shiftedNow()] : args),
  );
  wrapGetter(prototype, 'format', (native, self, args) => {
    const format = apply(native, self, args) as Native;
    const described = getOwnPropertyDescriptor(format, 'name');
    const shifted = (date?: unknown): unknown => format(date === undefined ? shiftedNow() : date);
    return described ? defineProperty(shifted, 'name', described) : shifted;
  });
}

/** The newer clock: each of its readings is a moment or made of one. */
function shiftTemporal(shift: number): void {
  // biome-ignore lint/suspicious/noExplicitAny: no library of types has it yet.
  const temporal = (globalThis as any).Temporal;
  if (!temporal) return;
  const { Now } = temporal;
  const readings: Readonly<Record<string, string>> = {
    plainDateTimeISO: 'toPlainDateTime',
    plainDateISO: 'toPlainDate',
    plainTimeISO: 'toPlainTime',
  };
  const { timeZoneId, zonedDateTimeISO } = Now;
  const { add } = temporal.ZonedDateTime.prototype;
  const zoned = (zone: unknown): object =>
    call(add, call(zonedDateTimeISO, Now, zone === undefined ? call(timeZoneId, Now) : zone), { milliseconds: shift });
  wrapMethod(Now, 'instant', (native, self, args) =>
    call(temporal.Instant.prototype.add, apply(native, self, args), { milliseconds: shift }),
  );
  wrapMethod(Now, 'zonedDateTimeISO', (_native, _self, args) => zoned(args[0]));
  for (const [name, turn] of Object.entries(readings))
    wrapMethod(Now, name, (_native, _self, args) => call(temporal.ZonedDateTime.prototype[turn], zoned(args[0])));
}
