import type { Family } from '../../../src/features/index.ts';
import { PERFORMANCE_TEST } from './performance-test.ts';

export { originOf } from './origins.ts';
export { PERFORMANCE_TEST_PATH, type PerformanceTest, performanceTest } from './performance-test.ts';
export { demoRegistry } from './registry.ts';
export { SUPPORT_CHAT } from './scripts/hotjar.ts';
export { type Hit, type ThirdParties, thirdParties } from './server.ts';
export { thirdPartySources, thirdPartyTags } from './tags.ts';

/** What the map needs: an entry whose provider is another company counts by that company's script. */
export const THIRD_PARTY_FAMILIES: readonly Family[] = [PERFORMANCE_TEST];
