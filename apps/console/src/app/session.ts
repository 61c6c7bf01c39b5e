import { print } from 'graphql'
import type { TypedDocumentNode, VariablesOf } from '@graphql-typed-document-node/core'
import { graphql } from '@/gql'
import { language } from '@/i18n/language'
import { drafts } from './drafts'

const SignInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignedIn { accessToken expiresAt account { id locale } }
      ... on Refusal { message code }
    }
  }
`)
const RefreshMutation = graphql(`
  mutation RefreshSession {
    refreshSession {
      __typename
      ... on SignedIn { accessToken expiresAt account { id locale } }
      ... on Refusal { message code }
    }
  }
`)
const SignOutMutation = graphql(`
  mutation SignOut { signOut { success } }
`)
const SetUpMutation = graphql(`
  mutation SetUp($input: SetUpInput!) {
    setUp(input: $input) {
      __typename
      ... on SignedIn { accessToken expiresAt account { id locale } }
      ... on Refusal { message code }
    }
  }
`)

const JoinMutation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on Joined { community { id slug } signedIn { accessToken expiresAt account { id locale } } }
      ... on Refusal { message code }
    }
  }
`)

type Granted = { accessToken: string; expiresAt: string; account: { id: string; locale: 'JA' | 'EN' } }
type Wire<T> = { data?: T | null; errors?: { message: string; extensions?: Record<string, unknown> }[] }

/** An error of the API outside the cache: its code, and the field it is about. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly field?: string,
  ) {
    super(message)
  }
}

/** One request without the cache: for the session itself, before there is anyone to cache for. */
export async function request<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  accessToken?: string,
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      'accept-language': language(),
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
    },
    body: JSON.stringify({ query: print(document), variables }),
  }).catch(() => {
    throw new ApiError('', 'OFFLINE')
  })
  const body = (await response.json().catch(() => ({}))) as Wire<Data>
  const [error] = body.errors ?? []
  if (error) {
    const { code, field } = error.extensions ?? {}
    throw new ApiError(error.message, String(code ?? 'INTERNAL'), typeof field === 'string' ? field : undefined)
  }
  if (!body.data) throw new ApiError('', 'UNAVAILABLE')
  return body.data
}

type State = { known: boolean; granted: Granted | null }
let state: State = { known: false, granted: null }
let refreshing: Promise<boolean> | null = null
const listeners = new Set<() => void>()
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ekkyo.session')

function become(granted: Granted | null) {
  if (granted) drafts.belongTo(granted.account.id)
  state = { known: true, granted }
  for (const listener of listeners) listener()
}

/** The refresh cookie rotates, so two tabs must not spend it at the same time. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('ekkyo.refresh', work) : work()
}

async function renew(): Promise<boolean> {
  const { refreshSession } = await request(RefreshMutation, {})
  become(refreshSession.__typename === 'SignedIn' ? refreshSession : null)
  return refreshSession.__typename === 'SignedIn'
}

/** The signed-in session: the access token lives here, in memory, and nowhere else. */
export const session = {
  granted: () => state.granted,
  expiresSoon: () => state.granted !== null && Date.parse(state.granted.expiresAt) - Date.now() < 15_000,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  /** A new access token from the cookie; however many ask at once, one request is made. */
  refresh(): Promise<boolean> {
    refreshing ??= alone(renew).finally(() => (refreshing = null))
    return refreshing
  },
  /** On load: am I signed in? Asks the cookie once. */
  async ensure(): Promise<boolean> {
    return state.known ? state.granted !== null : session.refresh()
  },
  async signIn(email: string, password: string) {
    const { signIn } = await request(SignInMutation, { input: { email, password } })
    if (signIn.__typename === 'SignedIn') become(signIn)
    return signIn
  },
  async setUp(input: VariablesOf<typeof SetUpMutation>['input']) {
    const { setUp } = await request(SetUpMutation, { input })
    if (setUp.__typename === 'SignedIn') become(setUp)
    return setUp
  },
  /** Joins a community by an invitation: as whoever is signed in, or with an account that is made by it. */
  async join(input: VariablesOf<typeof JoinMutation>['input']) {
    if (session.expiresSoon()) await session.refresh()
    const { acceptInvitation } = await request(JoinMutation, { input }, state.granted?.accessToken)
    if (acceptInvitation.__typename === 'Joined' && acceptInvitation.signedIn) become(acceptInvitation.signedIn)
    return acceptInvitation
  },
  async signOut() {
    await request(SignOutMutation, {}, state.granted?.accessToken).catch(() => undefined)
    drafts.forget()
    become(null)
    channel?.postMessage('signed-out')
  },
}

channel?.addEventListener('message', () => become(null))
