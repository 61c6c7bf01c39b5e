import { Button } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { RichText } from '@/ui/RichText'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import { AskToUnmask } from './AskToUnmask'
import { Decide, type Choice } from './Decide'
import classes from './Moderation.module.css'

const CaseCardCase = graphql(`
  fragment CaseCard on ModerationCase {
    id kind subject post title text state isHeld heldFor reportCount earlierDecisionCount openedAt handledAt outcome reason
    author { id displayName role }
    taker { id displayName }
    handler { id displayName }
    reports { kind words createdAt reporter { id displayName } }
  }
`)
const TakeCase = graphql(`
  mutation TakeCase($input: CaseInput!) { takeCase(input: $input) { ... on ModerationCase { id taker { id displayName } } ... on Refusal { message code } } }
`)
const ReleaseCase = graphql(`
  mutation ReleaseCase($input: CaseInput!) { releaseCase(input: $input) { ... on ModerationCase { id taker { id displayName } } ... on Refusal { message code } } }
`)

/** What can be decided about it as it is now; the likeliest first. */
function choicesOf(kind: string, state: string | null, isHeld: boolean, isAnonymous: boolean): readonly Choice[] {
  if (kind === 'MEMBER') return ['KEEP', 'WARN', 'SUSPEND', 'BAN']
  // Whoever gave their name is suspended on the page of how they stand; without one there is no such page.
  if (isAnonymous) return [...choicesOf(kind, state, isHeld, false), 'SUSPEND']
  if (state === 'HIDDEN') return isHeld ? ['RESTORE', 'REMOVE', 'WARN'] : ['RESTORE', 'REMOVE']
  if (state === 'REMOVED') return ['KEEP', 'RESTORE']
  return ['HIDE', 'REMOVE', 'KEEP', 'WARN']
}

/** One case: what it is about, who found what wrong with it, and what can be done. */
export function CaseCard({ of: given }: { of: FragmentType<typeof CaseCardCase> }) {
  const { t } = useTranslation()
  const { slug, member } = useViewer()
  const one = readFragment(CaseCardCase, given)
  const [take] = useMutation(TakeCase)
  const [release] = useMutation(ReleaseCase)
  const who = one.author?.displayName ?? t('posts.anonymous')
  const name = one.title ?? who
  const isAnonymous = one.author === null && one.kind !== 'MEMBER'
  const input = { variables: { input: { caseId: one.id } } }
  const attempt = async (change: () => Promise<{ message: string } | undefined>) => {
    try {
      const refusal = await change()
      if (refusal) tellRefusal(refusal)
    } catch (error) {
      tellProblem(error)
    }
  }
  const toggle = () =>
    attempt(async () => {
      const result = one.taker?.id === member.id ? (await release(input)).data?.releaseCase : (await take(input)).data?.takeCase
      return result && 'message' in result ? result : undefined
    })
  return (
    <Card as="article" tone={one.handledAt ? 'plain' : 'notice'} aria-label={name}>
      <header className={classes.head}>
        <Avatar name={who} />
        <div className={classes.words}>
          <h2 className={classes.title}>
            {one.post ? (
              <Link to="/c/$tenant/posts/$id" params={{ tenant: slug, id: one.post }} className={classes.link}>
                {name}
              </Link>
            ) : (
              name
            )}
          </h2>
          <p className={classes.facts}>
            {one.kind === 'MEMBER' ? null : <span>{who}</span>}
            <Ago at={one.openedAt} />
            {one.earlierDecisionCount > 0 ? <span>{t('moderation.earlier', { count: one.earlierDecisionCount })}</span> : null}
          </p>
        </div>
        <span className={classes.tags}>
          <Tag>{t(`moderation.subject.${one.kind}`)}</Tag>
          {one.isHeld ? <Tag tone="accent">{t('moderation.held')}</Tag> : null}
          {one.reportCount > 0 ? <Tag tone="notice">{t('moderation.reports', { count: one.reportCount })}</Tag> : null}
        </span>
      </header>
      {one.text ? (
        <blockquote className={classes.quote}>
          <RichText text={one.text} clamp />
        </blockquote>
      ) : null}
      {one.heldFor ? <p className={classes.heldFor}>{t('moderation.heldFor', { words: one.heldFor })}</p> : null}
      {one.reports.length > 0 ? (
        <ul className={classes.reports} aria-label={t('moderation.reportsLabel')}>
          {one.reports.map((report, index) => (
            <li key={index}>
              <strong>{t(`moderation.kind.${report.kind}`)}</strong>
              {report.words ? <span>{report.words}</span> : null}
              <span className={classes.by}>
                {report.reporter ? t('moderation.by', { name: report.reporter.displayName }) : t('moderation.bySomebody')} <Ago at={report.createdAt} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {one.handledAt ? (
        <div className={classes.outcome}>
          <Tag tone={one.outcome === 'KEPT' || one.outcome === 'RESTORE' ? 'good' : 'notice'}>{t(`moderation.outcome.${one.outcome as 'KEPT'}`)}</Tag>
          <span>{t('moderation.handledBy', { name: one.handler?.displayName ?? '' })}</span>
          {one.reason ? <RichText text={one.reason} /> : null}
        </div>
      ) : (
        <footer className={classes.actions}>
          <Decide choices={choicesOf(one.kind, one.state, one.isHeld, isAnonymous)} name={name} subjectId={one.subject} isAnonymous={isAnonymous} caseId={one.id} />
          {isAnonymous ? <AskToUnmask subject={one.kind === 'POST' ? { postId: one.subject } : { commentId: one.subject }} name={name} /> : null}
          <span className={classes.taking}>
            {one.taker && one.taker.id !== member.id ? <span>{t('moderation.takenBy', { name: one.taker.displayName })}</span> : null}
            <Button size="sm" variant="subtle" onClick={() => void toggle()} aria-label={t('moderation.named', { action: t(one.taker?.id === member.id ? 'moderation.release' : 'moderation.take'), name })}>
              {t(one.taker?.id === member.id ? 'moderation.release' : 'moderation.take')}
            </Button>
          </span>
        </footer>
      )}
    </Card>
  )
}
