import { Args, Context, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { PageArgs } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, IdArg, Input, broughtAlong, selectedArguments, selectedFields, toConnection } from '#graphql-kit';
import type { Actor, GraphqlContext } from '#graphql-kit';
import { CommentConnection } from '../comment/comment.graphql.js';
import { commentRequest, commentsKey } from '../comment/comment.queries.js';
import { CommentService } from '../comment/comment.service.js';
import { Post, type PostId } from './post.entity.js';
import { CreatePostInput, CreatePostResult, PostConnection, PostFilter } from './post.graphql.js';
import { PostService } from './post.service.js';
import type { PostSelection } from './sections/index.js';

@Resolver(() => Post)
export class PostResolver {
  constructor(
    private readonly service: PostService,
    private readonly commentService: CommentService,
  ) {}

  @Allow('posts:read')
  @Query(() => PostConnection, { description: 'The posts that I may read, newest first.' })
  async posts(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @Info() info: GraphQLResolveInfo, @FilterArg(() => PostFilter) filter?: PostFilter): Promise<PostConnection> {
    return toConnection(await this.service.page(actor, page, filter ?? {}, selectionOf(info, ['nodes'], ['edges', 'node'])));
  }

  @Allow('posts:read')
  @Query(() => Post, { description: 'One post.' })
  post(@CurrentActor() actor: Actor, @IdArg('Post') id: PostId, @Info() info: GraphQLResolveInfo): Promise<Post> {
    return this.service.get(actor, id, selectionOf(info, []));
  }

  @Allow('posts:write')
  @Mutation(() => CreatePostResult, { description: 'Writes a post in a space.' })
  createPost(@CurrentActor() actor: Actor, @Input() input: CreatePostInput): Promise<typeof CreatePostResult> {
    return this.service.create(actor, input);
  }

  @ResolveField(() => CommentConnection, { description: 'What was said about it, oldest first.' })
  async comments(@Parent() post: Post, @Args() args: ConnectionArgs, @Context() context: GraphqlContext): Promise<CommentConnection> {
    return toConnection((await this.commentService.pages(context).load(commentsKey(post.id, args)))!);
  }
}

broughtAlong(Post, 'comments', ({ firstComments }, args: PageArgs) => (firstComments && firstComments.limit === firstOf(args) ? toConnection(firstComments.page) : undefined));

/** What is selected of the posts at the end of `paths`. */
export function selectionOf(info: GraphQLResolveInfo, ...paths: string[][]): PostSelection {
  const fields = new Set(paths.flatMap((path) => [...selectedFields(info, ...path)]));
  const comments = fields.has('comments') ? firstOf(paths.map((path) => selectedArguments(info, ...path, 'comments')).find(Boolean)) : undefined;
  return comments === undefined ? { fields } : { fields, comments };
}

/** How many comments from the start these arguments ask for; undefined when they ask for others, or cannot be followed. */
function firstOf(args: PageArgs | undefined): number | undefined {
  if (!args || args.after != null || args.last != null || args.before != null) return undefined;
  try {
    return commentRequest(args).limit;
  } catch {
    return undefined; // the field itself says what is wrong with them
  }
}
