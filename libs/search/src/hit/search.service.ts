import { Injectable } from '@nestjs/common';
import { type Page, type PageRequest, encodeCursor, pageRequest, toPage } from '#kernel';
import type { Viewer } from '#community';
import { TenantDb } from '#tenancy';
import { type Canonical, canonical } from '../text/canonical.rules.js';
import { excerpt } from '../text/excerpt.rules.js';
import { type StemOf, highlights, isMatch } from '../text/match.rules.js';
import { type Word, parseQuery } from '../text/query.rules.js';
import { Stemmer } from '../text/stemmer.js';
import { latinWords, termsFor } from '../text/terms.rules.js';
import { type Candidate, type Mark, candidates } from './hit.queries.js';
import { type SearchArgs, type SearchFilter, SearchHit, SearchKind, SearchOrder } from './hit.graphql.js';

/** What one search looks through at most before it hands out what it has: neighbouring characters are no proof of a longer word. */
const LOOKED_THROUGH = 2_000;
/** A few more than a page, so that a longer word rarely needs a second look. */
const SPARE = 6;
const LARGEST_LOOK = 500;

/** Of what stands in the order of relevance first. */
const STEPS = { [SearchOrder.RELEVANCE]: ['in titles', 'anywhere'], [SearchOrder.NEWEST]: ['anywhere'] } as const;

interface Found {
  step: number;
  candidate: Candidate;
}

@Injectable()
export class SearchService {
  constructor(
    private readonly db: TenantDb,
    private readonly stemmer: Stemmer,
  ) {}

  async page(viewer: Viewer, query: string, filter: SearchFilter, order: SearchOrder, { first, after }: SearchArgs): Promise<Page<SearchHit>> {
    const request = pageRequest({ first: first ?? null, after: after ?? null }, ['integer', 'time', 'id']);
    const words = parseQuery(query);
    const look = new Look(words, await this.stems(words.filter(({ isStemmed }) => isStemmed).map(({ text }) => text), words));
    const { found, more } = await this.find(viewer, look, filter, order, request);
    const page = toPage(found, request, ({ step, candidate }) => [step, candidate.at.toISOString(), candidate.id]);
    const hits = { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: look.hit(node.candidate) })) };
    return more ? { ...hits, pageInfo: { ...page.pageInfo, hasNextPage: true, endCursor: more } } : hits;
  }

  /** Until there is a page and one more. `more` is where to go on when it was given up before. */
  private async find(viewer: Viewer, look: Look, filter: SearchFilter, order: SearchOrder, request: PageRequest): Promise<{ found: Found[]; more?: string }> {
    const found: Found[] = [];
    const [fromStep, at, id] = (request.key ?? [0]) as [number, string?, string?];
    let mark: Mark | undefined = at && id ? { at, id } : undefined;
    let lookedThrough = 0;
    let lastRead: string | undefined;
    for (let step = fromStep; step < STEPS[order].length; step++, mark = undefined) {
      const terms = termsFor(look.words, STEPS[order][step]!, look.stemOf);
      for (let count = request.limit + 1 + SPARE; ; count = Math.min(count * 2, LARGEST_LOOK)) {
        const rows = await candidates(this.db, viewer, { ...filter, kinds: filter.kind && [filter.kind], terms }, mark, count);
        await this.learn(look, rows);
        for (const candidate of rows) {
          if (candidate.heading === null) continue;
          lastRead = encodeCursor([step, candidate.at.toISOString(), candidate.id]);
          // What the titles were searched for comes once.
          const texts = look.textsOf(candidate);
          const isInTitle = isMatch(look.words, texts.titles, look.stemOf);
          const fits = STEPS[order].length === 1 || step > 0 ? isMatch(look.words, [...texts.titles, ...texts.texts], look.stemOf) && !(step > 0 && isInTitle) : isInTitle;
          if (fits) found.push({ step, candidate });
          if (found.length > request.limit) return { found };
        }
        if (rows.length < count) break;
        lookedThrough += rows.length;
        if (lookedThrough >= LOOKED_THROUGH && lastRead) return { found, more: lastRead };
        mark = rows.at(-1)!;
      }
    }
    return { found };
  }

  private stems(words: readonly string[], all: readonly Word[]): Promise<StemOf> {
    const inside = latinWords(all.map(({ text }) => text));
    return this.stemmer.stemsOf([...new Set([...words, ...inside])], (sql, params, name) => this.db.readOne(sql, params, name));
  }

  /** The stems of words in the texts that could be forms of those looked for. */
  private async learn(look: Look, rows: readonly Candidate[]): Promise<void> {
    const beginnings = new Set(look.words.filter(({ isStemmed }) => isStemmed).map(({ text }) => text[0]));
    if (beginnings.size === 0) return;
    const forms = latinWords(rows.flatMap(({ heading, titles, texts }) => (heading === null ? [] : [heading, ...titles, ...texts]))).filter((word) => beginnings.has(word[0]));
    const stemOf = await this.stemmer.stemsOf(forms, (sql, params, name) => this.db.readOne(sql, params, name));
    look.know(forms, stemOf);
  }
}

/** The words that are looked for, and what is known about forms of words. */
class Look {
  private readonly stems = new Map<string, string>();
  readonly stemOf: StemOf;

  constructor(
    readonly words: readonly Word[],
    stemOf: StemOf,
  ) {
    this.stemOf = (word) => this.stems.get(word) ?? stemOf(word);
  }

  know(words: readonly string[], stemOf: StemOf): void {
    for (const word of words) this.stems.set(word, stemOf(word));
  }

  textsOf({ titles, texts }: Candidate): { titles: Canonical[]; texts: Canonical[] } {
    return { titles: titles.map(canonical), texts: texts.map(canonical) };
  }

  hit({ kind, id, at, heading, postId, titles, texts }: Candidate): SearchHit {
    const mark = (text: string): ReturnType<typeof highlights> => highlights(this.words, canonical(text), this.stemOf);
    const titleRanges = mark(heading!);
    const body = texts.find((text) => mark(text).length > 0) ?? texts[0] ?? titles[1] ?? '';
    return Object.assign(new SearchHit(), { kind: kind as SearchKind, id, at, postId, title: { text: heading!, ranges: titleRanges }, excerpt: excerpt(body, mark(body)) });
  }
}
