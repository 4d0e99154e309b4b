import { jsonText } from './printable.ts';
import type { AuditReport } from './report.ts';

/** The report itself. */
export const jsonReport = (report: AuditReport): string => jsonText(report);
