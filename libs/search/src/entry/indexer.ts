import { Injectable } from '@nestjs/common';
import type { Tx } from '#tenancy';
import { Stemmer } from '../text/stemmer.js';
import { latinWords, termsOf } from '../text/terms.rules.js';
import { type EntryKind, putEntries, removeEntries } from './entry.queries.js';
import { type Source, sourcesById } from './sources.queries.js';

export const kindTerm = (kind: EntryKind): string => `k${kind}`;
export const spaceTerm = (spaceId: string): string => `s${spaceId}`;
export const authorTerm = (authorId: string): string => `a${authorId}`;
export const tagTerm = (tagId: string): string => `#${tagId}`;
/** On what everybody reads who is signed in here. */
export const FOR_ALL = 'o';

/** Keeps the index like the things it is about. */
@Injectable()
export class Indexer {
  constructor(private readonly stemmer: Stemmer) {}

  /** Whatever happened to them: those that can be found get an entry of what they are now, the others none. */
  async refresh(tx: Tx, kind: EntryKind, ids: readonly string[]): Promise<void> {
    const sources = await sourcesById(tx, kind, ids);
    const there = new Set(sources.map(({ id }) => id));
    await this.put(tx, sources);
    await removeEntries(tx, ids.filter((id) => !there.has(id)));
  }

  async put(tx: Tx, sources: readonly Source[]): Promise<void> {
    const stemOf = await this.stemmer.stemsOf(latinWords(sources.flatMap(({ titles, texts }) => [...titles, ...texts])), (sql, params) => tx.query(sql, params));
    await putEntries(
      tx,
      sources.map(({ kind, id, at, titles, texts, spaceId, authorId, tagIds }) => ({
        kind,
        id,
        at,
        terms: [...termsOf(titles, texts, stemOf), kindTerm(kind), spaceId === null ? FOR_ALL : spaceTerm(spaceId), ...(authorId === null ? [] : [authorTerm(authorId)]), ...tagIds.map(tagTerm)],
      })),
    );
  }
}
