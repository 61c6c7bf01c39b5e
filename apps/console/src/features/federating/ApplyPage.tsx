import { useEffect, useState } from 'react'
import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { clientFor } from '@/app/apollo'
import { communityKinds, recognitions } from '@/app/choices'
import { useDraftForm } from '@/app/draft'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { useCommunities } from '@/features/frame/communities'
import { graphql } from '@/gql'
import type { CompanyRecognition, TenantKind } from '@/gql/graphql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { RichText } from '@/ui/RichText'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import form from '@/ui/Form.module.css'
import classes from './Federating.module.css'

const ApplyQuery = graphql(`
  query FederationDoor($slug: String!) {
    federationProfile(slug: $slug) { federation { id slug name ...MarkTenant } introduction criteria isOpen }
    myApplications { communityName isExternal state note appliedAt changedAt federation { id slug } }
  }
`)
const ApplyToFederation = graphql(`
  mutation ApplyToFederation($input: ApplyToFederationInput!) {
    applyToFederation(input: $input) { __typename ... on MyApplication { state } ... on Refusal { message code } }
  }
`)
const WithdrawApplication = graphql(`
  mutation WithdrawApplication($input: WithdrawApplicationInput!) {
    withdrawApplication(input: $input) { __typename ... on MyApplication { state } ... on Refusal { message code } }
  }
`)
const route = getRouteApi('/apply/$federation')
/** By the community's own client: whether I speak for it, and where it takes part. */
const HomeQuery = graphql(`
  query ApplicantHome { viewer { permissions tenant { id slug name } } federations { federation { id slug } } }
`)
const isOpenState = (state: string) => ['APPLIED', 'SCREENING', 'CONDITIONAL'].includes(state)

/** What a federation asks of those who wish to take part, my application, and how it stands. Needs no community. */
export function ApplyPage() {
  const { t } = useTranslation()
  const { federation: slug } = route.useParams()
  const query = useQuery(ApplyQuery, { client: clientFor(null), variables: { slug } })
  return (
    <main className={classes.page} id="main">
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ federationProfile: { federation, introduction, criteria, isOpen }, myApplications }) => {
          const mine = myApplications.filter((application) => application.federation.slug === slug)
          const hasOpen = mine.some(({ state }) => isOpenState(state))
          return (
            <div className={classes.stack}>
              <PageHeader title={t('apply.title', { name: federation.name })} above={<BackLink to="/">{t('apply.back')}</BackLink>} />
              <Card>
                <RichText text={introduction} />
                <h2 className={classes.title} style={{ marginTop: 16, marginBottom: 8 }}>
                  {t('apply.criteria')}
                </h2>
                <ul className={classes.criteria}>
                  {criteria.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </Card>
              {mine.map((application) => (
                <MyApplication key={application.appliedAt} slug={slug} application={application} onChange={() => void query.refetch()} />
              ))}
              {hasOpen ? null : isOpen ? <ApplicationForm slug={slug} name={federation.name} onDone={() => void query.refetch()} /> : <p>{t('apply.closed')}</p>}
            </div>
          )
        }}
      </Loaded>
    </main>
  )
}

type Mine = { communityName: string; state: 'APPLIED' | 'SCREENING' | 'APPROVED' | 'CONDITIONAL' | 'REJECTED' | 'WITHDRAWN'; note?: string | null; appliedAt: string; changedAt: string }

function MyApplication({ slug, application, onChange }: { slug: string; application: Mine; onChange: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { communityName, state, note, appliedAt } = application
  const [withdraw, { loading }] = useMutation(WithdrawApplication, { client: clientFor(null) })
  return (
    <Card tone={state === 'APPROVED' ? 'celebration' : 'plain'} aria-label={t('apply.mine')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{communityName}</h2>
        <Tag tone={state === 'APPROVED' ? 'good' : isOpenState(state) ? 'accent' : 'plain'}>{t(`applications.state.${state}`)}</Tag>
        <span className={classes.quiet}>{t('apply.sentAt', { moment: format.moment(appliedAt) })}</span>
      </div>
      <p className={classes.quiet}>{t(`apply.next.${state}`)}</p>
      {note ? <p className={classes.note}>{note}</p> : null}
      {isOpenState(state) ? (
        <div className={classes.buttons}>
          <Button
            variant="default"
            size="xs"
            loading={loading}
            onClick={() => void withdraw({ variables: { input: { federationSlug: slug } } }).then(onChange, onChange)}
          >
            {t('apply.withdraw')}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

const EXTERNAL = ''

/** The communities that I may apply for: those that I operate and that do not take part yet. */
function useHomes(federation: string): { slug: string; name: string }[] {
  const communities = useCommunities()
  const [homes, setHomes] = useState<{ slug: string; name: string }[]>([])
  useEffect(() => {
    let isGone = false
    const ask = async (slug: string) => {
      const { data } = await clientFor(slug).query({ query: HomeQuery })
      const takesPart = data?.federations.some((membership) => membership.federation.slug === federation)
      return data && !takesPart && data.viewer.permissions.includes('listings:publish') ? [data.viewer.tenant] : []
    }
    const mine = communities.filter(({ tenant }) => tenant.kind !== 'FEDERATION')
    // A community that cannot be asked now is left out; the others remain.
    void Promise.all(mine.map(({ tenant }) => ask(tenant.slug).catch(() => []))).then((found) => {
      if (!isGone) setHomes(found.flat())
    })
    return () => {
      isGone = true
    }
  }, [communities, federation])
  return homes
}

function ApplicationForm({ slug, name, onDone }: { slug: string; name: string; onDone: () => void }) {
  const { t } = useTranslation()
  const homes = useHomes(slug)
  const [apply] = useMutation(ApplyToFederation, { client: clientFor(null) })
  const draft = useDraftForm(`apply.${slug}`, {
    initialValues: {
      home: EXTERNAL,
      externalName: '',
      externalKind: 'ALUMNI' as TenantKind,
      applicantName: '',
      applicantRole: '',
      memberCount: '' as number | string,
      activity: '',
      recognition: 'OFFICIAL' as CompanyRecognition,
      membership: '',
    },
    validate: {
      externalName: (value, { home }) => (home === EXTERNAL && value.trim() === '' ? t('apply.externalNameMissing') : null),
      applicantName: (value, { home }) => (home === EXTERNAL && value.trim() === '' ? t('apply.applicantNameMissing') : null),
      applicantRole: (value) => (value.trim() === '' ? t('apply.roleMissing') : null),
      memberCount: (value) => (Number(value) >= 1 ? null : t('apply.memberCountMissing')),
      activity: (value) => (value.trim() === '' ? t('apply.activityMissing') : null),
      membership: (value) => (value.trim() === '' ? t('apply.membershipMissing') : null),
    },
  })
  const { values, getInputProps } = draft.form
  // A draft may name a community that is no choice any more.
  const isExternal = !homes.some((home) => home.slug === values.home)
  const send = draft.submit(async ({ home, externalName, externalKind, applicantName, memberCount, ...answers }, idempotencyKey) => {
    const { data } = await apply({
      client: clientFor(isExternal ? null : home),
      variables: {
        input: {
          federationSlug: slug, ...answers, memberCount: Number(memberCount), idempotencyKey,
          ...(isExternal ? { externalName, externalKind, applicantName } : {}),
        },
      },
    })
    const result = data?.applyToFederation
    if (result?.__typename !== 'MyApplication') return result
    tell(t('apply.sent'))
    onDone()
    return undefined
  })
  return (
    <Card aria-label={t('apply.form')}>
      <form onSubmit={send} noValidate className={form.form}>
        <ErrorNote problem={draft.problem} />
        <NativeSelect
          label={t('apply.home')}
          description={t('apply.homeHint')}
          data={[...homes.map((home) => ({ value: home.slug, label: home.name })), { value: EXTERNAL, label: t('apply.external') }]}
          {...getInputProps('home')}
          value={isExternal ? EXTERNAL : values.home}
        />
        {isExternal ? (
          <div className={form.pair}>
            <TextInput label={t('apply.externalName')} {...getInputProps('externalName')} />
            <NativeSelect label={t('apply.externalKind')} data={communityKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} {...getInputProps('externalKind')} />
            <TextInput label={t('apply.applicantName')} autoComplete="name" {...getInputProps('applicantName')} />
          </div>
        ) : null}
        <div className={form.pair}>
          <TextInput label={t('apply.role')} placeholder={t('apply.roleHint')} {...getInputProps('applicantRole')} />
          <NumberInput label={t('apply.memberCount')} min={1} allowDecimal={false} {...getInputProps('memberCount')} />
        </div>
        <Textarea label={t('apply.activity')} description={t('apply.activityHint')} autosize minRows={3} {...getInputProps('activity')} />
        <NativeSelect
          label={t('apply.recognition')}
          data={recognitions.map((value) => ({ value, label: t(`applications.recognition.${value}`) }))}
          {...getInputProps('recognition')}
        />
        <Textarea label={t('apply.membership')} description={t('apply.membershipHint')} autosize minRows={2} {...getInputProps('membership')} />
        <div className={classes.crossing}>
          <CrossingBadge />
          <p>{t(isExternal ? 'apply.whatCrossesExternal' : 'apply.whatCrosses', { name })}</p>
        </div>
        <div className={form.buttons}>
          <Button type="submit" color="cross" loading={draft.busy}>
            {t('apply.send', { name })}
          </Button>
        </div>
      </form>
    </Card>
  )
}
