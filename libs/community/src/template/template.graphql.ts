import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { TextField, TextListField, outcome } from '#graphql-kit';
import { LocaleName, SlugUnavailable, StartLimitReached, StartNotAllowed, Tenant, TenantKind } from '#identity';
import { SpaceAccess } from '../space/space.entity.js';

@ObjectType({ description: 'A space that a template offers.' })
export class TemplateSpace {
  @Field({ description: 'By which it is chosen (StartCommunityInput.spaces).' })
  key!: string;
  @Field({ description: 'What it will be called.' })
  name!: string;
  @Field({ description: 'What it is for.' })
  description!: string;
  @Field(() => SpaceAccess, { description: 'Who will find and read it.' })
  access!: SpaceAccess;
  @Field({ description: 'Whether it is opened unless one chooses otherwise.' })
  isUsual!: boolean;
}

@ObjectType({ description: 'What a community of a kind begins with.' })
export class CommunityTemplate {
  @Field(() => TenantKind, { description: 'For which kind it is.' })
  kind!: TenantKind;
  @Field({ description: 'What such a community is called.' })
  name!: string;
  @Field({ description: 'What it is for.' })
  description!: string;
  @Field({ description: 'Its accent colour unless another one is chosen, #rrggbb.' })
  color!: string;
  @Field(() => [TemplateSpace], { description: 'The spaces, in their order; the first one is always opened.' })
  spaces!: TemplateSpace[];
  @Field(() => [String], { description: 'The titles of the posts that wait there for the first members.' })
  postTitles!: string[];
}

@InputType({ description: 'A community to start.' })
export class StartCommunityInput {
  @TextField({ min: 1, max: 100 }, { description: 'What it is called, 1 to 100 characters.' })
  name!: string;
  @TextField({ min: 0, max: 100 }, { description: 'Short name in addresses, 3 to 63 lower-case letters, digits and hyphens (INVALID_SLUG). It stays.' })
  slug!: string;
  @Field(() => TenantKind, { description: 'Its kind, which decides the template and what is switched on.' })
  kind!: TenantKind;
  @TextField({ min: 1, max: 200 }, { description: 'What I am called there: I become its OWNER.' })
  displayName!: string;
  @TextListField({ min: 1, max: 50 }, 20, { nullable: true, description: 'Which of the template\'s spaces to open, by key (UNKNOWN_SPACE); the usual ones without it.' })
  spaces?: string[];
  @TextField({ min: 1, max: 7 }, { nullable: true, description: 'Accent colour, #rrggbb, dark enough for white letters (LOW_CONTRAST); that of the kind without it.' })
  color?: string;
  @Field(() => LocaleName, { nullable: true, description: 'The language of its spaces and first posts; the caller\'s (Accept-Language) without it.' })
  locale?: LocaleName;
  @TextField({ min: 1, max: 200 }, { nullable: true, description: 'Sent again with the same arguments, it gives the same community again.' })
  idempotencyKey?: string;
}

@ObjectType({ description: 'The first event as the template words it: nothing is announced before an operator does.' })
export class FirstEventDraft {
  @Field({ description: 'What it may be called.' })
  title!: string;
  @Field({ description: 'What it may say; has several lines.' })
  description!: string;
  @Field({ description: 'When it may begin, in UTC.' })
  startsAt!: Date;
  @Field({ description: 'When it may end, in UTC.' })
  endsAt!: Date;
}

@ObjectType({ description: 'The first steps of a community that was started from a template. For operators, until one of them says that they are done.' })
export class CommunityStart {
  @Field({ description: 'When it was started, in UTC.' })
  startedAt!: Date;
  @Field(() => Int, { description: 'How many people besides its owner have joined, without guests.' })
  newcomerCount!: number;
  @Field(() => FirstEventDraft, { description: 'What may be announced first.' })
  firstEvent!: FirstEventDraft;
}

@ObjectType({ description: 'The first steps are no longer shown.' })
export class CommunityStartFinished {
  @Field({ description: 'Always true.' })
  success!: boolean;
}

export const StartCommunityResult = outcome('StartCommunityResult', [Tenant, SlugUnavailable, StartNotAllowed, StartLimitReached]);
export const FinishCommunityStartResult = outcome('FinishCommunityStartResult', [CommunityStartFinished]);
