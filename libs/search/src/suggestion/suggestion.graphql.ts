import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SearchExcerpt } from '../hit/hit.graphql.js';

export enum SuggestionKind {
  PERSON = 'PERSON',
  SPACE = 'SPACE',
  POST = 'POST',
  EVENT = 'EVENT',
}
registerEnumType(SuggestionKind, {
  name: 'SuggestionKind',
  description: 'Where a suggestion leads.',
  valuesMap: {
    PERSON: { description: 'To a member, by name or name in kana.' },
    SPACE: { description: 'To a space, by its name.' },
    POST: { description: 'To a post, by its title.' },
    EVENT: { description: 'To an event, by its title.' },
  },
});

@ObjectType({ description: 'Something that somebody may be about to type; the reader may read it.' })
export class SearchSuggestion {
  @Field(() => SuggestionKind, { description: 'Where it leads.' })
  kind!: SuggestionKind;
  @Field(() => ID, { description: 'The id of what it leads to.' })
  subjectId!: string;
  @Field(() => SearchExcerpt, { description: 'Its title or name, with what was typed marked.' })
  title!: SearchExcerpt;
  @Field(() => String, { nullable: true, description: 'What tells it from others of the same name: the department of a person; null for everything else.' })
  detail!: string | null;
}
