import { printableJson } from '../../printable/index.ts';
import type { AuditReport } from './report.ts';

/** The report itself. */
export const jsonReport = (report: AuditReport): string => printableJson(report);
