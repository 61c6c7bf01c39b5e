import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { TextField, outcome } from '#graphql-kit';
import { NotificationKind } from '../inbox/notification.entity.js';
import { NotificationChannel, NotificationTopic } from './topic.js';

@ObjectType({ description: 'How I am told of one topic in this community.' })
export class NotificationPreference {
  @Field(() => NotificationTopic, { description: 'The topic.' })
  topic!: NotificationTopic;
  @Field(() => NotificationChannel, { description: 'How I am told of it.' })
  channel!: NotificationChannel;
  @Field({ description: 'True when I chose nothing, so that this is the usual way.' })
  isUsual!: boolean;
  @Field(() => [NotificationKind], { description: 'What belongs to it.' })
  kinds!: NotificationKind[];
}

@ObjectType({ description: 'How I am told of things in this community.' })
export class NotificationPreferences {
  @Field(() => [NotificationPreference], { description: 'Every topic that concerns somebody in my role.' })
  topics!: NotificationPreference[];
  @Field({ description: 'The IANA zone in which my daily mail comes at eight.' })
  digestTimeZone!: string;
}

@InputType({ description: 'How I wish to be told of a topic.' })
export class SetNotificationPreferenceInput {
  @Field(() => NotificationTopic, { description: 'The topic.' })
  topic!: NotificationTopic;
  @Field(() => NotificationChannel, { description: 'How I wish to be told of it.' })
  channel!: NotificationChannel;
  @TextField({ min: 1, max: 64 }, { nullable: true, description: 'The IANA zone in which my daily mail of this community comes at eight; stays as it is by default.' })
  timeZone?: string;
}

export const SetNotificationPreferenceResult = outcome('SetNotificationPreferenceResult', [NotificationPreference]);
