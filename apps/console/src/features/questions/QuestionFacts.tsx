import { Button } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { IconCircleCheck, IconHelpCircle, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import type { QuestionFactsFragment } from '@/gql/graphql'
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

/** That a post asks something, and whether it is answered; among others also how many wait for the answer. */
export function QuestionFacts({ post: given, compact = false }: { post: FragmentType<typeof QuestionFactsPost>; compact?: boolean }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { question } = readFragment(QuestionFactsPost, given)
  if (!question) return null
  const { isSolved, wantToKnowCount, answers, faqEntry } = question
  const official = answers.find((answer) => answer.official)?.official
  return (
    <p className={classes.states}>
      <Tag tone={isSolved ? 'good' : 'notice'}>
        {isSolved ? <IconCircleCheck size={14} stroke={1.8} aria-hidden /> : <IconHelpCircle size={14} stroke={1.8} aria-hidden />} {t(isSolved ? 'questions.solved' : 'questions.open')}
      </Tag>
      {official ? <Tag tone="accent">{t('questions.officialBy', { label: official.label })}</Tag> : null}
      {faqEntry ? (
        <Link to="/c/$tenant/faq" params={{ tenant: slug }} className={classes.link}>
          {t('questions.inFaq')}
        </Link>
      ) : null}
      {compact && wantToKnowCount > 0 ? <span className={classes.quiet}>{t('questions.wanted', { count: wantToKnowCount })}</span> : null}
    </p>
  )
}

/** Below what was asked: what answers it, and "I want to know too". */
export function QuestionAnswers({ post: given }: { post: FragmentType<typeof QuestionFactsPost> }) {
  const { can } = useViewer()
  const post = readFragment(QuestionFactsPost, given)
  if (!post.question) return null
  return (
    <div className={classes.facts}>
      {post.question.answers.map((answer) => (
        <Answer key={answer.id} {...answer} />
      ))}
      {can('posts:write') ? <Wanting id={post.id} mayWant={!post.viewerIsAuthor} {...post.question} /> : null}
    </div>
  )
}

type Question = NonNullable<QuestionFactsFragment['question']>

function Answer({ text, acceptedAt, official, author, pseudonym }: Question['answers'][number]) {
  const { t } = useTranslation()
  const name = official ? t('questions.officialBy', { label: official.label }) : t('questions.accepted')
  const Icon = official ? IconRosetteDiscountCheck : IconCircleCheck
  return (
    <section className={classes.answer} aria-label={name}>
      <p className={classes.answerHead}>
        <Icon size={18} stroke={1.7} aria-hidden />
        <strong>{name}</strong>
        <span className={classes.quiet}>{author?.displayName ?? pseudonym?.name}</span>
        {official && acceptedAt ? <Tag tone="good">{t('questions.accepted')}</Tag> : null}
      </p>
      <RichText text={text} />
    </section>
  )
}

function Wanting({ id, mayWant, isSolved, viewerWantsToKnow, wantToKnowCount }: { id: string; mayWant: boolean } & Pick<Question, 'isSolved' | 'viewerWantsToKnow' | 'wantToKnowCount'>) {
  const { t } = useTranslation()
  const [want, wanting] = useMutation(WantToKnow, { onError: tellProblem })
  const [withdraw, withdrawing] = useMutation(WithdrawWantToKnow, { onError: tellProblem })
  return (
    <p className={classes.states}>
      {mayWant ? (
        <Button
          size="sm"
          variant={viewerWantsToKnow ? 'filled' : 'light'}
          aria-pressed={viewerWantsToKnow}
          loading={wanting.loading || withdrawing.loading}
          onClick={() => void (viewerWantsToKnow ? withdraw : want)({ variables: { input: { postId: id } } })}
        >
          {t('questions.want')}
        </Button>
      ) : null}
      {wantToKnowCount > 0 || !isSolved ? <span className={classes.quiet}>{t('questions.wanted', { count: wantToKnowCount })}</span> : null}
    </p>
  )
}
