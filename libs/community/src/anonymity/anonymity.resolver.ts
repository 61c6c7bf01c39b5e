import { Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, CurrentCaller, Input, broughtAlong } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Comment } from '../comment/comment.entity.js';
import { Post } from '../post/post.entity.js';
import { Space } from '../space/space.entity.js';
import { Anonymity as Rules, ChangeAnonymityInput, ChangeAnonymityResult, ChangeSpaceAnonymityInput, ChangeSpaceAnonymityResult } from './anonymity.graphql.js';
import { pseudonymName } from './anonymity.rules.js';
import { Anonymity } from './anonymity.service.js';
import { AnonymitySettings } from './anonymity.settings.js';
import { type KnownPseudonym, Pseudonym } from './pseudonym.js';

@Resolver()
export class AnonymityResolver {
  constructor(private readonly settings: AnonymitySettings) {}

  @Allow('posts:read')
  @Query(() => Rules, { description: 'What holds in this community for what is written without a name. A space may be stricter.' })
  anonymity(@CurrentActor() actor: Actor): Promise<Rules> {
    return this.settings.ofCommunity(actor);
  }

  @Allow('anonymity:manage')
  @Mutation(() => ChangeAnonymityResult, { description: 'Changes what holds in this community for what is written without a name.' })
  changeAnonymity(@CurrentActor() actor: Actor, @Input() input: ChangeAnonymityInput): Promise<typeof ChangeAnonymityResult> {
    return this.settings.change(actor, input);
  }

  @Allow('anonymity:manage')
  @Mutation(() => ChangeSpaceAnonymityResult, { description: 'Says whether one may write without a name in a space.' })
  changeSpaceAnonymity(@CurrentActor() actor: Actor, @Input() input: ChangeSpaceAnonymityInput): Promise<typeof ChangeSpaceAnonymityResult> {
    return this.settings.changeSpace(actor, input);
  }
}

@Resolver(() => Pseudonym)
export class PseudonymResolver {
  @ResolveField(() => String, { description: "What to call this person here, in the caller's language, such as 匿名 1." })
  name(@Parent() { number }: Pseudonym, @CurrentCaller() { locale }: Caller): string {
    return pseudonymName(number)[locale];
  }
}

@Resolver(() => Space)
export class SpaceAnonymityResolver {
  constructor(private readonly settings: AnonymitySettings) {}

  @ResolveField(() => Rules, { description: 'Whether one may write there without a name, and what that means.' })
  async anonymity(@Parent() { id }: Space, @Context() context: GraphqlContext): Promise<Rules> {
    return (await this.settings.ofSpaces(context).load(id))!;
  }
}

/** Of what has a name, the page that read it knows already. */
broughtAlong(Post, 'viewerIsAuthor', (post) => post.isViewers);

const isMine = (anonymity: Anonymity, { authorId, pseudonym }: { authorId: string | null; pseudonym?: Pseudonym | null }, actor: Actor): boolean =>
  pseudonym ? anonymity.isBehind(pseudonym as KnownPseudonym, actor) : authorId === actor.id;

@Resolver(() => Post)
export class PostAuthorResolver {
  constructor(private readonly anonymity: Anonymity) {}

  @ResolveField(() => Boolean, { description: 'True when I wrote it, with or without my name. Of what others wrote without a name, nothing is known.' })
  viewerIsAuthor(@Parent() post: Post, @CurrentActor() actor: Actor): boolean {
    return isMine(this.anonymity, post, actor);
  }
}

@Resolver(() => Comment)
export class CommentAuthorResolver {
  constructor(private readonly anonymity: Anonymity) {}

  @ResolveField(() => Boolean, { description: 'True when I said it, with or without my name.' })
  viewerIsAuthor(@Parent() comment: Comment, @CurrentActor() actor: Actor): boolean {
    return isMine(this.anonymity, comment, actor);
  }
}
