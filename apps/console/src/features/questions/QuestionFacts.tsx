import { Button } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { IconCircleCheck, IconHelpCircle, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { RichText } from '@/ui/RichText'
import { Tag } from '@/ui/Tag'
import classes from './Questions.module.css'

export const QuestionFactsPost = graphql(`
  fragment QuestionFacts on Post {
    id
    kind
    viewerIsAuthor
    question {
      isSolved
      wantToKnowCount
      viewerWantsToKnow
      answers { id text acceptedAt official { label } author { id displayName } pseudonym { name } }
      faqEntry { id reviewOn }
    }
  }
`)
const WantToKnow = graphql(`
  mutation WantToKnow($input: QuestionInput!) { wantToKnow(input: $input) { ... on Post { id ...QuestionFacts } ... on Refusal { message code } } }
`)
const WithdrawWantToKnow = graphql(`
  mutation WithdrawWantToKnow($input: QuestionInput!) { withdrawWantToKnow(input: $input) { ... on Post { id ...QuestionFacts } } }
`)

/** That a post asks something, its answers first, and who else wants to know. */
export function QuestionFacts({ post: given, compact = false }: { post: FragmentType<typeof QuestionFactsPost>; compact?: boolean }) {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const { id, question, viewerIsAuthor } = readFragment(QuestionFactsPost, given)
  const [want, wanting] = useMutation(WantToKnow, { onError: tellProblem })
  const [withdraw, withdrawing] = useMutation(WithdrawWantToKnow, { onError: tellProblem })
  if (!question) return null
  const { isSolved, wantToKnowCount, viewerWantsToKnow, answers, faqEntry } = question
  const official = answers.find((answer) => answer.official)
  return (
    <div className={classes.facts}>
      <p className={classes.states}>
        <Tag tone={isSolved ? 'good' : 'notice'}>
          {isSolved ? <IconCircleCheck size={14} stroke={1.8} aria-hidden /> : <IconHelpCircle size={14} stroke={1.8} aria-hidden />} {t(isSolved ? 'questions.solved' : 'questions.open')}
        </Tag>
        {official?.official ? <Tag tone="accent">{t('questions.officialBy', { label: official.official.label })}</Tag> : null}
        {faqEntry ? (
          <Link to="/c/$tenant/faq" params={{ tenant: slug }} className={classes.link}>
            {t('questions.inFaq')}
          </Link>
        ) : null}
        {compact && wantToKnowCount > 0 ? <span className={classes.quiet}>{t('questions.wanted', { count: wantToKnowCount })}</span> : null}
      </p>
      {compact
        ? null
        : answers.map((answer) => (
            <section key={answer.id} className={classes.answer} aria-label={answer.official ? t('questions.officialBy', { label: answer.official.label }) : t('questions.accepted')}>
              <p className={classes.answerHead}>
                {answer.official ? <IconRosetteDiscountCheck size={18} stroke={1.7} aria-hidden /> : <IconCircleCheck size={18} stroke={1.7} aria-hidden />}
                <strong>{answer.official ? t('questions.officialBy', { label: answer.official.label }) : t('questions.accepted')}</strong>
                <span className={classes.quiet}>{answer.author?.displayName ?? answer.pseudonym?.name}</span>
                {answer.official && answer.acceptedAt ? <Tag tone="good">{t('questions.accepted')}</Tag> : null}
              </p>
              <RichText text={answer.text} />
            </section>
          ))}
      {!compact && can('posts:write') ? (
        <p className={classes.states}>
          {viewerIsAuthor ? null : (
            <Button
              size="sm"
              variant={viewerWantsToKnow ? 'filled' : 'light'}
              aria-pressed={viewerWantsToKnow}
              loading={wanting.loading || withdrawing.loading}
              onClick={() => void (viewerWantsToKnow ? withdraw : want)({ variables: { input: { postId: id } } })}
            >
              {t('questions.want')}
            </Button>
          )}
          <span className={classes.quiet}>{t('questions.wanted', { count: wantToKnowCount })}</span>
        </p>
      ) : null}
    </div>
  )
}
