import { attachments } from './attachments.js';
import { author } from './author.js';
import { body } from './body.js';
import { comments } from './comments.js';
import { kudos } from './kudos.js';
import { linkPreview } from './link-preview.js';
import { poll } from './poll.js';
import { pseudonym } from './pseudonym.js';
import { isUnread } from './is-unread.js';
import { question } from './question.js';
import { reactions } from './reactions.js';
import type { AnySection, PostSelection } from './section.js';
import { space } from './space.js';
import { tags } from './tags.js';

export type { PostSelection, Shown } from './section.js';

/** What a page can show of its posts. A further section is a file here, and a line at the end. */
export const sections: readonly AnySection[] = [
  author,
  space,
  reactions,
  comments,
  pseudonym,
  question,
  body,
  tags,
  isUnread,
  attachments,
  poll,
  kudos,
  linkPreview,
];

const isSelected = (section: AnySection, { fields }: PostSelection): boolean => !fields || section.fields.some((field) => fields.has(field));

/** Those that take part, and a short word for this set of them. */
export function sectionsFor(selection: PostSelection): { chosen: readonly AnySection[]; word: string } {
  const chosen = sections.filter((section) => section.isWanted?.(selection) ?? isSelected(section, selection));
  const mask = chosen.reduce((sum, section) => sum + 2 ** sections.indexOf(section), 0);
  return { chosen, word: mask.toString(36) };
}
