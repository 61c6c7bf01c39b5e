import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { CapturedMail, CapturedMailConnection } from './captured-mail.entity.js';
import { CapturedMailService } from './captured-mail.service.js';

@Resolver(() => CapturedMail)
export class CapturedMailResolver {
  constructor(private readonly mails: CapturedMailService) {}

  @Allow('notifications:read')
  @Query(() => CapturedMailConnection, { name: 'capturedMails', description: 'Mails to me in this community that were kept because no mail server is configured, newest first.' })
  async list(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<CapturedMailConnection> {
    return toConnection(await this.mails.page(actor, page));
  }
}
