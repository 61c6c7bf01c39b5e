import type { RichText } from '../document/document.js';
import type { Words } from '../document/rich-text.graphql.js';
import { linksIn, mentionsIn } from '../document/text.js';
import { type Screening, type Written, linksIn as linksInPlain } from '../moderation/screening.js';

/** What is decided about before it is published. */
export function written(kind: Written['kind'], title: string | null, { body, text }: { body: Words['body'] | object; text: string }, { isNew = true, isAnonymous = false, isBehind, beside = [] }: Partial<Pick<Written, 'isNew' | 'isAnonymous' | 'isBehind'>> & { beside?: readonly string[] } = {}): Written {
  const document = body as RichText | null;
  const texts = [...(title === null ? [] : [title]), text, ...beside];
  return { kind, texts, links: linksInPlain(texts) + (document ? linksIn(document).length : 0), mentions: document ? mentionsIn(document).length : 0, isNew, isAnonymous, ...(isBehind ? { isBehind } : {}) };
}

/** What nobody reads yet is looked at when it is published. */
export const NOT_YET: Screening = { isHeld: false };
