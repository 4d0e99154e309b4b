import { z } from 'zod';
import { SEVERITIES } from '../../registry/index.ts';
import { knownFinding } from './baseline.ts';
import { type ReadInput, readInput } from './read-input.ts';
import type { AuditReport } from './report.ts';

/**
 * The report as JSON: what others may build on, and what an earlier one is read by. The types say what each member means;
 * a test holds this schema against them, in both directions.
 */

const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const time = z.iso.datetime().meta({ description: 'ISO 8601, UTC.' });
const milliseconds = z.number().meta({ description: 'Milliseconds since 1970.' });
const text = z.string();
const whole = z.int().min(0);

const state = z
  .union([
    z.enum(['before', 'refused', 'accepted', 'withdrawn', 'returned', 'expired', 'gpc', 'no-script']),
    z.templateLiteral(['only:', z.string()]),
  ])
  .meta({ description: 'A state that the site was visited in; only:ID where one category was accepted alone.' });

const place = z.object({ file: text, line: z.int().min(1), column: z.int().min(1) });
const severity = z.enum(SEVERITIES);
const call = z.object({ url: text, line: z.int(), column: z.int(), functionName: text });
const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const screenshot = text.exactOptional().meta({ description: 'File of a picture, beside the report.' });

const control = z.object({
  means: z.enum(['accept', 'refuse', 'settings', 'save', 'close', 'policy', 'choice', 'unclear']),
  text,
  box,
  colour: text,
  background: text,
  contrast: z.number(),
  fontSizePixels: z.number(),
  fontWeight: z.number(),
  isButton: z.boolean(),
  checked: z.boolean().exactOptional(),
  disabled: z.boolean().exactOptional(),
});

const found = z.enum(['own', 'selector', 'autoconsent', 'looks']);
const banner = z.object({
  found,
  tool: text.exactOptional(),
  text,
  box,
  controls: list(control),
  settings: list(control).exactOptional(),
  covers: z.number(),
  scrolls: z.boolean(),
  screenshot,
});

const answered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), by: found, actions: list(text) }),
  z.object({ kind: z.literal('no-banner') }),
  z.object({ kind: z.literal('could-not'), reason: text, actions: list(text) }),
]);

const holding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('accepted') }),
  z.object({ kind: z.literal('only'), category: text }),
  z.object({ kind: z.literal('withdrawn') }),
  z.object({ kind: z.literal('expired') }),
]);

const phase = z.object({
  holding,
  gpc: z.boolean(),
  script: z.boolean(),
  startedAt: milliseconds,
  answered: answered.exactOptional(),
  asked: z.boolean().exactOptional(),
});

const gap = z
  .object({ where: text, reason: text, mend: text })
  .meta({ description: 'Something that could not be looked at. One is enough to make a report incomplete.' });

const step = z.object({ at: milliseconds, phase: whole, what: text, page: text, screenshot });

const stateReport = z.object({
  state,
  phases: list(phase),
  banner: banner.exactOptional(),
  pages: list(text),
  steps: list(step),
  gaps: list(gap),
  requests: whole,
  cookies: whole,
});

const evidence = z.object({
  state,
  phase: whole,
  at: milliseconds,
  page: text,
  seen: text.exactOptional(),
  what: text.meta({ description: 'What was seen, in one line. No whole identifier stands there.' }),
  request: text.exactOptional(),
  stack: list(call).exactOptional(),
  screenshot,
});

const finding = z.object({
  rule: text,
  severity,
  subject: z.object({
    kind: text,
    name: text,
    literal: z
      .literal(true)
      .exactOptional()
      .meta({ description: 'A `*` in the name was seen there, and stands for nothing else.' }),
    host: text.exactOptional(),
  }),
  message: text,
  mend: text,
  source: text.meta({ description: "The law or the authority's text that the rule comes from." }),
  states: list(state),
  evidence: list(evidence),
  place: place.exactOptional(),
  field: text.exactOptional(),
  fingerprint: text.meta({ description: 'The same from run to run: what a baseline knows a finding by.' }),
  since: text.exactOptional(),
});

const row = z.object({
  kind: text,
  name: text,
  category: text.exactOptional(),
  provider: text.exactOptional(),
  declared: z.boolean(),
  cells: list(z.object({ state, allowed: z.boolean(), seen: whole, left: z.boolean(), rules: list(text) })),
});

const run = z.object({ at: time, error: whole, warning: whole, note: whole, complete: z.boolean() });

const auditReportSchema = z
  .object({
    format: z.literal('samtykke/audit/v1'),
    tool: z.object({ name: z.literal('samtykke'), version: text }),
    site: text,
    starts: list(text),
    registry: z.object({ file: text, version: text, jurisdiction: text }),
    browser: z.object({ name: text, version: text }),
    startedAt: time,
    endedAt: time,
    complete: z.boolean().meta({ description: 'Whether all was looked at that was to be. If not, it is never clean.' }),
    states: list(stateReport),
    rules: list(z.object({ id: text, severity, title: text, source: text })),
    gaps: list(gap),
    findings: list(finding),
    baseline: list(finding).meta({ description: 'Known before, and kept out of what fails a check.' }),
    stale: list(knownFinding).exactOptional(),
    matrix: list(row).meta({ description: 'Each entry of the registry, and what is undeclared, in every state.' }),
    trend: z.object({ previous: time, appeared: list(text), gone: list(text), runs: list(run) }).exactOptional(),
    patch: text.exactOptional(),
  })
  .meta({ title: 'Samtykke audit report', description: 'What an audit of a site answers with.' });

/** The report as its schema reads it: the same as {@link AuditReport}, which a test holds. */
export type ReportJson = z.infer<typeof auditReportSchema>;

/** JSON Schema (draft 2020-12) of a report. Members that it does not know may be there: a later version adds some. */
export function auditReportJsonSchema(): object {
  return z.toJSONSchema(auditReportSchema, { io: 'input' });
}

/**
 * Reads an earlier report, for the trend or another format.
 *
 * @param file its name, as faults print it.
 */
export function readReport(text: string, file: string): ReadInput<AuditReport> {
  return readInput(text, file, auditReportSchema, {
    what: 'a report of an audit',
    mend: 'name a file that samtykke audit has written with --format json',
  });
}
