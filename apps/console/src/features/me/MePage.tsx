import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconBell, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { clientFor, speakNewLanguage } from '@/app/apollo'
import { session } from '@/app/session'
import { useCommunities } from '@/features/frame/communities'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { language } from '@/i18n/language'
import { Avatar } from '@/ui/Avatar'
import { ButtonLink } from '@/ui/ButtonLink'
import { Card, CelebrationCard } from '@/ui/Card'
import { LanguageSwitch } from '@/ui/LanguageSwitch'
import { Mark } from '@/ui/Mark'
import { PageHeader } from '@/ui/PageHeader'
import classes from './MePage.module.css'

const MeQuery = graphql(`
  query Me { me { id email } trustStory { helpedCount sentence } }
`)
const SetLocaleMutation = graphql(`
  mutation SetAccountLocale($input: SetAccountLocaleInput!) {
    setAccountLocale(input: $input) { ... on Account { id locale } }
  }
`)
const schemes = ['auto', 'light', 'dark'] as const

export function MePage() {
  const { t } = useTranslation()
  const { member, tenant, can } = useViewer()
  const communities = useCommunities()
  const { data } = useQuery(MeQuery, { client: clientFor(null) })
  const [setLocale] = useMutation(SetLocaleMutation, { client: clientFor(null) })
  const remember = () => {
    speakNewLanguage()
    // The page speaks it already; when the mails cannot be told, they go on as before.
    void setLocale({ variables: { input: { locale: language() === 'en' ? 'EN' : 'JA' } } }).catch(() => undefined)
  }
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={classes.column}>
      <PageHeader title={t('me.title')} lead={t('me.lead')} />
      <Card aria-labelledby="profile">
        <h2 id="profile" className={classes.title}>
          {t('me.profile', { name: tenant.name })}
        </h2>
        <div className={classes.person}>
          <Avatar name={member.displayName} size="lg" />
          <div>
            <p className={classes.name}>{member.displayName}</p>
            <p className={classes.quiet}>{[member.department, t(`role.${member.role}`)].filter(Boolean).join(' · ')}</p>
          </div>
        </div>
        {can('members:read') ? (
          <ButtonLink to="/c/$tenant/people/$id" params={{ tenant: tenant.slug, id: member.id }} variant="default" mt={14}>
            {t('people.profile')}
          </ButtonLink>
        ) : null}
      </Card>
      {data && data.trustStory.helpedCount > 0 ? (
        <CelebrationCard aria-labelledby="trust">
          <h2 id="trust" className={classes.title}>
            {t('alumni.trust')}
          </h2>
          <p className={classes.name}>{data.trustStory.sentence}</p>
          <p className={classes.quiet}>{t('alumni.trustText')}</p>
        </CelebrationCard>
      ) : null}
      <Card aria-labelledby="look">
        <div className={classes.setting}>
          <h2 className={classes.title}>{t('settings.language')}</h2>
          <LanguageSwitch onChange={remember} />
        </div>
        <p className={classes.quiet}>{t('preferences.mailLanguage')}</p>
        <div className={classes.setting}>
          <h2 id="look" className={classes.title}>
            {t('settings.theme')}
          </h2>
          <SegmentedControl
            aria-labelledby="look"
            data={schemes.map((value) => ({ value, label: t(`settings.${value}`) }))}
            value={colorScheme}
            onChange={setColorScheme}
          />
        </div>
      </Card>
      <Card aria-labelledby="told">
        <h2 id="told" className={classes.title}>
          {t('preferences.title')}
        </h2>
        <ButtonLink to="/c/$tenant/me/notifications" params={{ tenant: tenant.slug }} variant="default" leftSection={<IconBell size={18} aria-hidden />}>
          {t('preferences.open')}
        </ButtonLink>
      </Card>
      <Card aria-labelledby="mine">
        <h2 id="mine" className={classes.title}>
          {t('me.communities')}
        </h2>
        <ul className={classes.communities}>
          {communities.map((community) => (
            <li key={community.tenant.id}>
              <Link to="/c/$tenant" params={{ tenant: community.tenant.slug }} className={classes.community}>
                <Mark tenant={community.tenant} size="sm" />
                <span>{community.tenant.name}</span>
                <span className={classes.quiet}>{t(`kind.${community.tenant.kind}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
        <p className={classes.quiet}>{t('me.separate')}</p>
      </Card>
      <Card aria-labelledby="account">
        <h2 id="account" className={classes.title}>
          {t('me.account')}
        </h2>
        <p>{data?.me.email}</p>
        <div className={classes.leave}>
          <Button variant="default" leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void session.signOut()}>
            {t('settings.signOut')}
          </Button>
          <span className={classes.quiet}>{t('me.signOutText')}</span>
        </div>
      </Card>
    </div>
  )
}
