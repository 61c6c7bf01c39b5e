import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Post, PostKind } from '#community';
import type { GraphqlContext } from '#graphql-kit';
import { Member } from '#identity';
import { Certification } from '../certification/certification.entity.js';
import { PassLinks } from './pass-links.service.js';
import { VerifiedPass } from './verified-pass.js';

@Resolver(() => VerifiedPass)
export class VerifiedPassResolver {
  constructor(private readonly links: PassLinks) {}

  @ResolveField(() => Member, { description: 'Who passed.' })
  member(@Parent() pass: VerifiedPass, @Context() context: GraphqlContext): Promise<Member> {
    return this.links.member(pass.memberId, context);
  }

  @ResolveField(() => Certification, { description: 'What they passed.' })
  certification(@Parent() pass: VerifiedPass, @Context() context: GraphqlContext): Promise<Certification> {
    return this.links.certification(pass, context);
  }

  @ResolveField(() => Post, { nullable: true, description: 'The post that celebrates it; null when there is none.' })
  celebration(@Parent() { celebrationId }: VerifiedPass, @Context() context: GraphqlContext): Promise<Post | null> {
    return this.links.post(celebrationId, context);
  }

  @ResolveField(() => Post, { nullable: true, description: 'The pass story; null until it is told.' })
  story(@Parent() { storyId }: VerifiedPass, @Context() context: GraphqlContext): Promise<Post | null> {
    return this.links.post(storyId, context);
  }
}

/** What the community's posts know of passes. */
@Resolver(() => Post)
export class PostPassResolver {
  constructor(private readonly links: PassLinks) {}

  @ResolveField(() => VerifiedPass, { nullable: true, description: 'The pass that a CELEBRATION or a STORY is about; null for all other posts.' })
  pass(@Parent() { id, kind }: Post, @Context() context: GraphqlContext): Promise<VerifiedPass | null> | null {
    return kind === PostKind.TALK ? null : this.links.passOf(id, context);
  }
}
