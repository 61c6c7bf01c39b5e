import { useTranslation } from 'react-i18next'
import { daysUntil, useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { RichText } from '@/ui/RichText'
import { Tag } from '@/ui/Tag'
import detail from '@/ui/Detail.module.css'
import { StateTag } from './StateTag'
import classes from './Learning.module.css'

const ProgrammeCardProgramme = graphql(`
  fragment ProgrammeCard on Programme {
    id
    title
    description
    supervisorMode
    applicationsCloseAt
    applicationCount
    path { id title level requiredCount }
    allotment { seatCount takenCount }
    viewerApplication { id state waitlistPosition }
  }
`)

/** An invitation to apply, and how my own application stands. */
export function ProgrammeCard({ programme: given }: { programme: FragmentType<typeof ProgrammeCardProgramme> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug, can } = useViewer()
  const programme = readFragment(ProgrammeCardProgramme, given)
  const mine = programme.viewerApplication
  const isOpen = Date.parse(programme.applicationsCloseAt) > Date.now()
  const mayWrite = isOpen && (!mine || ['DRAFT', 'RETURNED', 'WITHDRAWN'].includes(mine.state))
  return (
    <Card as="article" aria-labelledby={`programme-${programme.id}`}>
      <p className={detail.badges}>
        <Tag tone={isOpen ? 'good' : 'plain'}>{isOpen ? t('learning.open') : t('learning.closed')}</Tag>
        <Tag>{t(`learning.level.${programme.path.level}`)}</Tag>
        {mine ? <StateTag state={mine.state} position={mine.waitlistPosition ?? null} /> : null}
      </p>
      <h3 id={`programme-${programme.id}`} className={classes.title}>
        {programme.title}
      </h3>
      <RichText text={programme.description} clamp />
      <p className={classes.meta}>
        <span>{programme.path.title}</span>
        <span>{t(`learning.mode.${programme.supervisorMode}`)}</span>
        <span>
          {isOpen
            ? t('learning.closesOn', { day: format.day(programme.applicationsCloseAt), count: daysUntil(programme.applicationsCloseAt) })
            : t('learning.closedOn', { day: format.day(programme.applicationsCloseAt) })}
        </span>
        {programme.applicationCount != null ? <span>{t('learning.applied', { count: programme.applicationCount })}</span> : null}
      </p>
      <p className={detail.badges} style={{ marginTop: 14 }}>
        {mayWrite ? (
          <ButtonLink to="/c/$tenant/learning/apply/$id" params={{ tenant: slug, id: programme.id }} size="sm">
            {mine ? t(mine.state === 'WITHDRAWN' ? 'learning.applyAgain' : 'learning.goOn') : t('learning.apply')}
          </ButtonLink>
        ) : null}
        {mine ? (
          <ButtonLink to="/c/$tenant/learning/applications/$id" params={{ tenant: slug, id: mine.id }} size="sm" variant="default">
            {t('learning.myApplication')}
          </ButtonLink>
        ) : null}
        {can('learning:manage') ? (
          <ButtonLink to="/c/$tenant/learning/applications" params={{ tenant: slug }} search={{ programme: programme.id }} size="sm" variant="default">
            {t('learning.choose')}
          </ButtonLink>
        ) : null}
      </p>
    </Card>
  )
}
