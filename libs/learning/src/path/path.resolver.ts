import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, CurrentActor, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { CourseConnection, CreateLearningPathInput, CreateLearningPathResult, LearningPathConnection, MyPath } from './path.graphql.js';
import { AllowLearning } from '../learning-access.js';
import { PathService } from './path.service.js';

@Resolver()
export class PathResolver {
  constructor(private readonly paths: PathService) {}

  @AllowLearning('learning:read')
  @Query(() => LearningPathConnection, { description: 'The learning paths of this community, oldest first.' })
  async learningPaths(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<LearningPathConnection> {
    return toConnection(await this.paths.page(actor.tenantId, page));
  }

  @AllowLearning('learning:read')
  @Query(() => CourseConnection, { description: 'The courses that the learning provider has reported here, by title.' })
  async courses(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<CourseConnection> {
    return toConnection(await this.paths.courses(actor.tenantId, page));
  }

  @AllowLearning('learning:read')
  @Query(() => [MyPath], { description: 'The paths that I learn on, 20 at most; empty while I have no seat.' })
  myPaths(@CurrentActor() actor: Actor): Promise<MyPath[]> {
    return this.paths.mine(actor);
  }

  @AllowLearning('learning:manage')
  @Mutation(() => CreateLearningPathResult, { description: 'Makes a learning path of courses that exist here. For coordinators.' })
  createLearningPath(@CurrentActor() actor: Actor, @Input() input: CreateLearningPathInput): Promise<typeof CreateLearningPathResult> {
    return this.paths.create(actor, input);
  }
}
