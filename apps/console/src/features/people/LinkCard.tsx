import { Button, CopyButton, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell, tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import classes from './People.module.css'

const LinkQuery = graphql(`
  query InvitationLink { invitationLink { secret domains joinedCount } }
`)
const OpenLink = graphql(`
  mutation OpenInvitationLink($input: OpenInvitationLinkInput!) { openInvitationLink(input: $input) { ... on InvitationLink { secret } } }
`)
const CloseLink = graphql(`
  mutation CloseInvitationLink { closeInvitationLink { ... on InvitationLink { closedAt } } }
`)
const domainsOf = (text: string) => text.split(/[\s,、;]+/).filter(Boolean)

/** The one link by which people have themselves invited. Operators pass it on, admins decide whether there is one. */
export function LinkCard() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const { data, refetch } = useQuery(LinkQuery)
  const link = data?.invitationLink
  const mayChange = can('members:manage')
  if (!data || (!link && !mayChange)) return null
  const address = link ? `${window.location.origin}/join/${link.secret}` : ''
  return (
    <Card aria-labelledby="link">
      <h2 id="link" className={classes.heading}>
        {t('people.link')}
      </h2>
      <p className={classes.quiet}>{t(link ? 'people.linkText' : 'people.noLinkText')}</p>
      {link ? (
        <>
          <div className={classes.copy}>
            <TextInput aria-label={t('people.linkAddress')} value={address} readOnly className={classes.field} leftSection={<IconLink size={16} aria-hidden />} onFocus={({ currentTarget }) => currentTarget.select()} />
            <CopyButton value={address}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy} leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}>
                  {t(copied ? 'people.copied' : 'people.copy')}
                </Button>
              )}
            </CopyButton>
          </div>
          <p className={classes.quiet}>
            <span>{link.domains.length > 0 ? t('people.onlyDomains', { domains: link.domains.map((domain) => `@${domain}`).join(' ') }) : t('people.anyDomain')}</span>
            <span>{t('people.joinedByLink', { count: link.joinedCount })}</span>
          </p>
        </>
      ) : null}
      {mayChange ? <LinkForm key={`${link?.secret} ${link?.domains.join(' ')}`} slug={slug} domains={link?.domains ?? null} refetch={async () => void (await refetch())} /> : null}
    </Card>
  )
}

/** `domains` is null while there is no link. */
function LinkForm({ slug, domains, refetch }: { slug: string; domains: string[] | null; refetch: () => Promise<void> }) {
  const { t } = useTranslation()
  const [open] = useMutation(OpenLink)
  const [close, closing] = useMutation(CloseLink)
  const { form, submit, busy, problem } = useDraftForm(`${slug}.link`, { initialValues: { domains: domains?.join(' ') ?? '' } })
  const openIt = (renews: boolean) =>
    submit(async (values) => {
      await open({ variables: { input: { domains: domainsOf(values.domains), renews } } })
      await refetch()
      tell(t(renews ? 'people.linkRenewed' : 'people.linkSaved'))
      return undefined
    })
  const stop = async () => {
    try {
      await close()
      await refetch()
      tell(t('people.linkClosed'))
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <form onSubmit={openIt(false)} noValidate className={`${formClasses.form} ${classes.domains}`}>
      <ErrorNote problem={problem} />
      <TextInput label={t('people.domains')} description={t('people.domainsHint')} {...form.getInputProps('domains')} />
      <div className={formClasses.buttons}>
        <Button type="submit" variant={domains ? 'default' : 'filled'} loading={busy}>
          {t(domains ? 'people.saveDomains' : 'people.openLink')}
        </Button>
        {domains ? (
          <>
            <Button type="button" variant="default" onClick={() => openIt(true)()}>
              {t('people.renewLink')}
            </Button>
            <Button type="button" variant="subtle" loading={closing.loading} onClick={() => void stop()}>
              {t('people.closeLink')}
            </Button>
          </>
        ) : null}
      </div>
    </form>
  )
}
