import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, FilterArg, Input, toConnection } from '#graphql-kit';
import type { Actor, Caller } from '#graphql-kit';
import { Invitation } from './invitation.entity.js';
import { InvitationConnection, InvitationFilter, InvitationInput, InvitePeopleInput, InvitePeopleResult, ResendInvitationResult, RevokeInvitationResult } from './invitation.graphql.js';
import { InvitationService } from './invitation.service.js';
import { CloseInvitationLinkResult, InvitationLink, OpenInvitationLinkInput, OpenInvitationLinkResult } from './link.entity.js';
import { InvitationLinkService } from './link.service.js';

@Resolver(() => Invitation)
export class InvitationResolver {
  constructor(
    private readonly service: InvitationService,
    private readonly links: InvitationLinkService,
  ) {}

  @Allow('members:invite')
  @Query(() => InvitationConnection, { description: 'Who was invited, newest first. For operators.' })
  async invitations(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => InvitationFilter) filter?: InvitationFilter): Promise<InvitationConnection> {
    return toConnection(await this.service.page(actor.tenantId, page, filter ?? {}));
  }

  @Allow('members:invite')
  @Mutation(() => InvitePeopleResult, { description: 'Invites people by pasted addresses. Each gets a link of their own that can be used once within 14 days; what cannot be invited is told with its line. For operators.' })
  invitePeople(@CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller, @Input() input: InvitePeopleInput): Promise<typeof InvitePeopleResult> {
    return this.service.invite(actor, input, locale);
  }

  @Allow('members:invite')
  @Mutation(() => ResendInvitationResult, { description: 'Mails an invitation once more, for another 14 days; five times at most. For operators.' })
  resendInvitation(@CurrentActor() actor: Actor, @Input() { invitationId }: InvitationInput): Promise<typeof ResendInvitationResult> {
    return this.service.resend(actor, invitationId);
  }

  @Allow('members:invite')
  @Mutation(() => RevokeInvitationResult, { description: 'Takes an invitation back: its link leads nowhere from now on. For operators.' })
  revokeInvitation(@CurrentActor() actor: Actor, @Input() { invitationId }: InvitationInput): Promise<typeof RevokeInvitationResult> {
    return this.service.revoke(actor, invitationId);
  }

  @Allow('members:invite')
  @Query(() => InvitationLink, { nullable: true, description: 'The link by which people have themselves invited; null while there is none. For operators.' })
  async invitationLink(@CurrentActor() actor: Actor): Promise<InvitationLink | null> {
    return (await this.links.current(actor.tenantId)) ?? null;
  }

  @Allow('members:manage')
  @Mutation(() => OpenInvitationLinkResult, { description: 'Makes the link of the community, changes who may use it, or replaces it by a new one. For admins.' })
  openInvitationLink(@CurrentActor() actor: Actor, @Input() input: OpenInvitationLinkInput): Promise<typeof OpenInvitationLinkResult> {
    return this.links.open(actor, input);
  }

  @Allow('members:manage')
  @Mutation(() => CloseInvitationLinkResult, { description: 'Closes the link of the community: it leads nowhere from now on. Once more changes nothing. For admins.' })
  closeInvitationLink(@CurrentActor() actor: Actor): Promise<typeof CloseInvitationLinkResult> {
    return this.links.close(actor);
  }
}
