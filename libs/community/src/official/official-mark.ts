import { Field, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';

@ObjectType({ description: 'That a question was answered in a role, such as 人事部.' })
export class OfficialMark {
  /** In both languages, as it was called then; the field shows the caller's. */
  label!: Localized;
  @Field({ description: 'Since when it is official, in UTC.' })
  at!: Date;
}
