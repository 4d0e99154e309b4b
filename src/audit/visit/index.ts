export { statesOf } from './states.ts';
export type { VisitOptions } from './visit-options.ts';
export { visitSite } from './visit-site.ts';
