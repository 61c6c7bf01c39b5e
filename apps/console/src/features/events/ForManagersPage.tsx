import { useEffect, useState } from 'react'
import { Button, Skeleton } from '@mantine/core'
import { IconMapQuestion, IconPrinter } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { problemOf, type Problem } from '@/app/problem'
import { request } from '@/app/session'
import { graphql } from '@/gql'
import type { EventExplanationQuery } from '@/gql/graphql'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import { LanguageSwitch } from '@/ui/LanguageSwitch'
import { RichText } from '@/ui/RichText'
import classes from './Paper.module.css'

const Explanation = graphql(`
  query EventExplanation($secret: String!) {
    eventExplanation(secret: $secret) { communityName title description mode startsAt endsAt timeZone fee countsAsTraining workTimeAgreedBy organizerName cancelledAt }
  }
`)
const route = getRouteApi('/for-managers/$secret')
type Facts = EventExplanationQuery['eventExplanation']

/** One page about an event, for somebody without an account who is asked whether a colleague may go. */
export function ForManagersPage() {
  const { t, i18n } = useTranslation()
  const { secret } = route.useParams()
  const [facts, setFacts] = useState<Facts | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let left = false
    request(Explanation, { secret })
      .then((answer) => left || setFacts(answer.eventExplanation))
      .catch((error: unknown) => left || setProblem(problemOf(error)))
    return () => {
      left = true
    }
  }, [secret, i18n.language])
  return (
    <main className={classes.alone}>
      {problem?.code === 'NOT_FOUND' ? (
        <EmptyState isPage icon={<IconMapQuestion />} title={t('forManagers.unknown')}>
          {t('forManagers.unknownText')}
        </EmptyState>
      ) : facts === null ? (
        <div className={classes.paper} role="status" aria-busy="true" aria-label={t('state.loading')}>
          <ErrorNote problem={problem} />
          <Skeleton height={28} width="70%" />
          <Skeleton height={200} />
        </div>
      ) : (
        <Sheet facts={facts} />
      )}
      <div className={classes.buttons}>
        {facts ? (
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
            {t('forManagers.print')}
          </Button>
        ) : null}
        <LanguageSwitch />
      </div>
    </main>
  )
}

function Sheet({ facts }: { facts: Facts }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minutes = Math.round((Date.parse(facts.endsAt) - Date.parse(facts.startsAt)) / 60_000)
  return (
    <article className={classes.paper}>
      <header>
        <p className={classes.kicker}>{t('forManagers.kicker', { name: facts.communityName })}</p>
        <h1 className={classes.title}>{facts.title}</h1>
      </header>
      {facts.cancelledAt ? (
        <p className={classes.stamp}>
          <strong>{t('events.cancelledAt', { at: format.moment(facts.cancelledAt) })}</strong>
        </p>
      ) : (
        <p className={classes.stamp}>
          <strong>{facts.workTimeAgreedBy ? t('forManagers.workTime') : facts.countsAsTraining ? t('forManagers.training') : t('forManagers.askFor')}</strong>
          <span>
            {facts.workTimeAgreedBy ? t('forManagers.agreedBy', { name: facts.workTimeAgreedBy }) : null}
            {facts.workTimeAgreedBy && facts.countsAsTraining ? ' ' : null}
            {facts.countsAsTraining && facts.workTimeAgreedBy ? t('forManagers.alsoTraining') : null}
            {facts.workTimeAgreedBy ? null : facts.countsAsTraining ? t('forManagers.trainingText') : t('forManagers.askForText')}
          </span>
        </p>
      )}
      <dl className={classes.facts}>
        <dt>{t('events.when')}</dt>
        <dd>
          <time dateTime={facts.startsAt}>{format.span(facts.startsAt, facts.endsAt)}</time> {t('forManagers.minutes', { count: minutes })}
        </dd>
        <dt>{t('events.how')}</dt>
        <dd>{t(`events.mode.${facts.mode}`)}</dd>
        <dt>{t('forManagers.cost')}</dt>
        <dd>{facts.fee ?? t('forManagers.free')}</dd>
        <dt>{t('forManagers.organizer')}</dt>
        <dd>{facts.organizerName}</dd>
      </dl>
      {facts.description ? (
        <section>
          <h2 style={{ fontSize: 16 }}>{t('forManagers.about')}</h2>
          <RichText text={facts.description} />
        </section>
      ) : null}
      <section>
        <h2 style={{ fontSize: 16 }}>{t('forManagers.asks')}</h2>
        <ul className={classes.asks}>
          <li>{t('forManagers.ask1')}</li>
          <li>{t('forManagers.ask2')}</li>
          <li>{t('forManagers.ask3')}</li>
        </ul>
      </section>
    </article>
  )
}
