import { Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Input } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { AnnounceInput, AnnounceResult } from './announcement.graphql.js';
import { AnnouncementService } from './announcement.service.js';

@Resolver()
export class AnnouncementResolver {
  constructor(private readonly announcements: AnnouncementService) {}

  @Allow('announcements:send')
  @Mutation(() => AnnounceResult, { description: 'A message from the operators to every member of the community, in the inbox and by mail.' })
  announce(@CurrentActor() actor: Actor, @Input() input: AnnounceInput): Promise<typeof AnnounceResult> {
    return this.announcements.announce(actor, input);
  }
}
