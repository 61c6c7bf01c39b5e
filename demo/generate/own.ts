import { readFileSync } from 'node:fs';
import type { TenantPlan } from './tenants.js';

/** A line of an item that is no plain text, with the mark it begins with. */
export interface MarkedLine {
  mark: string;
  text: string;
}

export interface OwnItem {
  head: string;
  text: string;
  lines: MarkedLine[];
}

/** What only one community says, so that no other has the same: its words for the year's templates, and everything below its headings. */
export interface Own {
  words: ReadonlyMap<string, readonly string[]>;
  /** Empty where the community has nothing of the kind. */
  section(name: Section): readonly OwnItem[];
}

const SECTIONS = ['tags', 'waiting', 'questions', 'poll', 'thanks', 'link', 'notes', 'staff', 'cases', 'drafts', 'pictures'] as const;
export type Section = (typeof SECTIONS)[number];

const marked = /^(>[~!]?\*?|[-+=!]) (.*)$/u;

/**
 * `content/own/<slug>.md`: `@ list: a / b` words; `# section`; `## head` an item with its text and marked lines below;
 * in a section without such heads each `- line` is an item.
 */
function readOwn(source: string, file: string): Own {
  const words = new Map<string, string[]>();
  const sections = new Map<Section, OwnItem[]>();
  let section: OwnItem[] | undefined;
  let item: OwnItem | undefined;
  source.split('\n').forEach((line, i) => {
    const list = /^@ ([^:]+): (.+)$/u.exec(line);
    const name = SECTIONS.find((each) => line === `# ${each}`);
    const said = marked.exec(line);
    if (list) words.set(list[1]!, list[2]!.split(' / '));
    else if (name) {
      sections.set(name, (section = []));
      item = undefined;
    } else if (line === '') return;
    else if (section && line.startsWith('## ')) section.push((item = { head: line.slice(3), text: '', lines: [] }));
    else if (section && !item && said) section.push({ head: said[2]!, text: '', lines: [] });
    else if (item && said) item.lines.push({ mark: said[1]!, text: said[2]! });
    else if (item && !/^[#>@]/u.test(line)) item.text += `${item.text && '\n'}${line}`;
    else throw new Error(`${file}:${i + 1} is nothing that a community's own file says: ${line}`);
  });
  return { words, section: (name) => sections.get(name) ?? [] };
}

const known = new Map<string, Own>();

export function ownOf({ slug }: Pick<TenantPlan, 'slug'>): Own {
  const found = known.get(slug) ?? readOwn(readFileSync(new URL(`./content/own/${slug}.md`, import.meta.url), 'utf8'), `${slug}.md`);
  known.set(slug, found);
  return found;
}

/** `a | b | c` */
export const parts = (text: string): string[] => text.split(' | ');
