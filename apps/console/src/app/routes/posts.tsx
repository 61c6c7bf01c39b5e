import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { within } from './base'
import { daily } from './scripts'
import { text } from './search'

const posts = createRoute({
  ...within,
  path: 'posts',
  validateSearch: (search): { space?: string; write?: true } => ({
    space: text(search.space),
    write: search.write === true ? true : undefined,
  }),
  component: lazyRouteComponent(daily, 'PostsPage'),
})
const post = createRoute({
  ...within,
  path: 'posts/$id',
  component: lazyRouteComponent(daily, 'PostPage'),
})

export const postsRoutes = [posts, post] as const
