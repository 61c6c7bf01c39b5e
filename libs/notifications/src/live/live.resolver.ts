import { Resolver, Subscription } from '@nestjs/graphql';
import { Allow, CurrentActor } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { NotificationEvent } from '../inbox/notification.graphql.js';
import { type InboxStream, LiveInbox } from './live-inbox.service.js';

@Resolver()
export class LiveResolver {
  constructor(private readonly live: LiveInbox) {}

  @Allow('notifications:read')
  @Subscription(() => NotificationEvent, { description: 'What I am told from now on in the community named by extensions.tenant (slug) of the subscribe message. Subscribe first, then read the list: nothing falls between them.' })
  notificationReceived(@CurrentActor() actor: Actor): Promise<InboxStream> {
    return this.live.follow(actor);
  }
}
