import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery } from '@apollo/client/react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Tag } from '@/ui/Tag'
import classes from './Questions.module.css'

const SimilarQuery = graphql(`
  query SimilarQuestions($to: SimilarQuestionsInput!) {
    similarQuestions(to: $to) { answer post { id title question { isSolved wantToKnowCount } } }
  }
`)
const SayAnswered = graphql(`
  mutation SayQuestionAnswered($input: QuestionInput!) { sayQuestionAnswered(input: $input) { ... on Post { id } ... on Refusal { message code } } }
`)

/** What was asked before, while one types. */
export function SimilarQuestions({ title }: { title: string }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [typed] = useDebouncedValue(title.trim().slice(0, 200), 350)
  const { data, previousData } = useQuery(SimilarQuery, { variables: { to: { title: typed } }, skip: typed.length < 2 })
  const [say, { loading }] = useMutation(SayAnswered, { onError: tellProblem })
  const similar = (data ?? previousData)?.similarQuestions ?? []
  if (typed.length < 2 || similar.length === 0) return null
  const found = async (postId: string) => {
    const { data: said } = await say({ variables: { input: { postId } } })
    if (!said) return
    tell(t('questions.glad'))
    await navigate({ to: '/c/$tenant/posts/$id', params: { tenant: slug, id: postId } })
  }
  return (
    <section className={classes.panel} aria-label={t('questions.similar')} aria-live="polite">
      <strong>{t('questions.similar')}</strong>
      <ul className={classes.similar}>
        {similar.map(({ post, answer }) => (
          <li key={post.id}>
            <span className={classes.states}>
              <Link to="/c/$tenant/posts/$id" params={{ tenant: slug, id: post.id }} target="_blank" className={classes.link}>
                {post.title}
              </Link>
              <Tag tone={post.question?.isSolved ? 'good' : 'plain'}>{t(post.question?.isSolved ? 'questions.solved' : 'questions.open')}</Tag>
            </span>
            {answer ? <span className={classes.quiet}>{answer}</span> : null}
            {post.question?.isSolved ? (
              <span>
                <Button size="compact-sm" variant="light" loading={loading} onClick={() => void found(post.id)}>
                  {t('questions.thisAnswers')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
