import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { ChangeModerationSettingsInput, ChangeModerationSettingsResult, ModerationSettings } from './settings.graphql.js';
import { ModerationSettingsService } from './settings.service.js';

@Resolver()
export class ModerationSettingsResolver {
  constructor(private readonly settings: ModerationSettingsService) {}

  @Allow('moderation:manage')
  @Query(() => ModerationSettings, { description: 'How this community is moderated. For operators.' })
  moderationSettings(@CurrentActor() actor: Actor): Promise<ModerationSettings> {
    return this.settings.get(actor.tenantId);
  }

  @Allow('moderation:configure')
  @Mutation(() => ChangeModerationSettingsResult, { description: 'Changes limits for new members, and whether decisions can be appealed. For admins.' })
  changeModerationSettings(@CurrentActor() actor: Actor, @Input() input: ChangeModerationSettingsInput): Promise<typeof ChangeModerationSettingsResult> {
    return this.settings.change(actor, input);
  }
}
