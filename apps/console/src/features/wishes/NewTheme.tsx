import { useState } from 'react'
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { WishKind } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'
import { VoteButton } from './VoteButton'
import classes from './Wishes.module.css'

const Propose = graphql(`
  mutation ProposeWishTheme($input: ProposeWishThemeInput!) { proposeWishTheme(input: $input) { ... on WishTheme { id state } } }
`)
const SimilarQuery = graphql(`
  query SimilarWishThemes($to: SimilarWishesInput!) { similarWishThemes(to: $to) { theme { id title ...VoteTheme } } }
`)

/** Puts a theme on the board; what is there already is shown while one types. */
export function NewTheme() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const [propose] = useMutation(Propose, { update: (cache) => void cache.evict({ fieldName: 'wishThemes' }) })
  const { form: fields, submit, busy, problem } = useDraftForm(`${slug}.wish`, {
    initialValues: { kind: 'HEAR' as WishKind, title: '', text: '' },
    validate: { title: (value) => (value.trim() === '' ? t('wishes.titleMissing') : null) },
  })
  const isShown = isOpen || fields.values.title !== ''
  if (!isShown) {
    return (
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('wishes.new')}
      </Button>
    )
  }
  const send = submit(async (values, idempotencyKey) => {
    const { data } = await propose({ variables: { input: { ...values, idempotencyKey } } })
    if (!data) return undefined
    tell(t('wishes.proposed'))
    await navigate({ to: '/c/$tenant/wishes/$id', params: { tenant: slug, id: data.proposeWishTheme.id } })
    return undefined
  })
  return (
    <Card as="section" aria-label={t('wishes.new')} className={classes.compose}>
      <form onSubmit={send} noValidate className={form.form}>
        <ErrorNote problem={problem} />
        <SegmentedControl
          aria-label={t('wishes.whichKind')}
          data={(['HEAR', 'TALK'] as const).map((value) => ({ value, label: t(`wishes.iWant.${value}`) }))}
          {...fields.getInputProps('kind')}
        />
        <TextInput label={t('wishes.theme')} placeholder={t(`wishes.themeHint.${fields.values.kind}`)} maxLength={100} data-autofocus {...fields.getInputProps('title')} />
        <SimilarThemes title={fields.values.title} />
        <Textarea label={t('wishes.more')} description={t(`wishes.moreHint.${fields.values.kind}`)} autosize minRows={2} {...fields.getInputProps('text')} />
        <div className={form.buttons}>
          <Button type="submit" loading={busy}>
            {t('wishes.put')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              setOpen(false)
              fields.setFieldValue('title', '')
            }}
          >
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** Joining in with what is there counts more than a second theme of the same. */
function SimilarThemes({ title }: { title: string }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [typed] = useDebouncedValue(title.trim().slice(0, 100), 350)
  const { data, previousData } = useQuery(SimilarQuery, { variables: { to: { title: typed } }, skip: typed.length < 2 })
  const similar = (data ?? previousData)?.similarWishThemes ?? []
  return (
    <div aria-live="polite">
      {typed.length >= 2 && similar.length > 0 ? (
        <section className={classes.similar} aria-label={t('wishes.similar')}>
          <strong>{t('wishes.similar')}</strong>
          <ul>
            {similar.map(({ theme }) => (
              <li key={theme.id}>
                <Link to="/c/$tenant/wishes/$id" params={{ tenant: slug, id: theme.id }}>
                  {theme.title}
                </Link>
                <VoteButton theme={theme} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
