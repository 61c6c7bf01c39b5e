import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { GraphiQL, type GraphiQLProps } from 'graphiql'
import { createClient } from 'graphql-ws'
import { useTranslation } from 'react-i18next'
import { lastTenant } from '@/app/lastTenant'
import { session } from '@/app/session'
import { language } from '@/i18n/language'
import classes from './Explorer.module.css'

type Fetcher = GraphiQLProps['fetcher']
type Operation = Parameters<Fetcher>[0]
type Answer = Exclude<Awaited<ReturnType<Fetcher>>, AsyncIterable<unknown> | { subscribe: unknown }>

const isSubscription = ({ query, operationName }: Operation) =>
  new RegExp(`^\\s*subscription\\s*${operationName ?? ''}`, 'm').test(query)

/** Sends what GraphiQL asks: over HTTP, or over the socket for a subscription. */
function fetcherFor(token: string, tenant: string): Fetcher {
  const socket = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { accessToken: token },
  })
  return async ({ query, variables, operationName }, options) => {
    const asked = { query, variables: variables as Record<string, unknown> | undefined, operationName }
    if (isSubscription({ query, variables, operationName })) {
      return socket.iterate({ ...asked, extensions: { tenant } }) as AsyncIterable<Answer>
    }
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        'accept-language': language(),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(tenant ? { 'x-tenant': tenant } : {}),
        ...options?.headers,
      },
      body: JSON.stringify(asked),
    })
    return (await response.json()) as Answer
  }
}

const firstQuery = `# Ekkyo

query Viewer {
  viewer {
    member { displayName role }
    tenant { name kind memberCount }
    permissions
  }
}
`

/** GraphiQL, served by this application, as the person who is signed in here and in the community they choose. */
export function Explorer() {
  const { t } = useTranslation()
  const granted = useSyncExternalStore(session.subscribe, session.granted)
  const [typedToken, setTypedToken] = useState<string | null>(null)
  const [tenant, setTenant] = useState(() => lastTenant.get() ?? '')
  const token = typedToken ?? granted?.accessToken ?? ''
  const fetcher = useMemo(() => fetcherFor(token, tenant), [token, tenant])

  const [isReady, setReady] = useState(false)

  useEffect(() => {
    void session
      .ensure()
      .catch(() => false)
      .then(() => setReady(true))
  }, [])

  return (
    <div className={classes.explorer}>
      <header className={classes.bar}>
        <strong>Ekkyo GraphiQL</strong>
        <label className={classes.field}>
          X-Tenant
          <input value={tenant} spellCheck={false} onChange={({ currentTarget }) => setTenant(currentTarget.value.trim())} />
        </label>
        <label className={`${classes.field} ${classes.token}`}>
          accessToken
          <input
            type="password"
            autoComplete="off"
            value={token}
            placeholder={t('graphiql.tokenHint')}
            onChange={({ currentTarget }) => setTypedToken(currentTarget.value.trim())}
          />
        </label>
        <span className={classes.who}>{token === '' ? t('graphiql.signedOut') : t('graphiql.signedIn')}</span>
        <a href="/">{t('graphiql.toConsole')}</a>
      </header>
      <div className={classes.body}>
        {isReady ? (
          <GraphiQL
            fetcher={fetcher}
            defaultQuery={firstQuery}
            defaultEditorToolsVisibility="variables"
            forcedTheme={document.documentElement.dataset.mantineColorScheme === 'dark' ? 'dark' : 'light'}
          />
        ) : null}
      </div>
    </div>
  )
}
