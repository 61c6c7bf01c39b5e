import type { ApolloDriver } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { Authenticator } from '#identity';
import { meterSql, runInContext } from '#tenancy';
import type { Answer, Client, TestTenant, World } from './world.js';

/** A query that succeeds, and the statements it took: in this process instead of over HTTP, so that they can be counted. */
export async function metered(world: World, tenant: TestTenant, who: Client, query: string, variables: Record<string, unknown> = {}) {
  const request = { authorization: `Bearer ${who.accessToken}`, tenant: tenant.slug, locale: 'ja', requestId: 'r' } as const;
  const { caller, context } = await world.app.get(Authenticator).authenticate(request);
  const apollo = world.app.get<GraphQLModule<ApolloDriver>>(GraphQLModule).graphQlAdapter.instance;
  const { result, cost } = await runInContext(context, () => meterSql(() => apollo.executeOperation({ query, variables }, { contextValue: { caller, loaders: new Map() } })));
  const answer = (result.body as { singleResult: Answer }).singleResult;
  expect(answer.errors).toBeUndefined();
  return { data: answer.data!, texts: cost.texts };
}
