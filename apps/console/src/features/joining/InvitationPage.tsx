import { useEffect, useState } from 'react'
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { IconClockOff, IconUserCheck } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { useFormat } from '@/app/format'
import { problemOf, type Problem } from '@/app/problem'
import { request, session } from '@/app/session'
import { RulesText } from '@/features/moderation/RulesText'
import { graphql } from '@/gql'
import type { ReceivedInvitationQuery } from '@/gql/graphql'
import { language } from '@/i18n/language'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import { Tag } from '@/ui/Tag'
import { JoiningShell } from './JoiningShell'
import classes from './Joining.module.css'

const InvitationQuery = graphql(`
  query ReceivedInvitation($secret: String!) {
    receivedInvitation(secret: $secret) {
      state email displayName expiresAt role inviterName note step
      community { id slug name ...MarkTenant }
      rules { version ja en }
    }
  }
`)
type Invitation = ReceivedInvitationQuery['receivedInvitation']
const route = getRouteApi('/invitation/$secret')

/** Where the link of an invitation leads: who invites to what, the rules, and the way in. */
export function InvitationPage() {
  const { i18n } = useTranslation()
  const { secret } = route.useParams()
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [asked, setAsked] = useState(0)

  useEffect(() => {
    let left = false
    session
      .ensure()
      .catch(() => false)
      .then(() => request(InvitationQuery, { secret }, session.granted()?.accessToken))
      .then((answer) => left || setInvitation(answer.receivedInvitation))
      .catch((error: unknown) => left || setProblem(problemOf(error)))
    return () => {
      left = true
    }
  }, [secret, i18n.language, asked])

  return (
    <JoiningShell problem={problem} isThere={invitation !== null}>
      {invitation ? <Inside invitation={invitation} secret={secret} askAgain={() => setAsked((n) => n + 1)} /> : null}
    </JoiningShell>
  )
}

function Inside({ invitation, secret, askAgain }: { invitation: Invitation; secret: string; askAgain: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { community, state, email, step, inviterName, note, role, expiresAt } = invitation
  if (state !== 'OPEN') {
    const isUsed = state === 'ACCEPTED'
    return (
      <EmptyState
        isPage
        icon={isUsed ? <IconUserCheck /> : <IconClockOff />}
        title={t(isUsed ? 'joining.used' : 'joining.expired')}
        action={isUsed ? <ButtonLink to="/c/$tenant" params={{ tenant: community.slug }}>{t('joining.open')}</ButtonLink> : null}
      >
        {t(isUsed ? 'joining.usedText' : 'joining.expiredText', { email })}
      </EmptyState>
    )
  }
  const next = `/invitation/${secret}`
  const signOut = async () => {
    await session.signOut()
    askAgain()
  }
  return (
    <>
      <p className={classes.community}>
        <Mark tenant={community} />
        <span>{community.name}</span>
        {role === 'MEMBER' ? null : <Tag tone="accent">{t('joining.as', { role: t(`role.${role}`) })}</Tag>}
      </p>
      <PageHeader title={t('joining.title', { community: community.name })} lead={inviterName ? t('joining.invitedBy', { name: inviterName }) : t('joining.asked')} />
      {note ? <blockquote className={classes.note}>{note}</blockquote> : null}
      {step === 'SIGN_IN' ? (
        <Card>
          <p>{t('joining.signInFirst', { email })}</p>
          <ButtonLink to="/sign-in" search={{ next }} size="md" mt={14}>
            {t('auth.signIn')}
          </ButtonLink>
        </Card>
      ) : step === 'OTHER_ACCOUNT' ? (
        <Card tone="notice">
          <p>{t('joining.other', { email })}</p>
          <Button size="md" mt={14} onClick={() => void signOut()}>
            {t('joining.signOut')}
          </Button>
        </Card>
      ) : (
        <JoinForm invitation={invitation} secret={secret} askAgain={askAgain} />
      )}
      <p className={classes.quiet}>{t('joining.until', { email, day: format.day(expiresAt) })}</p>
    </>
  )
}

function JoinForm({ invitation: { step, rules, community, email, displayName }, secret, askAgain }: { invitation: Invitation; secret: string; askAgain: () => void }) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const isNew = step === 'SIGN_UP'
  const { form, submit, busy, problem } = useDraftForm(`join.${community.slug}`, {
    initialValues: { displayName: displayName ?? '', kana: '', password: '', agrees: false },
    secrets: ['password', 'agrees'],
    validate: {
      displayName: (value) => (value.trim() === '' ? t('joining.nameMissing') : null),
      password: (value) => (isNew && [...value].length < 12 ? t('setUp.passwordShort') : null),
      agrees: (value) => (rules && !value ? t('joining.agreeMissing') : null),
    },
    fieldOf: { RULES_CHANGED: 'agrees' },
  })
  const join = submit(async ({ displayName, kana, password }) => {
    const result = await session.join({ secret, displayName, kana: kana || null, password: isNew ? password : null, rulesVersion: rules?.version ?? null, locale: language() === 'en' ? 'EN' : 'JA' })
    if (result.__typename !== 'Joined') {
      askAgain()
      return result
    }
    await navigate({ to: '/c/$tenant', params: { tenant: result.community.slug } })
    return undefined
  })
  return (
    <Card>
      <form onSubmit={join} noValidate className={formClasses.form}>
        <ErrorNote problem={problem} />
        <div className={formClasses.pair}>
          <TextInput label={t('joining.name')} description={t('joining.nameHint')} autoComplete="name" size="md" maxLength={100} {...form.getInputProps('displayName')} />
          <TextInput label={t('joining.kana')} description={t('joining.kanaHint')} size="md" maxLength={100} {...form.getInputProps('kana')} />
        </div>
        {isNew ? (
          <>
            {/* For password managers: they keep a password with the name that stands before it. */}
            <input type="email" value={email} autoComplete="username" readOnly hidden />
            <PasswordInput
              label={t('auth.password')}
              description={t('joining.passwordHint')}
              autoComplete="new-password"
              size="md"
              visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword') }}
              {...form.getInputProps('password')}
            />
          </>
        ) : null}
        {rules ? (
          <section aria-labelledby="rules">
            <h2 id="rules" className={classes.title}>
              {t('joining.rules')}
            </h2>
            {/* It scrolls, so it must be reached by the keyboard. */}
            <div className={classes.rules} tabIndex={0} role="region" aria-labelledby="rules">
              <RulesText text={i18n.language === 'en' && rules.en ? rules.en : rules.ja} />
            </div>
            <Checkbox mt={14} size="md" label={t('joining.agree')} {...form.getInputProps('agrees', { type: 'checkbox' })} />
          </section>
        ) : null}
        <Button type="submit" size="md" loading={busy}>
          {t('joining.join')}
        </Button>
      </form>
    </Card>
  )
}
