/**
 * Conversations are written as a script (`content/*.md`), oldest first:
 *
 *     ## space @author | title        the author is optional: a persona's or operator's nick, or @op
 *     text
 *     > a comment by a member
 *     >a by the post's author         >o by an operator          >@nick by that person
 */
export interface ScriptComment {
  by: 'member' | 'author' | 'operator' | { nick: string };
  text: string;
}

export interface ScriptPost {
  space: string;
  by: 'member' | 'operator' | { nick: string };
  title: string;
  text: string;
  comments: ScriptComment[];
}

const heading = /^## (\S+)(?: @(\S+))? \| (.+)$/u;
const comment = /^>(a|o|@\S+)? (.+)$/u;

function commentBy(mark: string | undefined): ScriptComment['by'] {
  if (mark === undefined) return 'member';
  if (mark === 'a') return 'author';
  return mark === 'o' ? 'operator' : { nick: mark.slice(1) };
}

export function readScript(markdown: string): ScriptPost[] {
  const posts: ScriptPost[] = [];
  markdown.split('\n').forEach((line, i) => {
    const post = posts.at(-1);
    const head = heading.exec(line);
    if (head) {
      const by = head[2] === undefined ? 'member' : head[2] === 'op' ? 'operator' : { nick: head[2] };
      posts.push({ space: head[1]!, by, title: head[3]!, text: '', comments: [] });
      return;
    }
    if (line === '') return;
    const said = comment.exec(line);
    if (!post || line.startsWith('#') || (line.startsWith('>') && !said)) throw new Error(`line ${i + 1} is neither a heading, text nor a comment: ${line}`);
    if (said) post.comments.push({ by: commentBy(said[1]), text: said[2]! });
    else post.text += `${post.text === '' ? '' : '\n'}${line}`;
  });
  return posts;
}
