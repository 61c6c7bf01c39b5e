import { useEffect, useState } from 'react'
import { Button, Skeleton, TextInput } from '@mantine/core'
import { IconCircleCheck, IconMapQuestion } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { problemOf, refused, type Problem } from '@/app/problem'
import { request } from '@/app/session'
import { CodeSheet } from '@/features/checkin/MyCode'
import { graphql, readFragment } from '@/gql'
import type { GuestFactsFragment } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import { LanguageSwitch } from '@/ui/LanguageSwitch'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import form from '@/ui/Form.module.css'
import classes from './GuestPage.module.css'

const GuestFacts = graphql(`
  fragment GuestFacts on GuestView { communityName title description startsAt endsAt timeZone cancelledAt acceptedAt guestName place onlineUrl checkInCode checkInPicture }
`)
const Open = graphql(`
  query GuestInvitation($secret: String!) { guestInvitation(secret: $secret) { ...GuestFacts } }
`)
const Accept = graphql(`
  mutation AcceptGuestInvitation($input: AcceptGuestInvitationInput!) {
    acceptGuestInvitation(input: $input) { ... on GuestView { ...GuestFacts } ... on Refusal { message } }
  }
`)
const route = getRouteApi('/guest/$secret')

/** An invitation, for somebody without an account. */
export function GuestPage() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { secret } = route.useParams()
  const [facts, setFacts] = useState<GuestFactsFragment | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    let left = false
    request(Open, { secret })
      .then((answer) => left || setFacts(readFragment(GuestFacts, answer.guestInvitation)))
      .catch((error: unknown) => left || setProblem(problemOf(error)))
    return () => {
      left = true
    }
  }, [secret, i18n.language])

  const accept = async () => {
    setTried(true)
    if (name.trim() === '' || email.trim() === '') return
    setBusy(true)
    setProblem(null)
    try {
      const { acceptGuestInvitation: result } = await request(Accept, { input: { secret, name, email } })
      if ('message' in result) setProblem(refused(result))
      else setFacts(readFragment(GuestFacts, result))
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  const at = (field: string) => (problem?.field === field ? problem.message : null)

  return (
    <main className={classes.page}>
      {problem?.code === 'NOT_FOUND' ? (
        <EmptyState isPage icon={<IconMapQuestion />} title={t('guest.unknown')}>
          {t('guest.unknownText')}
        </EmptyState>
      ) : facts === null ? (
        <>
          <ErrorNote problem={problem} />
          <div role="status" aria-busy="true" aria-label={t('state.loading')}>
            <Skeleton height={28} width="70%" />
            <Skeleton height={160} mt={20} />
          </div>
        </>
      ) : (
        <>
          <PageHeader title={facts.title} lead={t('guest.from', { name: facts.communityName })} />
          <Card as="section" aria-label={facts.title}>
            <p className={classes.when}>
              <time dateTime={facts.startsAt}>{format.span(facts.startsAt, facts.endsAt)}</time>
            </p>
            {facts.place ? <p>{facts.place}</p> : null}
            {facts.onlineUrl ? (
              <p>
                <a href={facts.onlineUrl} target="_blank" rel="noopener noreferrer" style={{ color: 'var(--accent)' }}>
                  {facts.onlineUrl}
                </a>
              </p>
            ) : null}
            <div className={classes.text}>
              <RichText text={facts.description} />
            </div>
          </Card>
          {facts.cancelledAt ? (
            <p role="status">{t('guest.cancelled')}</p>
          ) : facts.acceptedAt ? (
            <Card as="section" tone="celebration" aria-label={t('guest.accepted')}>
              <p className={classes.done} role="status">
                <IconCircleCheck aria-hidden />
                {t('guest.acceptedText', { name: facts.guestName ?? '' })}
              </p>
              {facts.checkInCode && facts.checkInPicture ? <CodeSheet code={facts.checkInCode} picture={facts.checkInPicture} /> : null}
            </Card>
          ) : (
            <Card as="section" aria-labelledby="accept">
              <form
                className={form.form}
                noValidate
                onSubmit={(event) => {
                  event.preventDefault()
                  void accept()
                }}
              >
                <h2 id="accept" style={{ fontSize: 17 }}>
                  {t('guest.accept')}
                </h2>
                <ErrorNote problem={problem && problem.field === null ? problem : null} />
                <TextInput label={t('guest.name')} autoComplete="name" maxLength={100} value={name} error={at('name') ?? (tried && name.trim() === '' ? t('guest.nameMissing') : null)} onChange={({ currentTarget }) => setName(currentTarget.value)} />
                <TextInput
                  label={t('guest.email')}
                  type="email"
                  autoComplete="email"
                  maxLength={254}
                  value={email}
                  error={at('email') ?? (tried && email.trim() === '' ? t('guest.emailMissing') : null)}
                  onChange={({ currentTarget }) => setEmail(currentTarget.value)}
                />
                <p className={form.hint}>{t('guest.whoReads', { name: facts.communityName })}</p>
                <div className={form.buttons}>
                  <Button type="submit" loading={busy}>
                    {t('guest.take')}
                  </Button>
                </div>
              </form>
            </Card>
          )}
        </>
      )}
      <LanguageSwitch />
    </main>
  )
}
