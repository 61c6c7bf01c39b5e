import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { NotificationPreference, NotificationPreferences, SetNotificationPreferenceInput, SetNotificationPreferenceResult } from './preference.graphql.js';
import { PreferenceService } from './preference.service.js';

@Resolver(() => NotificationPreference)
export class PreferenceResolver {
  constructor(private readonly preferences: PreferenceService) {}

  @Allow('notifications:read')
  @Query(() => NotificationPreferences, { description: 'How I am told of things in this community. Other communities have their own.' })
  notificationPreferences(@CurrentActor() actor: Actor): Promise<NotificationPreferences> {
    return this.preferences.of(actor);
  }

  @Allow('notifications:read')
  @Mutation(() => SetNotificationPreferenceResult, { description: 'Changes how I am told of a topic in this community, from the next notification on.' })
  setNotificationPreference(@CurrentActor() actor: Actor, @Input() input: SetNotificationPreferenceInput): Promise<typeof SetNotificationPreferenceResult> {
    return this.preferences.set(actor, input);
  }
}
