import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, CurrentActor, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { SeatApplication } from '../application/application.entity.js';
import { AllowLearning } from '../learning-access.js';
import { Programme, type ProgrammeId, SeatAllotment } from './programme.entity.js';
import { CreateProgrammeInput, CreateProgrammeResult, ProgrammeConnection, SetOwnSeatsInput, SetOwnSeatsResult } from './programme.graphql.js';
import { ProgrammeService } from './programme.service.js';

@Resolver(() => Programme)
export class ProgrammeResolver {
  constructor(private readonly service: ProgrammeService) {}

  @AllowLearning('learning:read')
  @Query(() => ProgrammeConnection, { description: 'The programmes of this community, newest first.' })
  async programmes(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<ProgrammeConnection> {
    return toConnection(await this.service.page(actor, page));
  }

  @AllowLearning('learning:read')
  @Query(() => Programme, { description: 'One programme.' })
  programme(@CurrentActor() actor: Actor, @IdArg('Programme') id: ProgrammeId): Promise<Programme> {
    return this.service.get(actor, id);
  }

  @AllowLearning('learning:manage')
  @Mutation(() => CreateProgrammeResult, { description: 'Invites applications for seats. For coordinators.' })
  createProgramme(@CurrentActor() actor: Actor, @Input() input: CreateProgrammeInput): Promise<typeof CreateProgrammeResult> {
    return this.service.create(actor, input);
  }

  @AllowLearning('learning:manage')
  @Mutation(() => SetOwnSeatsResult, { description: 'Says how many seats this community has in a licence year, where it buys them by itself. People who wait move up. For coordinators.' })
  setOwnSeats(@Input() input: SetOwnSeatsInput): Promise<typeof SetOwnSeatsResult> {
    return this.service.setOwnSeats(input);
  }

  @ResolveField(() => SeatApplication, { nullable: true, description: 'My application, also a draft; null when I have none.' })
  viewerApplication(@Parent() { mine }: Programme): SeatApplication | null {
    return mine ?? null;
  }

  @ResolveField(() => SeatAllotment, { nullable: true, description: 'The seats of its licence year. Coordinators see them; null for all others, and while there are none.' })
  allotment(@Parent() { seats }: Programme): SeatAllotment | null {
    return seats ?? null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many applications were handed in and not withdrawn. Coordinators see it; null for all others.' })
  applicationCount(@Parent() { applied }: Programme): number | null {
    return applied ?? null;
  }
}
