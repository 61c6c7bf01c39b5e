import { useMemo } from 'react'
import { useApolloClient } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { MemberSelect } from '@/features/events/MemberSelect'
import { useViewer } from '@/features/frame/viewer'
import { BackLink } from '@/ui/BackLink'
import { PageHeader } from '@/ui/PageHeader'
import { DoorDesk } from './DoorDesk'
import { byOrganizer } from './sources'
import classes from './Door.module.css'

const route = getRouteApi('/c/$tenant/events/$id/check-in')

/** The door of an event that one organizes: like a helper's, and members can be named. */
export function OrganizerPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useApolloClient()
  const { slug } = useViewer()
  const { id } = route.useParams()
  const source = useMemo(() => byOrganizer(client, id), [client, id])
  return (
    <div className={classes.inside}>
      <DoorDesk
        source={source}
        header={({ facts }) => (
          <PageHeader
            title={t('checkin.title')}
            lead={facts ? `${facts.title} · ${format.span(facts.startsAt, facts.endsAt)}` : null}
            above={
              <BackLink to="/c/$tenant/events/$id" params={{ tenant: slug, id }}>
                {t('checkin.toEvent')}
              </BackLink>
            }
          />
        )}
        findMember={(value, onChange) => <MemberSelect label={t('checkin.member')} value={value} onChange={onChange} />}
      />
    </div>
  )
}
