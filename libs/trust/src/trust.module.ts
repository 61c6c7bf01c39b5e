import { Module } from '@nestjs/common';
import { MemberStoryResolver } from './story/member-story.resolver.js';
import { StoryResolver } from './story/story.resolver.js';
import { TrustHandlers } from './trust.handlers.js';

/** What a gateway serves: each person's own story of giving. */
@Module({ providers: [StoryResolver, MemberStoryResolver] })
export class TrustModule {}

/** What a worker does: records what was given. */
@Module({ providers: [TrustHandlers] })
export class TrustHandlersModule {}
