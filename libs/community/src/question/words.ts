import { createHash } from 'node:crypto';

/** As they stand in the index: with their tenant, so that the words of one community never meet those of another. */
export const hashed = (tenantId: string, words: readonly string[]): number[] => [...new Set(words.map((word) => createHash('sha256').update(`${tenantId} ${word}`).digest().readInt32BE()))];
