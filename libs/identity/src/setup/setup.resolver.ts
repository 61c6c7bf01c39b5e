import { Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Input, Public } from '#graphql-kit';
import type { GraphqlContext } from '#graphql-kit';
import { SessionCookie, httpOf } from '../session/session.cookie.js';
import { ServerInfo, SetUpInput, SetUpResult } from './setup.graphql.js';
import { SetupService } from './setup.service.js';

@Resolver()
export class SetupResolver {
  constructor(
    private readonly setup: SetupService,
    private readonly cookie: SessionCookie,
  ) {}

  @Public()
  @Query(() => ServerInfo, { description: 'Facts about this installation that anyone may know.' })
  async server(): Promise<ServerInfo> {
    const { isDemo, personas } = this.setup.demo;
    return { needsSetup: await this.setup.needsSetup(), isDemo, demoPersonas: isDemo ? [...personas] : [] };
  }

  @Public()
  @Mutation(() => SetUpResult, { description: 'Makes the first community and its owner, once, with the code printed on the terminal.' })
  async setUp(@Input() input: SetUpInput, @Context() context: GraphqlContext): Promise<typeof SetUpResult> {
    return this.cookie.deliver(await this.setup.setUp(input, httpOf(context).address), context);
  }
}
