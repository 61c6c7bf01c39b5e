import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Brand, Localized } from '#kernel';
import { Node } from '#graphql-kit';

export type ReactionOptionId = Brand<'ReactionOption'>;

/** Drawings and no emoji: not every machine has a font for those. */
export enum ReactionIcon {
  HEART = 'HEART',
  CLAP = 'CLAP',
  CONFETTI = 'CONFETTI',
  FLAG = 'FLAG',
  BULB = 'BULB',
  ROCKET = 'ROCKET',
  HAND = 'HAND',
  SEARCH = 'SEARCH',
  HANDSHAKE = 'HANDSHAKE',
  TALK = 'TALK',
  THUMB_UP = 'THUMB_UP',
  SMILE = 'SMILE',
  LAUGH = 'LAUGH',
  STAR = 'STAR',
  SPARKLES = 'SPARKLES',
  FLAME = 'FLAME',
  TROPHY = 'TROPHY',
  STRENGTH = 'STRENGTH',
  BOOK = 'BOOK',
  PENCIL = 'PENCIL',
  COFFEE = 'COFFEE',
  LEAF = 'LEAF',
  EYES = 'EYES',
  CHECK = 'CHECK',
}
registerEnumType(ReactionIcon, {
  name: 'ReactionIcon',
  description: 'The drawing beside the word of a reaction. It means nothing by itself: the word says it.',
  valuesMap: {
    HEART: { description: 'A heart.' },
    CLAP: { description: 'Clapping hands.' },
    CONFETTI: { description: 'Confetti.' },
    FLAG: { description: 'A flag that is waved.' },
    BULB: { description: 'A light bulb.' },
    ROCKET: { description: 'A rocket.' },
    HAND: { description: 'A raised hand.' },
    SEARCH: { description: 'A magnifying glass with a question mark.' },
    HANDSHAKE: { description: 'Two hands that meet.' },
    TALK: { description: 'Speech bubbles.' },
    THUMB_UP: { description: 'A thumb that points up.' },
    SMILE: { description: 'A smiling face.' },
    LAUGH: { description: 'A laughing face.' },
    STAR: { description: 'A star.' },
    SPARKLES: { description: 'Sparkles.' },
    FLAME: { description: 'A flame.' },
    TROPHY: { description: 'A cup.' },
    STRENGTH: { description: 'A dumbbell.' },
    BOOK: { description: 'A book.' },
    PENCIL: { description: 'A pencil.' },
    COFFEE: { description: 'A cup of coffee.' },
    LEAF: { description: 'A leaf.' },
    EYES: { description: 'An eye.' },
    CHECK: { description: 'A check mark.' },
  },
});

@ObjectType({ implements: () => Node, description: "One way to react, from this community's own set. Every member sees it." })
export class ReactionOption implements Node {
  id!: ReactionOptionId;

  @Field({ description: 'A stable word for programs, such as THANKS. It stays when people change the words.' })
  key!: string;

  @Field(() => ReactionIcon, { description: 'The drawing beside its word.' })
  icon!: ReactionIcon;

  @Field({ description: 'Its word in Japanese.' })
  wordJa!: string;

  @Field({ description: 'Its word in English.' })
  wordEn!: string;

  @Field(() => Date, { nullable: true, description: 'Since when nobody can give it any more, in UTC: it is shown where it was given, and can be taken back there. Null while it is offered.' })
  retiredAt!: Date | null;
}

export const wordsOf = ({ wordJa, wordEn }: Pick<ReactionOption, 'wordJa' | 'wordEn'>): Localized => ({ ja: wordJa, en: wordEn });
