import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { daily, own } from './scripts'
import { text } from './search'

const posts = createRoute({
  ...within,
  path: 'posts',
  validateSearch: (search): { space?: string; tag?: string; following?: true; write?: true } => ({
    space: text(search.space),
    tag: text(search.tag),
    following: search.following === true ? true : undefined,
    write: search.write === true ? true : undefined,
  }),
  component: lazyRouteComponent(daily, 'PostsPage'),
})
const post = createRoute({
  ...within,
  path: 'posts/$id',
  component: lazyRouteComponent(daily, 'PostPage'),
})
const drafts = createRoute({ ...within, path: 'drafts', component: lazyRouteComponent(daily, 'DraftsPage') })

const following = createRoute({ ...within, path: 'following', component: lazyRouteComponent(own, 'FollowsPage') })

export const postsRoutes = [posts, drafts, following, post] as const
