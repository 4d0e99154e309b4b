import { z } from 'zod';
import { REASONS, type Reason } from '../decision/index.ts';
import { KINDS, type Kind } from '../registry/index.ts';

const text = z.string();
const reasons = Object.keys(REASONS) as [Reason, ...Reason[]];

/** What a page sends to `POST …/violations`: what its guard has stopped since it last told. */
export const violationsSchema = z.object({
  registry: z.string().min(16).max(64).meta({ description: 'Version of the registry that the page was decided by.' }),
  violations: z
    .array(
      z.object({
        kind: z.enum(KINDS),
        name: text,
        because: z.enum(reasons),
        verdict: z.enum(['denied', 'capped']),
      }),
    )
    .min(1)
    .max(50),
});

/** One load that a browser tells of. */
export interface BlockedLoad {
  /** Address of the page. Only looked at, to tell whether it is one of the site's. */
  readonly page: string;
  /** An address, or a word for what has none (`inline`). */
  readonly blocked: string;
  readonly kind: Kind;
  readonly mode: 'report' | 'enforce';
}

const disposition = z.enum(['report', 'enforce']).default('enforce');
const most = <T extends z.ZodType>(schema: T) => z.array(schema).max(1_000);

/** W3C Reporting API, 'application/reports+json'. */
export const reportsSchema = most(z.object({ type: z.string(), body: z.unknown().optional() }));

/** CSP3 5.3, `CSPViolationReportBody`. */
const cspSchema = z
  .object({ documentURL: text, blockedURL: text.nullish(), effectiveDirective: text, disposition })
  .transform((body) => loadOf(body.documentURL, body.blockedURL ?? '', body.effectiveDirective, body.disposition));

/** CSP3 5.2, what `report-uri` sends; CSP2 4.4 has the violated directive with its sources instead of the effective one. */
export const legacySchema = z.object({
  'csp-report': z
    .object({
      'document-uri': text,
      'blocked-uri': text.nullish(),
      'effective-directive': text.optional(),
      'violated-directive': text.optional(),
      disposition,
    })
    .transform((body) => {
      const directive = body['effective-directive'] ?? body['violated-directive'] ?? '';
      return loadOf(body['document-uri'], body['blocked-uri'] ?? '', directive, body.disposition);
    }),
});

function loadOf(page: string, blocked: string, directive: string, mode: BlockedLoad['mode']): BlockedLoad {
  return { page, blocked, kind: kindOf(directive), mode };
}

/** Which of the lists of a policy it was held against, see `policyFor`. */
function kindOf(directive: string): Kind {
  if (/^(script|worker)-src/.test(directive)) return 'script';
  return /^(frame|child|object)-src/.test(directive) ? 'frame' : 'beacon';
}

/** @returns `undefined` when the text is no report of a browser. */
export function readReports(type: string, value: unknown): readonly BlockedLoad[] | undefined {
  if (type === LEGACY) {
    const { data } = legacySchema.safeParse(value);
    return data && [data['csp-report']];
  }
  const { data: reports } = reportsSchema.safeParse(value);
  // Browsers may send what else they report along.
  const bodies = reports?.filter((each) => each.type === 'csp-violation').map(({ body }) => body);
  return most(cspSchema).safeParse(bodies).data;
}

const LEGACY = 'application/csp-report';
export const REPORT_TYPES: readonly string[] = ['application/reports+json', LEGACY];
