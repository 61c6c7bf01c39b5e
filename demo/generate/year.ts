import type { Random } from './random.js';

/** How people talk in a year: templates with slots, read from content/year.md. */
export interface Phrase {
  group: string;
  spaces: string[];
  /** `?` a question, `!` something told, `*` news by operators. */
  mark: '?' | '!' | '*';
  title: string;
  text: string;
  comments: string[];
}

export interface Phrasebook {
  words: ReadonlyMap<string, readonly string[]>;
  phrases: readonly Phrase[];
}

/** `@ name: a / b`, `## GROUP space,space ? title`, then the text and its `> comments`. */
export function readPhrasebook(source: string): Phrasebook {
  const words = new Map<string, string[]>();
  const phrases: Phrase[] = [];
  for (const line of source.split('\n')) {
    const list = /^@ ([^:]+): (.+)$/u.exec(line);
    const head = /^## (\w+) ([\w,]+) ([?!*]) (.+)$/u.exec(line);
    const current = phrases.at(-1);
    if (list) words.set(list[1]!, list[2]!.split(' / '));
    else if (head) phrases.push({ group: head[1]!, spaces: head[2]!.split(','), mark: head[3] as Phrase['mark'], title: head[4]!, text: '', comments: [] });
    else if (line.startsWith('> ')) current!.comments.push(line.slice(2));
    else if (line !== '') current!.text += (current!.text ? '\n' : '') + line;
  }
  return { words, phrases };
}

/** Says a template: `[a|b]` is one of them, `{list}` a word of the list, the same wherever it stands in one conversation. */
export class Voice {
  private readonly chosen = new Map<string, string>();

  constructor(private readonly book: Phrasebook, private readonly random: Random) {}

  say(template: string): string {
    return template
      .replace(/\[([^\]]+)\]/gu, (_, choices: string) => this.random.pick(choices.split('|')))
      .replace(/\{([^}]+)\}/gu, (_, name: string) => this.word(name));
  }

  /** For what somebody else says: other words than the post's now and then. */
  other(): Voice {
    const voice = new Voice(this.book, this.random);
    for (const [name, word] of this.chosen) if (this.random.chance(0.6)) voice.chosen.set(name, word);
    return voice;
  }

  private word(name: string): string {
    const words = this.book.words.get(name);
    if (!words) throw new Error(`the year's phrases have no list called ${name}`);
    const known = this.chosen.get(name) ?? this.random.pick(words);
    this.chosen.set(name, known);
    return known;
  }
}
