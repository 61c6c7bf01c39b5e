import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconCircleCheck, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Tag } from '@/ui/Tag'
import classes from './Questions.module.css'

export const AnswerMarksComment = graphql(`
  fragment AnswerMarks on Comment { id acceptedAt viewerIsAuthor author { id } official { label } }
`)
const QuestionOfComments = graphql(`
  query QuestionOfComments($id: ID!) {
    post(id: $id) { id kind viewerIsAuthor question { isSolved faqEntry { id } } }
    viewerOfficialLabel
  }
`)
const Accept = graphql(`mutation AcceptAnswer($input: AnswerInput!) { acceptAnswer(input: $input) { ... on Post { id ...QuestionFacts } ... on Refusal { message code } } }`)
const Withdraw = graphql(`mutation WithdrawAcceptance($input: QuestionInput!) { withdrawAcceptance(input: $input) { ... on Post { id ...QuestionFacts } } }`)
const Official = graphql(`mutation AnswerOfficially($input: AnswerInput!) { answerOfficially(input: $input) { ... on Comment { id ...AnswerMarks } ... on Refusal { message code } } }`)
const NotOfficial = graphql(`mutation WithdrawOfficialAnswer($input: AnswerInput!) { withdrawOfficialAnswer(input: $input) { ... on Comment { id ...AnswerMarks } } }`)
const Keep = graphql(`mutation MakeFaqEntry($input: MakeFaqEntryInput!) { makeFaqEntry(input: $input) { ... on FaqEntry { id } ... on Refusal { message code } } }`)

const inHalfAYear = () => new Date(Date.now() + 182 * 86_400_000).toISOString().slice(0, 10)
const again = { onError: tellProblem, refetchQueries: ['Post', 'QuestionOfComments'] }

/** What a comment is as an answer. */
export function AnswerMarks({ comment: given }: { comment: FragmentType<typeof AnswerMarksComment> }) {
  const { t } = useTranslation()
  const { acceptedAt, official } = readFragment(AnswerMarksComment, given)
  if (!acceptedAt && !official) return null
  return (
    <p className={classes.states}>
      {acceptedAt ? (
        <Tag tone="good">
          <IconCircleCheck size={14} stroke={1.8} aria-hidden /> {t('questions.accepted')}
        </Tag>
      ) : null}
      {official ? (
        <Tag tone="accent">
          <IconRosetteDiscountCheck size={14} stroke={1.8} aria-hidden /> {t('questions.officialBy', { label: official.label })}
        </Tag>
      ) : null}
    </p>
  )
}

/** What may be made of a comment as an answer: each one button, for whom it is offered. */
export function AnswerActions({ comment: given, postId }: { comment: FragmentType<typeof AnswerMarksComment>; postId: string }) {
  const { t } = useTranslation()
  const { can } = useViewer()
  const { id, acceptedAt, viewerIsAuthor, author, official } = readFragment(AnswerMarksComment, given)
  const { data } = useQuery(QuestionOfComments, { variables: { id: postId } })
  const [accept] = useMutation(Accept, again)
  const [withdraw] = useMutation(Withdraw, again)
  const [makeOfficial] = useMutation(Official, again)
  const [makePlain] = useMutation(NotOfficial, again)
  const [keep] = useMutation(Keep, { ...again, onCompleted: ({ makeFaqEntry }) => tell('message' in makeFaqEntry ? makeFaqEntry.message : t('questions.kept')) })
  if (data?.post.kind !== 'QUESTION') return null
  const { post, viewerOfficialLabel } = data
  const operates = can('spaces:manage')
  const decides = post.viewerIsAuthor || operates
  const input = { variables: { input: { commentId: id } } }
  const offers = [
    { isOffered: decides && !acceptedAt, words: t('questions.accept'), act: () => accept(input) },
    { isOffered: decides && acceptedAt, words: t('questions.withdraw'), act: () => withdraw({ variables: { input: { postId } } }) },
    { isOffered: viewerOfficialLabel && viewerIsAuthor && author && !official, words: t('questions.makeOfficial', { label: viewerOfficialLabel }), act: () => makeOfficial(input) },
    { isOffered: official && (operates || viewerIsAuthor), words: t('questions.makePlain'), act: () => makePlain(input) },
    {
      isOffered: (acceptedAt || official) && (operates || viewerOfficialLabel) && !post.question?.faqEntry,
      words: t('questions.keep'),
      act: () => keep({ variables: { input: { commentId: id, reviewOn: inHalfAYear() } } }),
    },
  ]
  return offers.map(({ isOffered, words, act }) =>
    isOffered ? (
      <Button key={words} size="compact-sm" variant="subtle" color="gray" onClick={() => void act()}>
        {words}
      </Button>
    ) : null,
  )
}
