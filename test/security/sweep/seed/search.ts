import { indexNow } from '../../../../libs/search/src/testing/index-now.js';
import type { TenantSeed } from './types.js';

/** Whatever the other seeds planted can be searched for. */
export const seedSearch: TenantSeed = ({ tenant }) => indexNow(tenant);
