import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IntField, outcome } from '#graphql-kit';

@ObjectType({ description: 'How a community is moderated. For operators.' })
export class ModerationSettings {
  @Field({ description: 'True when people may ask for a second look at a decision about them.' })
  appealsAreOpen!: boolean;
  @Field(() => Int, { description: 'For how many days after new rules somebody who accepted earlier ones may write without accepting them; 0 asks at once.' })
  rulesGraceDays!: number;
  @Field(() => Int, { description: 'For how many days after joining the limits below hold; 0 for none.' })
  newcomerDays!: number;
  @Field(() => Int, { description: 'How many posts a new member may write in an hour.' })
  postsPerHour!: number;
  @Field(() => Int, { description: 'How many comments a new member may write in an hour.' })
  commentsPerHour!: number;
  @Field(() => Int, { description: 'How many links a new member may put into one text.' })
  linksPerText!: number;
  @Field(() => Int, { description: 'How many people a new member may mention in one text.' })
  mentionsPerText!: number;
}

@InputType({ description: 'How the community is to be moderated; what is left out stays as it is.' })
export class ChangeModerationSettingsInput {
  @Field({ nullable: true, description: 'Whether people may ask for a second look at a decision about them.' })
  appealsAreOpen?: boolean;
  @IntField(0, 30, { nullable: true, description: 'For how many days after new rules somebody who accepted earlier ones may write without accepting them, 0 to 30.' })
  rulesGraceDays?: number;
  @IntField(0, 90, { nullable: true, description: 'For how many days after joining the limits hold, 0 to 90.' })
  newcomerDays?: number;
  @IntField(1, 1_000, { nullable: true, description: 'Posts of a new member in an hour, 1 to 1,000.' })
  postsPerHour?: number;
  @IntField(1, 1_000, { nullable: true, description: 'Comments of a new member in an hour, 1 to 1,000.' })
  commentsPerHour?: number;
  @IntField(0, 100, { nullable: true, description: 'Links of a new member in one text, 0 to 100.' })
  linksPerText?: number;
  @IntField(0, 100, { nullable: true, description: 'Mentions of a new member in one text, 0 to 100.' })
  mentionsPerText?: number;
}

export const ChangeModerationSettingsResult = outcome('ChangeModerationSettingsResult', [ModerationSettings]);

/** Of a community that has said nothing else. */
export const USUAL_SETTINGS: ModerationSettings = { appealsAreOpen: false, rulesGraceDays: 0, newcomerDays: 7, postsPerHour: 5, commentsPerHour: 20, linksPerText: 3, mentionsPerText: 5 };
