import { type HtmlOptions, htmlReport } from './html-report.ts';
import { jsonReport } from './json-report.ts';
import { junitReport } from './junit-report.ts';
import { markdownReport } from './markdown-report.ts';
import type { AuditReport } from './report.ts';
import type { SarifOptions } from './sarif-log.ts';
import { sarifReport } from './sarif-report.ts';
import { textReport } from './text-report.ts';

export const REPORT_FORMATS = ['text', 'json', 'html', 'sarif', 'junit', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a format cannot know from the report. */
export interface ReportOptions extends SarifOptions, HtmlOptions {}

const WRITERS: Readonly<Record<ReportFormat, (report: AuditReport, options: ReportOptions) => string>> = {
  text: textReport,
  json: jsonReport,
  html: htmlReport,
  sarif: sarifReport,
  junit: junitReport,
  markdown: markdownReport,
};

/** A report in one of its formats, as the content of a file: it ends with a line break. */
export const reportAs = (format: ReportFormat, report: AuditReport, options: ReportOptions = {}): string =>
  `${WRITERS[format](report, options).trimEnd()}\n`;
