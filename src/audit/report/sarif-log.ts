import { printableJson } from '../../printable/index.ts';
import type { Place, Severity } from '../../registry/index.ts';
import type { CallSite } from '../observation.ts';
import { mdText } from './markdown.ts';
import { addressUri, fileUri } from './uri.ts';
import { sentence } from './words.ts';

/** What lint and audit write as SARIF: the one place that knows the format. */

export interface SarifRule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly severity: Severity;
  /** Its page, from the root of Samtykke's repository: `docs/lint.md#essential-tracker`. */
  readonly page: string;
}

/** Something that was seen, with the calls that led to it. */
export interface SarifEvidence {
  readonly text: string;
  /** Address at which it was seen. */
  readonly page: string;
  readonly stack: readonly CallSite[];
}

export interface SarifFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly message: string;
  readonly mend: string;
  /** The same from run to run; without it a code host goes by the line. */
  readonly fingerprint?: string;
  readonly evidence?: readonly SarifEvidence[];
  /** Why it does not count; absent where it does. */
  readonly suppressed?: string;
  /** What only Samtykke's own readers know. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** How a run of the audit went. */
interface SarifInvocation {
  readonly startedAt: string;
  readonly endedAt: string;
  /** What could not be looked at; one is enough for a run that was not successful. */
  readonly gaps: readonly string[];
  readonly complete: boolean;
}

export interface SarifRun {
  /** Tells runs of one file apart: a code host keeps the latest of each. */
  readonly category: string;
  readonly version?: string;
  readonly rules: readonly SarifRule[];
  readonly findings: readonly SarifFinding[];
  readonly invocation?: SarifInvocation;
}

export interface SarifOptions {
  /** Folder of the repository that file names are told from. Default: as they are. */
  readonly root?: string;
  /**
   * Address that the pages of the rules stand under, such as `https://example.org/samtykke/`. Without it there is no
   * `helpUri`, which must be absolute (SARIF 2.1.0 3.49.12), and the help names the page.
   */
  readonly docs?: string | undefined;
}

/** OASIS Static Analysis Results Interchange Format 2.1.0, as JSON text. */
export function sarifLog(
  { category, version, rules, findings, invocation }: SarifRun,
  options: SarifOptions = {},
): string {
  const driver = {
    name: 'samtykke',
    ...(version !== undefined && { version }),
    rules: rules.map((rule) => descriptor(rule, options)),
  };
  const run = {
    tool: { driver },
    // SARIF 2.1.0 3.17.3: what stands before the last slash is the category; after it, nothing of ours.
    automationDetails: { id: `${category}/` },
    // What the YAML parser counts in.
    columnKind: 'utf16CodeUnits',
    ...(invocation && { invocations: [invocationOf(invocation)] }),
    results: findings.map((finding) => result(finding, rules, options)),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return printableJson(log);
}

function descriptor({ id, title, source, severity, page }: SarifRule, { docs }: SarifOptions): object {
  const address = docs === undefined ? undefined : new URL(page, docs).href;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${sentence(title)} Source: ${sentence(source)}` },
    help: {
      text: [sentence(title), `Source: ${sentence(source)}`, `More: ${address ?? inRepository(page)}`].join('\n'),
      // Code hosts show this one where they can.
      markdown: [
        `**${mdText(sentence(title))}**`,
        `Source: ${mdText(sentence(source))}`,
        `More: ${address === undefined ? mdText(inRepository(page)) : `[${mdText(page)}](${address})`}`,
      ].join('\n\n'),
    },
    ...(address !== undefined && { helpUri: address }),
    defaultConfiguration: { level: severity },
  };
}

const inRepository = (page: string): string => `${page} in Samtykke's repository.`;

function invocationOf({ startedAt, endedAt, gaps, complete }: SarifInvocation): object {
  return {
    executionSuccessful: complete && gaps.length === 0,
    startTimeUtc: startedAt,
    endTimeUtc: endedAt,
    toolExecutionNotifications: gaps.map((text) => ({ level: 'error', message: messageOf(text) })),
  };
}

/**
 * A site's text stands in it as it is: SARIF 2.1.0 3.11.6 makes a link of `[text](target)`, 3.11.5 a placeholder of
 * `{0}`.
 */
const messageOf = (text: string): object => ({
  text: text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&'),
});

function result(finding: SarifFinding, rules: readonly SarifRule[], { root }: SarifOptions): object {
  const { rule, severity, place, message, mend, fingerprint, evidence = [], suppressed, properties } = finding;
  const stacks = evidence.flatMap((each) => stackOf(each));
  const related = evidence.flatMap((each) => relatedTo(each));
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: severity,
    message: messageOf(`${sentence(message)} Mend: ${sentence(mend)}`),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: fileUri(place.file, root) },
          region: { startLine: place.line, startColumn: place.column },
        },
      },
    ],
    ...(fingerprint !== undefined && { partialFingerprints: { 'samtykke/v1': fingerprint } }),
    ...(stacks.length > 0 && { stacks }),
    ...(related.length > 0 && { relatedLocations: related.map((each, index) => ({ id: index + 1, ...each })) }),
    ...(suppressed !== undefined && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: suppressed }],
    }),
    ...(properties && { properties }),
  };
}

/** SARIF 2.1.0 3.44: frames innermost first, as ours are. */
function stackOf({ text, stack }: SarifEvidence): readonly object[] {
  if (stack.length === 0) return [];
  return [{ message: messageOf(text), frames: stack.map((call) => ({ location: locationOf(call) })) }];
}

function locationOf({ url, line, column, functionName }: CallSite): object {
  const uri = addressUri(url);
  return {
    ...(uri !== undefined && {
      physicalLocation: {
        artifactLocation: { uri },
        region: { startLine: Math.max(line, 1), startColumn: Math.max(column, 1) },
      },
    }),
    logicalLocations: [{ fullyQualifiedName: functionName || '(anonymous)' }],
  };
}

function relatedTo({ text, page }: SarifEvidence): readonly object[] {
  const uri = addressUri(page);
  return uri === undefined ? [] : [{ message: messageOf(text), physicalLocation: { artifactLocation: { uri } } }];
}
