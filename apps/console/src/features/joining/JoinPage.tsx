import { useEffect, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { IconMailFast } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { problemOf, type Problem } from '@/app/problem'
import { request } from '@/app/session'
import { graphql } from '@/gql'
import type { JoinLinkQuery } from '@/gql/graphql'
import { language } from '@/i18n/language'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import { JoiningShell } from './JoiningShell'
import classes from './Joining.module.css'

const LinkQuery = graphql(`
  query JoinLink($secret: String!) { joinLink(secret: $secret) { domains community { id slug name ...MarkTenant } } }
`)
const AskForInvitation = graphql(`
  mutation AskForInvitation($input: AskForInvitationInput!) {
    askForInvitation(input: $input) { __typename ... on InvitationAsked { email } ... on Refusal { message code } }
  }
`)
const route = getRouteApi('/join/$secret')

/** Where the link of a community leads: one has an invitation mailed to oneself. */
export function JoinPage() {
  const { t, i18n } = useTranslation()
  const { secret } = route.useParams()
  const [link, setLink] = useState<JoinLinkQuery['joinLink'] | null>(null)
  const [trouble, setTrouble] = useState<Problem | null>(null)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { form, submit, busy, problem } = useDraftForm('join', {
    initialValues: { email: '' },
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('setUp.emailInvalid')) },
    fieldOf: { EMAIL_DOMAIN_NOT_ALLOWED: 'email' },
  })
  useEffect(() => {
    let left = false
    request(LinkQuery, { secret })
      .then(({ joinLink }) => left || setLink(joinLink))
      .catch((error: unknown) => left || setTrouble(problemOf(error)))
    return () => {
      left = true
    }
  }, [secret, i18n.language])
  const ask = submit(async ({ email }) => {
    const { askForInvitation } = await request(AskForInvitation, { input: { secret, email: email.trim(), locale: language() === 'en' ? 'EN' : 'JA' } })
    if (askForInvitation.__typename !== 'InvitationAsked') return askForInvitation
    setSentTo(askForInvitation.email)
    return undefined
  })
  return (
    <JoiningShell problem={trouble} isThere={link !== null}>
      {link && sentTo ? (
        <EmptyState isPage icon={<IconMailFast />} title={t('joining.mailed')}>
          {t('joining.mailedText', { email: sentTo })}
        </EmptyState>
      ) : link ? (
        <>
          <p className={classes.community}>
            <Mark tenant={link.community} />
            {link.community.name}
          </p>
          <PageHeader title={t('joining.title', { community: link.community.name })} lead={t('joining.linkLead')} />
          <Card>
            <form onSubmit={ask} noValidate className={formClasses.form}>
              <ErrorNote problem={problem} />
              <TextInput
                label={t('auth.email')}
                description={link.domains.length > 0 ? t('joining.domains', { domains: link.domains.map((domain) => `@${domain}`).join(' ') }) : t('joining.emailHint')}
                type="email"
                autoComplete="email"
                size="md"
                {...form.getInputProps('email')}
              />
              <Button type="submit" size="md" loading={busy}>
                {t('joining.ask')}
              </Button>
            </form>
          </Card>
        </>
      ) : null}
    </JoiningShell>
  )
}
