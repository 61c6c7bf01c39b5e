import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import classes from './FirstSteps.module.css'

const FirstStepsQuery = graphql(`
  query FirstSteps { communityStart { startedAt newcomerCount firstEvent { title } } rules { id } events(first: 1) { edges { node { id } } } }
`)
const FinishStart = graphql(`mutation FinishCommunityStart { finishCommunityStart { __typename ... on CommunityStartFinished { success } } }`)

/** What to do next in a community that was just started; operators see it until they put it away. */
export function FirstSteps() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const { data, refetch } = useQuery(FirstStepsQuery, { skip: !can('spaces:manage') })
  const [finish, { loading }] = useMutation(FinishStart)
  const start = data?.communityStart
  if (!start) return null
  const params = { tenant: slug }
  const hasEvent = data.events.edges.length > 0
  const steps = [
    { key: 'spaces', isDone: true, action: <ButtonLink to="/c/$tenant/spaces" params={params} size="xs" variant="default">{t('firstSteps.seeSpaces')}</ButtonLink> },
    { key: 'rules', isDone: data.rules !== null, action: <ButtonLink to="/c/$tenant/rules" params={params} size="xs" variant="default">{t(data.rules ? 'firstSteps.seeRules' : 'firstSteps.writeRules')}</ButtonLink> },
    { key: 'event', isDone: hasEvent, action: <ButtonLink to="/c/$tenant/events/new" params={params} search={{ first: true }} size="xs" variant={hasEvent ? 'default' : 'filled'}>{t('firstSteps.announce')}</ButtonLink> },
    {
      key: 'people',
      isDone: start.newcomerCount > 0,
      action: (
        <>
          <ButtonLink to="/c/$tenant/people/invitations" params={params} size="xs" variant="default">{t('firstSteps.invite')}</ButtonLink>
          <ButtonLink to="/c/$tenant/imports" params={params} size="xs" variant="default">{t('firstSteps.bring')}</ButtonLink>
        </>
      ),
    },
  ] as const
  return (
    <Card aria-labelledby="first-steps" className={classes.card}>
      <h2 id="first-steps" className={classes.title}>
        {t('firstSteps.title')}
      </h2>
      <p className={classes.lead}>{t('firstSteps.lead')}</p>
      <ol className={classes.steps}>
        {steps.map(({ key, isDone, action }) => (
          <li key={key} className={classes.step}>
            {isDone ? <IconCircleCheckFilled size={22} role="img" aria-label={t('firstSteps.done')} className={classes.done} /> : <IconCircle size={22} role="img" aria-label={t('firstSteps.todo')} />}
            <span className={classes.words}>
              <strong>{t(`firstSteps.${key}`)}</strong>
              <span>{t(`firstSteps.${key}Text`, { title: start.firstEvent.title })}</span>
            </span>
            {action}
          </li>
        ))}
      </ol>
      <Button size="xs" variant="subtle" loading={loading} onClick={() => void finish().then(() => refetch()).then(() => tell(t('firstSteps.finished')), tellProblem)}>
        {t('firstSteps.finish')}
      </Button>
    </Card>
  )
}
