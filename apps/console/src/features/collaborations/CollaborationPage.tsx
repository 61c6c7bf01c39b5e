import type { ReactNode } from 'react'
import { useQuery } from '@apollo/client/react'
import { IconCalendarPlus } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { JointEventCard } from '@/features/joint/JointEventCard'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { ButtonLink } from '@/ui/ButtonLink'
import { Loaded } from '@/ui/Loaded'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import { OwnJointEvent } from './OwnJointEvent'
import classes from './Collaborations.module.css'

const CollaborationQuery = graphql(`
  query Collaboration($id: ID!) {
    collaboration(id: $id) {
      id
      title
      state
      startedAt
      federation { id name }
      partner { id name ...MarkTenant }
      events(first: 50) { edges { node { id ...OwnJointEvent } } }
      jointEvents(first: 50) { edges { node { id ...JointEventCard } } }
    }
  }
`)
const route = getRouteApi('/c/$tenant/collaborations/$id')

/** Two shores of one border: what we host on the left, what they host on the right. */
export function CollaborationPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, tenant, can } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(CollaborationQuery, { variables: { id } })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ collaboration: { title, state, startedAt, federation, partner, events, jointEvents } }) => (
        <>
          <PageHeader
            title={title}
            lead={
              <>
                {t('collaborations.metIn', { name: federation.name, day: format.day(startedAt) })}{' '}
                <Tag tone={state === 'ENDED' ? 'plain' : 'good'}>{t(`collaborations.state.${state}`)}</Tag>
              </>
            }
            above={
              <BackLink to="/c/$tenant/collaborations" params={{ tenant: slug }}>
                {t('collaborations.title')}
              </BackLink>
            }
            actions={
              can('events:manage') && state !== 'ENDED' ? (
                <ButtonLink
                  color="cross"
                  to="/c/$tenant/collaborations/$id/new-event"
                  params={{ tenant: slug, id }}
                  leftSection={<IconCalendarPlus size={18} aria-hidden />}
                >
                  {t('collaborations.newEvent')}
                </ButtonLink>
              ) : null
            }
          />
          <div className={classes.shore}>
            <Side mark={<Mark tenant={tenant} />} title={t('collaborations.ours', { name: tenant.name })} text={t('collaborations.oursText', { name: partner.name })}>
              {events.edges.map(({ node }) => (
                <OwnJointEvent key={node.id} event={node} />
              ))}
              {events.edges.length === 0 ? <p className={classes.none}>{t('collaborations.noOurs')}</p> : null}
            </Side>
            <span className={classes.border} aria-hidden />
            <Side mark={<Mark tenant={partner} />} title={t('collaborations.theirs', { name: partner.name })} text={t('collaborations.theirsText')}>
              {jointEvents.edges.map(({ node }) => (
                <JointEventCard key={node.id} event={node} compact />
              ))}
              {jointEvents.edges.length === 0 ? <p className={classes.none}>{t('collaborations.noTheirs', { name: partner.name })}</p> : null}
            </Side>
          </div>
        </>
      )}
    </Loaded>
  )
}

function Side({ mark, title, text, children }: { mark: ReactNode; title: string; text: string; children: ReactNode }) {
  return (
    <section className={classes.side} aria-label={title}>
      <div className={classes.sideHead}>
        {mark}
        <div>
          <h2 className={classes.sideTitle}>{title}</h2>
          <p className={classes.sideText}>{text}</p>
        </div>
      </div>
      {children}
    </section>
  )
}
