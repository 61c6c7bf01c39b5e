import { useQuery } from '@apollo/client/react'
import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { TodayTabs } from './TodayTabs'
import classes from './Today.module.css'

const LoadQuery = graphql(`
  query OperatorLoad {
    operatorLoad { member { id displayName } weeks reactionCount answerCount greetingCount decisionCount notice }
  }
`)

/** What each operator did, as plain facts, so that nobody carries it alone unseen. */
export function LoadPage() {
  const { t } = useTranslation()
  const query = useQuery(LoadQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <TodayTabs lead={t('today.loadLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ operatorLoad }) => {
          const highest = Math.max(1, ...operatorLoad.flatMap(({ weeks }) => weeks))
          if (operatorLoad.every(({ weeks }) => weeks.every((count) => count === 0))) return <EmptyState icon={<IconScale />} title={t('today.loadEmpty')}>{t('today.finishedNothing')}</EmptyState>
          return (
            <div className={classes.stack}>
              {operatorLoad.map(({ member, weeks, notice, ...counts }) => (
                <Card key={member.id} as="article" aria-label={member.displayName}>
                  <div className={classes.load}>
                    <p className={classes.person}>
                      <Avatar name={member.displayName} size="sm" />
                      <strong>{member.displayName}</strong>
                    </p>
                    <div className={classes.bars} role="img" aria-label={weeks.map((count, ago) => t('today.loadWeek', { week: ago === 0 ? t('today.loadThisWeek') : t('today.loadWeeksAgo', { count: ago }), count })).join(', ')}>
                      {weeks.toReversed().map((count, i) => (
                        <span key={i} className={classes.weekBar} style={{ height: `${Math.round((count / highest) * 100)}%` }} />
                      ))}
                    </div>
                    <span className={classes.total}>{t('today.loadTotal', { count: weeks.reduce((a, b) => a + b, 0) })}</span>
                    <p className={classes.parts}>{t('today.loadParts', { reactions: counts.reactionCount, answers: counts.answerCount, greetings: counts.greetingCount, decisions: counts.decisionCount })}</p>
                    {notice ? <p className={classes.notice}>{t(`today.notice.${notice}`, { name: member.displayName })}</p> : null}
                  </div>
                </Card>
              ))}
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
