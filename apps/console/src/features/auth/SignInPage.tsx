import { useEffect, useState } from 'react'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { problemOf, type Problem } from '@/app/problem'
import { request, session } from '@/app/session'
import { graphql } from '@/gql'
import type { SignInServerQuery } from '@/gql/graphql'
import { changeLanguage } from '@/i18n'
import { hasChosenLanguage } from '@/i18n/language'
import { ErrorNote } from '@/ui/ErrorNote'
import { PageHeader } from '@/ui/PageHeader'
import { AuthShell } from './AuthShell'
import { Personas } from './Personas'

const ServerQuery = graphql(`
  query SignInServer { server { needsSetup isDemo demoPersonas { ...PersonaCard } } }
`)
const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { t } = useTranslation()
  const { next } = route.useSearch()
  const router = useRouter()
  const navigate = useNavigate()
  const [server, setServer] = useState<SignInServerQuery['server'] | null>(null)
  const [unreachable, setUnreachable] = useState<Problem | null>(null)
  const { form, submit, busy, problem } = useDraftForm('sign-in', {
    initialValues: { email: '', password: '' },
    secrets: ['password'],
    validate: {
      email: (value) => (value.trim() === '' ? t('auth.emailMissing') : null),
      password: (value) => (value === '' ? t('auth.passwordMissing') : null),
    },
  })

  useEffect(() => {
    let left = false
    const enter = () => router.history.replace(next ?? '/')
    void (async () => {
      try {
        const answer = await request(ServerQuery, {})
        if (left) return
        if (answer.server.needsSetup) await navigate({ to: '/setup', replace: true })
        else if (await session.ensure()) enter()
        else setServer(answer.server)
      } catch (error) {
        setUnreachable(problemOf(error))
      }
    })()
    return () => {
      left = true
    }
  }, [navigate, next, router])

  const enter = submit(async ({ email, password }) => {
    const result = await session.signIn(email.trim(), password)
    if (result.__typename !== 'SignedIn') return result
    if (!hasChosenLanguage()) await changeLanguage(result.account.locale === 'JA' ? 'ja' : 'en', { chosen: false })
    router.history.push(next ?? '/')
  })

  return (
    <AuthShell>
      <PageHeader title={t('auth.signIn')} lead={next ? t('auth.signInToContinue') : t('auth.signInLead')} />
      <form onSubmit={enter} noValidate style={{ display: 'grid', gap: 16 }}>
        <ErrorNote problem={problem ?? unreachable} />
        <TextInput
          label={t('auth.email')}
          type="email"
          autoComplete="username"
          size="md"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('auth.password')}
          autoComplete="current-password"
          size="md"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword') }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={busy}>
          {t('auth.signIn')}
        </Button>
      </form>
      {server?.isDemo ? (
        <Personas personas={server.demoPersonas} onChoose={(persona) => form.setValues(persona)} chosen={form.values.email} />
      ) : null}
    </AuthShell>
  )
}
