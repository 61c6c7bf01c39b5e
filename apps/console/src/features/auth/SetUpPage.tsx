import { useEffect } from 'react'
import { Button, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { request, session } from '@/app/session'
import { graphql } from '@/gql'
import type { TenantKind } from '@/gql/graphql'
import { ErrorNote } from '@/ui/ErrorNote'
import { PageHeader } from '@/ui/PageHeader'
import { AuthShell } from './AuthShell'
import classes from './SetUpPage.module.css'

const SetUpServerQuery = graphql(`
  query SetUpServer { server { needsSetup } }
`)
const kinds = ['CORPORATE', 'LEARNING', 'ALUMNI', 'FEDERATION'] as const satisfies TenantKind[]
const initialKind: TenantKind = 'CORPORATE'

/** The first run: the first community and its owner. */
export function SetUpPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const filled = (message: string) => (value: string) => (value.trim() === '' ? message : null)
  const { form, submit, busy, problem } = useDraftForm('set-up', {
    initialValues: {
      code: '',
      communityName: '',
      slug: '',
      kind: initialKind,
      displayName: '',
      email: '',
      password: '',
    },
    secrets: ['code', 'password'],
    validate: {
      code: filled(t('setUp.codeMissing')),
      communityName: filled(t('setUp.communityNameMissing')),
      slug: (value) => (/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(value) ? null : t('setUp.slugInvalid')),
      displayName: filled(t('setUp.displayNameMissing')),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('setUp.emailInvalid')),
      password: (value) => ([...value].length >= 12 ? null : t('setUp.passwordShort')),
    },
  })

  useEffect(() => {
    request(SetUpServerQuery, {})
      .then(({ server }) => (server.needsSetup ? undefined : navigate({ to: '/sign-in', replace: true })))
      .catch(() => undefined)
  }, [navigate])

  const found = submit(async (values) => {
    const result = await session.setUp({ ...values, email: values.email.trim(), code: values.code.trim() })
    if (result.__typename === 'SlugTaken') return { message: result.message, field: 'slug' }
    if (result.__typename === 'SetupCodeInvalid') return { message: result.message, field: 'code' }
    await navigate({ to: '/c/$tenant', params: { tenant: values.slug } })
  })

  return (
    <AuthShell>
      <PageHeader title={t('setUp.title')} lead={t('setUp.lead')} />
      <form onSubmit={found} noValidate className={classes.form}>
        <ErrorNote problem={problem} />
        <TextInput
          label={t('setUp.code')}
          description={t('setUp.codeHint')}
          autoComplete="one-time-code"
          {...form.getInputProps('code')}
        />
        <fieldset className={classes.part}>
          <legend>{t('setUp.community')}</legend>
          <TextInput label={t('setUp.communityName')} {...form.getInputProps('communityName')} />
          <TextInput
            label={t('setUp.slug')}
            description={t('setUp.slugHint', { slug: form.values.slug || 'aoba' })}
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('slug')}
          />
          <Radio.Group label={t('setUp.kind')} description={t('setUp.kindHint')} {...form.getInputProps('kind')}>
            <div className={classes.kinds}>
              {kinds.map((kind) => (
                <Radio.Card key={kind} value={kind} className={classes.kind} aria-label={t(`kind.${kind}`)}>
                  <Radio.Indicator />
                  <span className={classes.kindWords}>
                    <strong>{t(`kind.${kind}`)}</strong>
                    <span>{t(`kindText.${kind}`)}</span>
                  </span>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
        </fieldset>
        <fieldset className={classes.part}>
          <legend>{t('setUp.you')}</legend>
          <TextInput label={t('setUp.displayName')} autoComplete="name" {...form.getInputProps('displayName')} />
          <TextInput label={t('auth.email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
          <PasswordInput
            label={t('auth.password')}
            description={t('setUp.passwordHint')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword') }}
            {...form.getInputProps('password')}
          />
        </fieldset>
        <Button type="submit" size="md" loading={busy}>
          {t('setUp.create')}
        </Button>
      </form>
    </AuthShell>
  )
}
