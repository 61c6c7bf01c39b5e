import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { reactionIcons } from '@/features/posts/reactions/icons'
import type { ReactionIcon } from '@/gql/graphql'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import classes from './Reactions.module.css'

type Values = { icon: ReactionIcon; wordJa: string; wordEn: string }
type Refusal = { message?: string; code?: string; field?: string }
type Props = { name: string; start: Values; label: string; send: (values: Values, idempotencyKey: string) => Promise<Refusal | undefined> }

const fieldOf = (field: string | undefined) => (field === 'input.wordEn' ? 'wordEn' : field === 'input.wordJa' ? 'wordJa' : undefined)
const icons = Object.entries(reactionIcons) as [ReactionIcon, (typeof reactionIcons)[ReactionIcon]][]

/** A word in both languages and a drawing. */
export function OptionForm({ name, start, label, send }: Props) {
  const { t } = useTranslation()
  const missing = (value: string) => (value.trim() === '' ? t('reactions.wordMissing') : null)
  const { form, submit, busy, problem } = useDraftForm<Values>(name, { initialValues: start, validate: { wordJa: missing, wordEn: missing } })
  const { icon } = form.getValues()
  const onSubmit = submit(async (values, key) => {
    const refusal = await send(values, key)
    if (!refusal) return undefined
    const field = fieldOf(refusal.field)
    return { message: refusal.message ?? '', ...(refusal.code ? { code: refusal.code } : {}), ...(field ? { field } : {}) }
  })
  return (
    <form onSubmit={onSubmit} noValidate className={formClasses.form}>
      <ErrorNote problem={problem} />
      <div className={formClasses.pair}>
        <TextInput label={t('reactions.wordJa')} description={t('reactions.wordHint', { count: 12 })} lang="ja" {...form.getInputProps('wordJa')} />
        <TextInput label={t('reactions.wordEn')} description={t('reactions.wordHint', { count: 24 })} lang="en" {...form.getInputProps('wordEn')} />
      </div>
      <div role="group" aria-label={t('reactions.icon')}>
        <p className={classes.label}>{t('reactions.icon')}</p>
        <div className={classes.icons}>
          {icons.map(([value, Icon]) => (
            <UnstyledButton key={value} className={classes.choice} aria-pressed={icon === value} aria-label={t(`reactions.icons.${value}`)} title={t(`reactions.icons.${value}`)} onClick={() => form.setFieldValue('icon', value)}>
              <Icon size={20} stroke={1.7} aria-hidden />
            </UnstyledButton>
          ))}
        </div>
      </div>
      <div className={formClasses.buttons}>
        <Button type="submit" loading={busy}>
          {label}
        </Button>
      </div>
    </form>
  )
}
