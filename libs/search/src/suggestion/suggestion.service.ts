import { Injectable } from '@nestjs/common';
import { toGlobalId } from '#kernel';
import { READABLE_SPACES, type Viewer, isOperator } from '#community';
import { TenantDb } from '#tenancy';
import { type Candidate, candidates } from '../hit/hit.queries.js';
import { canonical } from '../text/canonical.rules.js';
import { highlights, isMatch } from '../text/match.rules.js';
import { type Word, parseTyping } from '../text/query.rules.js';
import { Stemmer } from '../text/stemmer.js';
import { latinWords, termsWhileTyping } from '../text/terms.rules.js';
import { SearchSuggestion, SuggestionKind } from './suggestion.graphql.js';

/** Of each kind at most; a palette has room for a few lines. */
const OF_EACH = 4;
/** Some more than are shown, because neighbouring characters are no proof of a longer word. */
const LOOKED_AT = 12;
const TYPES = { PERSON: 'Member', POST: 'Post', EVENT: 'Event' } as const;
const ORDER = Object.values(SuggestionKind);

@Injectable()
export class SuggestionService {
  constructor(
    private readonly db: TenantDb,
    private readonly stemmer: Stemmer,
  ) {}

  async suggest(viewer: Viewer, query: string): Promise<SearchSuggestion[]> {
    const words = parseTyping(query);
    if (words.length === 0) return [];
    const stemOf = await this.stemmer.stemsOf(latinWords(words.map(({ text }) => text)), (sql, params, name) => this.db.readOne(sql, params, name));
    // What has other forms of a word than the one typed is found by searching.
    const asTyped = words.map((word): Word => (word.isStemmed && !word.mayGoOn ? { ...word, isStemmed: false } : word));
    const terms = termsWhileTyping(words, stemOf);
    const [things, spaces] = await Promise.all([candidates(this.db, viewer, { terms, kinds: ['PERSON', 'POST', 'EVENT'] }, undefined, LOOKED_AT), this.spaces(viewer)]);
    const fits = (titles: readonly string[]): boolean => isMatch(asTyped, titles.map(canonical), stemOf);
    const make = (kind: SuggestionKind, type: string, id: string, title: string, detail: string | null = null): SearchSuggestion =>
      Object.assign(new SearchSuggestion(), { kind, subjectId: toGlobalId(type, id), title: { text: title, ranges: highlights(asTyped, canonical(title), stemOf) }, detail });
    const suggestions = [
      ...things.filter((thing) => thing.heading !== null && fits(thing.titles)).map((thing) => make(thing.kind as SuggestionKind, TYPES[thing.kind as keyof typeof TYPES], thing.id, thing.heading!, detailOf(thing))),
      ...spaces.filter(({ name }) => fits([name])).map(({ id, name }) => make(SuggestionKind.SPACE, 'Space', id, name)),
    ];
    return ORDER.flatMap((kind) => suggestions.filter((one) => one.kind === kind).slice(0, OF_EACH));
  }

  private spaces(viewer: Viewer): Promise<{ id: string; name: string }[]> {
    return this.db.readOne(
      `SELECT s.id, s.name FROM space s WHERE s.tenant_id = $1 AND ($3::boolean OR s.id = ANY (ARRAY(${READABLE_SPACES}))) ORDER BY s.position LIMIT 500`,
      [viewer.tenantId, viewer.id, isOperator(viewer)],
      'suggested_spaces',
    );
  }
}

const detailOf = ({ kind, texts }: Candidate): string | null => (kind === 'PERSON' ? (texts[0] ?? null) : null);
