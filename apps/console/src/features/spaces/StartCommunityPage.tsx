import { useState } from 'react'
import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { clientFor } from '@/app/apollo'
import { useDraftForm } from '@/app/draft'
import { graphql } from '@/gql'
import type { TenantKind } from '@/gql/graphql'
import { language } from '@/i18n/language'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { Tag } from '@/ui/Tag'
import form from '@/ui/Form.module.css'
import classes from './Spaces.module.css'

const StartQuery = graphql(`
  query StartCommunityPage {
    communityStarting { mayStart remainingToday }
    communityTemplates { kind name description color spaces { key name description access isUsual } postTitles }
  }
`)
const StartCommunity = graphql(`
  mutation StartCommunity($input: StartCommunityInput!) {
    startCommunity(input: $input) { __typename ... on Tenant { id slug name } ... on SlugUnavailable { message suggestion code } ... on Refusal { message code } }
  }
`)
const COLORS = ['#274b8f', '#2f7d57', '#7a4a94', '#8a5a16', '#0b5351', '#a13d63'] as const
const firstKind: TenantKind = 'CORPORATE'

/** A letter-by-letter short name where the name has Latin letters; a Japanese name leaves it to the person. */
const slugOf = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)

export function StartCommunityPage() {
  const { t } = useTranslation()
  const query = useQuery(StartQuery, { client: clientFor(null) })
  return (
    <main className={classes.page} id="main">
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ communityStarting: { mayStart, remainingToday }, communityTemplates }) => (
          <>
            <PageHeader title={t('start.title')} lead={t('start.lead')} above={<BackLink to="/">{t('start.back')}</BackLink>} />
            {!mayStart || remainingToday === 0 ? (
              <Card tone="notice">
                <p>{t(mayStart ? 'start.limit' : 'start.notAllowed')}</p>
              </Card>
            ) : (
              <StartForm templates={communityTemplates} />
            )}
          </>
        )}
      </Loaded>
    </main>
  )
}

type Template = {
  kind: TenantKind
  name: string
  description: string
  color: string
  spaces: { key: string; name: string; description: string; access: 'OPEN' | 'CLOSED' | 'SECRET'; isUsual: boolean }[]
  postTitles: string[]
}

function StartForm({ templates }: { templates: Template[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [start] = useMutation(StartCommunity, { client: clientFor(null), refetchQueries: ['Communities'], awaitRefetchQueries: true })
  const [suggestion, setSuggestion] = useState<string | null>(null)
  // Until somebody chooses: the usual ones of the kind, and its colour.
  const [chosen, setChosen] = useState<Partial<Record<TenantKind, string[]>>>({})
  const draft = useDraftForm('start-community', {
    initialValues: { kind: firstKind, name: '', slug: '', displayName: '', color: '' },
    fieldOf: { SLUG_UNAVAILABLE: 'slug' },
    // What can be wrong with it is easily seen, so that nobody hears of it only at the end.
    validateInputOnBlur: ['slug'],
    validate: {
      name: (value) => (value.trim() === '' ? t('start.nameMissing') : null),
      slug: (value) => (/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(value) ? null : t('start.slugInvalid')),
      displayName: (value) => (value.trim() === '' ? t('start.displayNameMissing') : null),
    },
  })
  const { values, getInputProps, setFieldValue } = draft.form
  const template = templates.find(({ kind }) => kind === values.kind) ?? templates[0]!
  const keys = chosen[template.kind] ?? template.spaces.filter(({ isUsual }) => isUsual).map(({ key }) => key)
  const send = draft.submit(async ({ color, ...input }, idempotencyKey) => {
    const { data } = await start({ variables: { input: { ...input, color: color || null, spaces: keys, locale: language() === 'en' ? 'EN' : 'JA', idempotencyKey: `${idempotencyKey} ${keys.join(' ')}` } } })
    const result = data?.startCommunity
    setSuggestion(result?.__typename === 'SlugUnavailable' ? result.suggestion : null)
    if (result?.__typename !== 'Tenant') return result
    await navigate({ to: '/c/$tenant', params: { tenant: result.slug } })
    return undefined
  })
  return (
    <form onSubmit={send} noValidate className={form.form}>
      <ErrorNote problem={draft.problem} />
      <Radio.Group label={t('start.kind')} {...getInputProps('kind')}>
        <div className={classes.choices}>
          {templates.map(({ kind, name, description }) => (
            <Radio.Card key={kind} value={kind} className={classes.choice} aria-label={name}>
              <Radio.Indicator />
              <span className={classes.choiceWords}>
                <strong>{name}</strong>
                <span>{description}</span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <fieldset className={classes.part}>
        <legend>{t('start.community')}</legend>
        <TextInput
          label={t('start.name')}
          {...getInputProps('name')}
          onChange={({ currentTarget }) => {
            if (values.slug === slugOf(values.name)) setFieldValue('slug', slugOf(currentTarget.value))
            setFieldValue('name', currentTarget.value)
          }}
        />
        <TextInput label={t('start.slug')} description={t('start.slugHint', { slug: values.slug || 'aozora' })} autoCapitalize="none" spellCheck={false} {...getInputProps('slug')} />
        {suggestion ? (
          <div>
            <Button
              size="xs"
              variant="light"
              onClick={() => {
                setFieldValue('slug', suggestion)
                setSuggestion(null)
              }}
            >
              {t('start.useSuggestion', { slug: suggestion })}
            </Button>
          </div>
        ) : null}
        <TextInput label={t('start.displayName')} description={t('start.displayNameHint')} autoComplete="name" {...getInputProps('displayName')} />
        <Radio.Group label={t('start.color')} value={values.color || template.color} onChange={(value) => setFieldValue('color', value)}>
          <div className={classes.colors}>
            {COLORS.map((color, i) => (
              <Radio.Card key={color} value={color} className={classes.color} style={{ background: color }} aria-label={t('start.colorNumber', { number: i + 1 })} />
            ))}
          </div>
        </Radio.Group>
      </fieldset>
      <fieldset className={classes.part}>
        <legend>{t('start.spaces')}</legend>
        <Checkbox.Group
          aria-label={t('start.spaces')}
          value={keys}
          onChange={(next) => setChosen({ ...chosen, [template.kind]: next })}
        >
          <div className={classes.choices}>
            {template.spaces.map(({ key, name, description, access }, i) => (
              <Checkbox.Card key={key} value={key} disabled={i === 0} className={classes.choice} aria-label={name}>
                <Checkbox.Indicator disabled={i === 0} />
                <span className={classes.choiceWords}>
                  <strong>
                    {name} {access === 'OPEN' ? null : <Tag>{t(`posts.access.${access}`)}</Tag>}
                  </strong>
                  <span>{description}</span>
                </span>
              </Checkbox.Card>
            ))}
          </div>
        </Checkbox.Group>
        <p className={classes.quiet}>{t('start.posts', { titles: template.postTitles.map((title) => t('start.quoted', { title })).join(t('start.comma')) })}</p>
      </fieldset>
      <Button type="submit" size="md" loading={draft.busy}>
        {t('start.submit')}
      </Button>
    </form>
  )
}
