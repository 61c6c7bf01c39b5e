import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, ServerError } from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { ErrorLink } from '@apollo/client/link/error'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { relayStylePagination } from '@apollo/client/utilities'
import { OperationTypeNode } from 'graphql'
import { createClient } from 'graphql-ws'
import { from, switchMap, throwError } from 'rxjs'
import { connections } from '@/gql/connections'
import { possibleTypes } from '@/gql/possibleTypes'
import { language } from '@/i18n/language'
import { consenting } from './consent'
import { session } from './session'

/** A further page joins the ones before it; other filters are another list. */
const pagedLists = Object.fromEntries(
  Object.entries(connections).map(([type, fields]) => [
    type,
    { fields: Object.fromEntries(Object.entries(fields).map(([field, keyArgs]) => [field, relayStylePagination(keyArgs.length > 0 ? keyArgs : false)])) },
  ]),
)

const newCache = () =>
  new InMemoryCache({
    possibleTypes,
    typePolicies: {
      ...pagedLists,
      Viewer: { keyFields: [] },
      ServerInfo: { keyFields: [] },
      Membership: { keyFields: ['tenant', ['id']] },
      FederationMembership: { keyFields: ['federation', ['id']] },
    },
  })

const socket = createClient({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  lazyCloseTimeout: 3000,
  retryAttempts: Number.MAX_SAFE_INTEGER,
  shouldRetry: () => session.granted() !== null,
  connectionParams: async () => {
    if (session.expiresSoon()) await session.refresh().catch(() => false)
    return { accessToken: session.granted()?.accessToken, acceptLanguage: language() }
  },
})

const saysSignedOut = (error: unknown) =>
  (CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) ||
  (ServerError.is(error) && error.statusCode === 401)

/** When the access token has ended: one refresh for everybody, then the request once more. */
const renewing = () =>
  new ErrorLink(({ error, operation, forward }) => {
    if (!saysSignedOut(error) || operation.getContext().renewed) return
    operation.setContext({ renewed: true })
    return from(session.refresh()).pipe(
      switchMap((signedIn) => (signedIn ? forward(operation) : throwError(() => error))),
    )
  })

function newClient(tenant: string | null) {
  const headers = new SetContextLink(({ headers }) => ({
    headers: {
      ...headers,
      'accept-language': language(),
      ...(tenant ? { 'x-tenant': tenant } : {}),
      ...(session.granted() ? { authorization: `Bearer ${session.granted()?.accessToken}` } : {}),
    },
  }))
  const live = new ApolloLink((operation, forward) => {
    operation.extensions = { ...operation.extensions, tenant }
    return forward(operation)
  })
  return new ApolloClient({
    cache: newCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      live.concat(new GraphQLWsLink(socket)),
      ApolloLink.from([consenting(), renewing(), headers, new HttpLink({ uri: '/graphql', credentials: 'same-origin' })]),
    ),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  })
}

const clients = new Map<string | null, ApolloClient>()

/** One client with a cache of its own per community (null: the account), so that nothing of one shows in another. */
export function clientFor(tenant: string | null): ApolloClient {
  const existing = clients.get(tenant)
  if (existing) return existing
  const created = newClient(tenant)
  clients.set(tenant, created)
  return created
}

/** Signing out leaves nothing behind in memory. */
function forgetEverything() {
  for (const client of clients.values()) {
    client.stop()
    void client.clearStore()
  }
  clients.clear()
  socket.terminate()
}

/** Texts of the API are in the reader's language: what is on the screen is asked for again, and the socket says it anew. */
export function speakNewLanguage() {
  for (const client of clients.values()) client.refetchQueries({ include: 'active' })
  socket.terminate()
}

let account: string | null = null
session.subscribe(() => {
  const next = session.granted()?.account.id ?? null
  if (account !== null && next !== account) forgetEverything()
  account = next
})
