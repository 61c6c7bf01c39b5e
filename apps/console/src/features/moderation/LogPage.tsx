import { Button } from '@mantine/core'
import { useLazyQuery, useQuery } from '@apollo/client/react'
import { IconHistory, IconLockCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { AuditEntriesQuery } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { ModerationTabs } from './ModerationTabs'
import { useDetail } from './auditDetail'
import classes from './Moderation.module.css'

const LogQuery = graphql(`
  query AuditEntries($after: String) {
    auditEntries(first: 50, after: $after) { edges { node { id number at action reason subjectType subjectId subjectPost { id title } subjectMember { id displayName } actor { id displayName } details { name value } } } pageInfo { hasNextPage endCursor } }
  }
`)
const CheckQuery = graphql(`
  query AuditCheck { auditCheck { isIntact checkedCount brokenNumber } }
`)
const known = [
  'unmasking_requested', 'unmasked', 'unmasking_declined',
  'content_hidden', 'content_removed', 'content_published', 'member_warn', 'member_suspend', 'member_ban', 'member_lift', 'case_dismissed', 'rules_published', 'settings_changed', 'word_filter_added', 'word_filter_removed',
  'appeal_upheld', 'appeal_overturned', 'rules_changed', 'space_changed',
  'role_changed', 'left', 'invited', 'invitation_revoked', 'link_opened', 'link_renewed', 'link_changed', 'link_closed',
  'option_added', 'option_edited', 'option_retired', 'option_restored', 'options_ordered',
] as const

/** About which post, member or space it is, with the way there; nothing where there is none, or the reader may not go there. */
function Subject({ of: { subjectType, subjectId, subjectPost, subjectMember } }: { of: AuditEntriesQuery['auditEntries']['edges'][number]['node'] }) {
  const { t } = useTranslation()
  const { slug: tenant } = useViewer()
  const link = subjectPost ? (
    <Link to="/c/$tenant/posts/$id" params={{ tenant, id: subjectPost.id }} className={classes.link}>{subjectPost.title}</Link>
  ) : subjectMember ? (
    <Link to="/c/$tenant/moderation/members/$id" params={{ tenant, id: subjectMember.id }} className={classes.link}>{subjectMember.displayName}</Link>
  ) : subjectType === 'Space' && subjectId ? (
    <Link to="/c/$tenant/spaces/$id" params={{ tenant, id: subjectId }} className={classes.link}>{t('moderation.subject.SPACE')}</Link>
  ) : null
  if (!link) return null
  return (
    <>
      {' · '}
      {subjectType === 'Comment' ? `${t('moderation.subject.COMMENT')}: ` : null}
      {link}
    </>
  )
}

/** What people with rights over others did, and whether the log is as it was written. */
export function LogPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const detailOf = useDetail()
  const query = useQuery(LogQuery)
  const [check, { data, loading }] = useLazyQuery(CheckQuery, { fetchPolicy: 'network-only' })
  const result = data?.auditCheck
  const nameOf = (action: string) => {
    const found = known.find((one) => action.split('.')[1] === one)
    return found ? t(`moderation.audit.${found}`) : action
  }
  return (
    <>
      <ModerationTabs lead={t('moderation.logLead')} />
      <div className={classes.list}>
        <div className={classes.check}>
          <Button variant="default" leftSection={<IconLockCheck size={18} aria-hidden />} loading={loading} onClick={() => void check()}>
            {t('moderation.checkLog')}
          </Button>
          <span role="status">
            {result ? (result.isIntact ? t('moderation.intact', { count: result.checkedCount, number: format.number(result.checkedCount) }) : t('moderation.broken', { number: result.brokenNumber })) : null}
          </span>
        </div>
        <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
          {({ auditEntries: { edges, pageInfo } }) =>
            edges.length === 0 ? (
              <EmptyState icon={<IconHistory />} title={t('moderation.emptyLog')}>{t('moderation.emptyLogText')}</EmptyState>
            ) : (
              <Card className={classes.log}>
                <ol reversed>
                  {edges.map(({ node }) => (
                    <li key={node.id} value={node.number}>
                      <span className={classes.number}>{node.number}</span>
                      <div>
                        <p>
                          <strong>{nameOf(node.action)}</strong>
                          <Subject of={node} />
                          {node.details.map((detail) => ` · ${detailOf(detail)}`).join('')}
                        </p>
                        {node.reason ? <p>{node.reason}</p> : null}
                        <p className={classes.by}>{[node.actor?.displayName ?? t('moderation.bySystem'), format.moment(node.at)].join(' · ')}</p>
                      </div>
                    </li>
                  ))}
                </ol>
                <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
              </Card>
            )
          }
        </Loaded>
      </div>
    </>
  )
}
