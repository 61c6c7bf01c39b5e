import { Injectable } from '@nestjs/common';
import type { StemOf } from './match.rules.js';

/** Reads on a connection of its own, or inside a transaction that is open already. */
export type Read = <T extends object>(sql: string, params: readonly unknown[], name?: string) => Promise<T[]>;

/** The database's own dictionary of stems; what it said once is kept, because it says the same for ever. */
@Injectable()
export class Stemmer {
  private readonly known = new Map<string, string>();

  /** @returns the stems of these words; for others it answers the word itself */
  async stemsOf(words: readonly string[], read: Read): Promise<StemOf> {
    if (this.known.size > 50_000) this.known.clear();
    const unknown = words.filter((word) => !this.known.has(word));
    if (unknown.length > 0) {
      for (const { word, stem } of await read<{ word: string; stem: string }>('SELECT word, stem FROM app.search_stems($1)', [unknown], 'search_stems')) this.known.set(word, stem);
    }
    const stems = new Map(words.map((word) => [word, this.known.get(word) ?? word]));
    return (word) => stems.get(word) ?? word;
  }
}
