export { gateway } from './gateway.ts';
export type { GatewayOptions } from './options.ts';
export { GATEWAY_PROBLEMS, type GatewayProblem } from './refusal.ts';
export type { Gateway } from './serve.ts';
export { readUpstreams } from './upstreams.ts';
