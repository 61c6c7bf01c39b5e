import { Parser } from 'htmlparser2';

export interface PageFacts {
  title: string;
  description: string | null;
  siteName: string;
}

const ADDRESS = /https?:\/\/[^\s<>"'、。，）」』】\u3000]+/i;

/** The first address in plain words, without what ends the sentence. */
export const firstAddress = (text: string): string | undefined => ADDRESS.exec(text)?.[0].replace(/[.,;:!?)\]]+$/, '');

/** Whether a preview may be asked for at all: a page of the web, without a name and a password in its address. */
export function isPage(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return (url?.protocol === 'http:' || url?.protocol === 'https:') && url.username === '' && url.password === '' && address.length <= 2_000;
}

const tidy = (text: string | undefined, max: number): string => {
  const line = (text ?? '').replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/g, ' ').trim();
  const characters = [...line];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : line;
};

/** What the head of a page says of it; undefined when it has no title. Nothing of it is run or loaded. */
export function pageFacts(html: string, host: string): PageFacts | undefined {
  const meta = new Map<string, string>();
  let title = '';
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'title') inTitle = title === '';
      const key = (attributes.property ?? attributes.name ?? '').toLowerCase();
      if (name === 'meta' && key && attributes.content && !meta.has(key)) meta.set(key, attributes.content);
    },
    ontext(text) {
      if (inTitle) title += text;
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
    },
  });
  parser.write(html);
  parser.end();
  const called = tidy(meta.get('og:title') ?? title, 200) || tidy(title, 200);
  if (!called) return undefined;
  return { title: called, description: tidy(meta.get('og:description') ?? meta.get('description'), 400) || null, siteName: tidy(meta.get('og:site_name'), 100) || host };
}
