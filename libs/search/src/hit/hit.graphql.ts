import { ArgsType, Field, InputType, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { type MemberId, assertText } from '#kernel';
import { Comment, Post } from '#community';
import { Event } from '#events';
import { Connection, IdField, TimeField } from '#graphql-kit';
import { Member } from '#identity';

export enum SearchKind {
  POST = 'POST',
  COMMENT = 'COMMENT',
  PERSON = 'PERSON',
  EVENT = 'EVENT',
}
registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: 'What a search finds.',
  valuesMap: {
    POST: { description: 'A post, by its title and text.' },
    COMMENT: { description: 'A comment, by its text.' },
    PERSON: { description: 'A member, by name, name in kana and department.' },
    EVENT: { description: 'An announced event, by its title and description; places are for those who come.' },
  },
});

export enum SearchOrder {
  RELEVANCE = 'RELEVANCE',
  NEWEST = 'NEWEST',
}
registerEnumType(SearchOrder, {
  name: 'SearchOrder',
  description: 'In which order hits come.',
  valuesMap: {
    RELEVANCE: { description: 'First what has all words in its title (a person: in the name), then the others; each newest first.' },
    NEWEST: { description: 'Newest first.' },
  },
});

@InputType({ description: 'What to search in; all conditions together.' })
export class SearchFilter {
  @Field(() => SearchKind, { nullable: true, description: 'Only this kind.' })
  kind?: SearchKind;
  @IdField('Space', { nullable: true, description: 'Only posts and comments in this space.' })
  spaceId?: string;
  @IdField('Member', { nullable: true, description: 'Only what this member wrote, or events that they organise. What was written anonymously is never among it.' })
  authorId?: MemberId;
  @IdField('Tag', { nullable: true, description: 'Only posts with this tag.' })
  tagId?: string;
  @TimeField({ nullable: true, description: 'Only what was published, announced or joined at this time or later, in UTC.' })
  from?: Date;
  @TimeField({ nullable: true, description: 'Only what was published, announced or joined before this time, in UTC.' })
  to?: Date;
}

@ObjectType({ description: 'From where to where a word stands in a text. Counted in UTF-16 code units, as strings of JavaScript are.' })
export class TextRange {
  @Field(() => Int, { description: 'The place of its first unit; the first of a text is 0.' })
  start!: number;
  @Field(() => Int, { description: 'The place behind its last unit.' })
  end!: number;
}

@ObjectType({ description: 'Plain text with the places of the words that were looked for. It is not HTML.' })
export class SearchExcerpt {
  @Field({ description: 'The text on one line; where something was left out stands "…".' })
  text!: string;
  @Field(() => [TextRange], { description: 'Where the words stand, in their order; they do not overlap. Words in an excerpt that was cut may be outside of it.' })
  ranges!: TextRange[];
}

export const SearchSubject = createUnionType({
  name: 'SearchSubject',
  description: 'What was found.',
  types: () => [Post, Comment, Member, Event] as const,
  resolveType: (subject: object) => subject.constructor as never,
});

@ObjectType({ description: 'Something that was found; the reader may read it.' })
export class SearchHit {
  /** The row's id. */
  id!: string;
  /** Of a post itself, or of the post that a comment is about. */
  postId!: string | null;

  @Field(() => SearchKind, { description: 'What it is.' })
  kind!: SearchKind;
  @Field({ description: 'When it was published or said, announced (an event) or joined (a person), in UTC; the order goes by it.' })
  at!: Date;
  @Field(() => SearchExcerpt, { description: 'Its title; of a comment that of its post, of a person the name.' })
  title!: SearchExcerpt;
  @Field(() => SearchExcerpt, { description: 'The text around the first word that was found there; from the beginning when the words stand in the title only. Empty when there is no text.' })
  excerpt!: SearchExcerpt;
}

@ObjectType({ description: 'A page of what a search found. It may have fewer hits than asked for and yet a next page, when many things had to be looked through.' })
export class SearchHitConnection extends Connection(SearchHit) {}

@ArgsType()
export class SearchArgs {
  @Field(() => Int, { nullable: true, description: 'How many, 1 to 100 (20 by default).' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor, which must be of the same search.' })
  after?: string | null;
}

export const checkedQuery = (field: string, query: string): string => assertText(field, query, { max: 200 });
