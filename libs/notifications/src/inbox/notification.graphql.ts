import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, outcome } from '#graphql-kit';
import { Notification } from './notification.entity.js';

@ObjectType({ description: 'A page of notifications.' })
export class NotificationConnection extends Connection(Notification) {}

@ObjectType({ description: 'A notification the moment it is told.' })
export class NotificationEvent {
  @Field(() => Notification, { description: 'What is told.' })
  notification!: Notification;
  @Field(() => Int, { description: 'How many of my notifications in this community are unread now.' })
  unreadCount!: number;
}

@InputType({ description: 'Which of my notifications: `ids` or `all`, not both.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'These ones, at most 100.' })
  ids?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'True: all of them.' })
  all?: boolean | null;
}

@ObjectType({ description: 'The notifications are read.' })
export class NotificationsRead {
  @Field(() => Int, { description: 'How many of my notifications in this community are still unread.' })
  unreadCount!: number;
}

export const MarkNotificationsReadResult = outcome('MarkNotificationsReadResult', [NotificationsRead]);
