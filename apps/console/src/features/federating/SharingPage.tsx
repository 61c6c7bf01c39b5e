import { useQuery } from '@apollo/client/react'
import { IconEyeCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { WithdrawListing } from '@/features/exchange/WithdrawListing'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { SharingQuery as SharingData } from '@/gql/graphql'
import { CrossBorderCard, Card } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { EmptyState } from '@/ui/EmptyState'
import { List } from '@/ui/List'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import { ListSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import classes from './Federating.module.css'

const SharingQuery = graphql(`
  query Sharing($after: String) {
    sharedItems(first: 50, after: $after) {
      edges { node { key kind title subjectId since until audience { id name ...MarkTenant } fields { name value } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const LogQuery = graphql(`
  query SharingLog($after: String) {
    sharingRecords(first: 20, after: $after) {
      edges { node { id direction action title fields version happenedAt partner { id name } member { id displayName } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** Everything of ours that others read, exactly as they read it, and the log of it. */
export function SharingPage() {
  const { t } = useTranslation()
  const query = useQuery(SharingQuery)
  return (
    <>
      <PageHeader title={t('sharing.title')} lead={t('sharing.lead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ sharedItems }) =>
          sharedItems.edges.length === 0 ? (
            <EmptyState icon={<IconEyeCheck />} title={t('sharing.empty')}>
              {t('sharing.emptyText')}
            </EmptyState>
          ) : (
            <List label={t('sharing.title')} columns={2}>
              {sharedItems.edges.map(({ node }) => (
                <Item key={node.key} item={node} />
              ))}
              <LoadMore page={sharedItems.pageInfo} fetchMore={query.fetchMore} />
            </List>
          )
        }
      </Loaded>
      <Log />
    </>
  )
}

type SharedItem = SharingData['sharedItems']['edges'][number]['node']

function Item({ item: { key, kind, title, subjectId, since, until, audience, fields } }: { item: SharedItem }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const label = (name: string) => (i18n.exists(`sharing.field.${name}`) ? t(`sharing.field.${name}` as 'sharing.field.title') : name)
  const valueOf = (name: string, value: string) => {
    const word = `exchange.${name}.${value}`
    if (['direction', 'kind', 'mode'].includes(name) && i18n.exists(word)) return t(word as 'exchange.direction.NEED')
    return dated(value)
  }
  const dated = (value: string) => (/^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? format.moment(value) : value)
  return (
    <CrossBorderCard as="article" aria-labelledby={`shared-${key}`}>
      <div className={classes.head}>
        <Mark tenant={audience} size="sm" />
        <CrossingBadge>{t('sharing.to', { name: audience.name })}</CrossingBadge>
        <Tag>{t(`sharing.kind.${kind}`)}</Tag>
      </div>
      <h2 id={`shared-${key}`} className={classes.title} style={{ marginTop: 8 }}>
        {title ?? t('sharing.sketch')}
      </h2>
      <p className={classes.quiet}>
        {t('sharing.since', { moment: format.moment(since) })}
        {until ? ` · ${t('sharing.until', { day: format.day(until) })}` : ''}
      </p>
      <details>
        <summary className={classes.quiet}>{t('sharing.preview', { name: audience.name })}</summary>
        <dl className={classes.facts}>
          {fields.map(({ name, value }) => [
            <dt key={`${name}-name`}>{label(name)}</dt>,
            <dd key={name}>{valueOf(name, value)}</dd>,
          ])}
        </dl>
      </details>
      <div className={classes.buttons}>
        {kind === 'LISTING' && subjectId ? <WithdrawShared id={subjectId} /> : null}
        {kind === 'JOINT_EVENT' && subjectId ? (
          <Link to="/c/$tenant/events/$id" params={{ tenant: slug, id: subjectId }}>
            {t('sharing.toEvent')}
          </Link>
        ) : null}
        {kind === 'BOOKING_REQUEST' ? (
          <Link to="/c/$tenant/bookings" params={{ tenant: slug }}>
            {t('sharing.toBookings')}
          </Link>
        ) : null}
        {kind === 'SKETCH' ? <span className={classes.quiet}>{t('sharing.sketchText')}</span> : null}
      </div>
    </CrossBorderCard>
  )
}

const OwnListing = graphql(`
  query OwnListing($id: ID!) { listing(id: $id) { id ...WithdrawListing } }
`)

function WithdrawShared({ id }: { id: string }) {
  const { data } = useQuery(OwnListing, { variables: { id } })
  return data ? <WithdrawListing listing={data.listing} /> : null
}

function Log() {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(LogQuery)
  return (
    <Card aria-labelledby="sharing-log" style={{ marginTop: 24 }}>
      <h2 id="sharing-log" className={classes.title}>
        {t('sharing.log')}
      </h2>
      <p className={classes.quiet}>{t('sharing.logLead')}</p>
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ sharingRecords }) => (
          <>
            {sharingRecords.edges.length === 0 ? <p className={classes.quiet}>{t('sharing.noLog')}</p> : null}
            <ul className={classes.log}>
              {sharingRecords.edges.map(({ node: { id, direction, action, title, partner, member, happenedAt } }) => (
                <li key={id} className={classes.line}>
                  <time dateTime={happenedAt} className={classes.quiet}>
                    {format.moment(happenedAt)}
                  </time>
                  <span>
                    {t(`sharing.line.${direction}.${action}`, { name: partner.name, title: title || t('sharing.untitled') })}
                  </span>
                  {member ? <span className={classes.quiet}>{member.displayName}</span> : null}
                </li>
              ))}
            </ul>
            <LoadMore page={sharingRecords.pageInfo} fetchMore={query.fetchMore} />
          </>
        )}
      </Loaded>
    </Card>
  )
}
