import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Input, Public } from '#graphql-kit';
import type { GraphqlContext } from '#graphql-kit';
import { LocaleName } from '../account/account.entity.js';
import { AskForInvitationInput, AskForInvitationResult, InvitationAsked, JoinLink, ReceivedInvitation } from './joining.graphql.js';
import { Joining, visitorOf } from './joining.service.js';

@Resolver()
export class JoiningResolver {
  constructor(private readonly joining: Joining) {}

  @Public()
  @Query(() => ReceivedInvitation, { description: 'What the link of an invitation shows. It needs no account and no tenant: the link is all.' })
  receivedInvitation(@Args('secret', { description: 'The last part of the link.' }) secret: string, @Context() context: GraphqlContext): Promise<ReceivedInvitation> {
    return this.joining.look(secret, visitorOf(context));
  }

  @Public()
  @Query(() => JoinLink, { description: 'What the link of a community shows. It needs no account and no tenant: the link is all.' })
  joinLink(@Args('secret', { description: 'The last part of the link.' }) secret: string, @Context() context: GraphqlContext): Promise<JoinLink> {
    return this.joining.lookAtLink(secret, visitorOf(context));
  }

  @Public()
  @Mutation(() => AskForInvitationResult, { description: 'Has an invitation mailed to oneself by the link of a community; membership begins when that invitation is accepted. Limited per address (RATE_LIMITED).' })
  async askForInvitation(@Input() { secret, email, locale }: AskForInvitationInput, @Context() context: GraphqlContext): Promise<typeof AskForInvitationResult> {
    const language = locale ? (locale === LocaleName.EN ? 'en' : 'ja') : context.caller.locale;
    return Object.assign(new InvitationAsked(), await this.joining.ask(secret, email, language, visitorOf(context)));
  }
}
