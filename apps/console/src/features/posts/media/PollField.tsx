import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconChartBar, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { defineExtra, type FieldProps } from '../composer/extra'
import classes from './Media.module.css'

type PollDraft = { options: string[]; isMultiple: boolean; closesAt: string }
type Props = Pick<FieldProps<PollDraft | null>, 'value' | 'onChange' | 'error' | 'inside'>

/** Lines that were left empty are no options: where in the form the others stand. */
const filledOf = (options: string[]) => options.flatMap((option, i) => (option.trim() === '' ? [] : [i]))

const pollInput = ({ options, isMultiple, closesAt }: PollDraft) => ({
  options: filledOf(options).map((i) => options[i]!),
  isMultiple,
  ...(closesAt ? { closesAt: new Date(closesAt).toISOString() } : {}),
})

export function PollField({ value, onChange, error, inside }: Props) {
  const { t } = useTranslation()
  if (!value) {
    return (
      <div>
        <Button variant="default" size="xs" leftSection={<IconChartBar size={16} aria-hidden />} onClick={() => onChange({ options: ['', ''], isMultiple: false, closesAt: '' })}>
          {t('media.poll.add')}
        </Button>
      </div>
    )
  }
  const { options } = value
  const filled = filledOf(options)
  const problemAt = (i: number) => (filled.includes(i) ? inside[`options.${filled.indexOf(i)}`] : undefined)
  const isAtField = inside.closesAt !== undefined || options.some((_, i) => problemAt(i) !== undefined)
  const set = (change: Partial<PollDraft>) => onChange({ ...value, ...change })
  return (
    <fieldset className={classes.poll}>
      <legend className={classes.legend}>{t('media.poll.title')}</legend>
      {options.map((option, i) => (
        <TextInput
          key={i}
          aria-label={t('media.poll.option', { number: i + 1 })}
          placeholder={t('media.poll.option', { number: i + 1 })}
          maxLength={100}
          value={option}
          error={problemAt(i)}
          onChange={({ currentTarget }) => set({ options: options.map((other, j) => (j === i ? currentTarget.value : other)) })}
          rightSection={
            options.length > 2 ? (
              <ActionIcon variant="subtle" color="gray" aria-label={t('media.poll.drop', { number: i + 1 })} onClick={() => set({ options: options.filter((_, j) => j !== i) })}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
            ) : null
          }
        />
      ))}
      {error && !isAtField ? <p role="alert" className={classes.problem}>{error}</p> : null}
      <div className={classes.row}>
        {options.length < 10 ? (
          <Button size="xs" variant="subtle" onClick={() => set({ options: [...options, ''] })}>
            {t('media.poll.more')}
          </Button>
        ) : null}
        <Button size="xs" variant="subtle" color="gray" onClick={() => onChange(null)}>
          {t('media.poll.remove')}
        </Button>
      </div>
      <Checkbox label={t('media.poll.multiple')} checked={value.isMultiple} onChange={({ currentTarget }) => set({ isMultiple: currentTarget.checked })} />
      <TextInput type="datetime-local" label={t('media.poll.closesAt')} value={value.closesAt} error={inside.closesAt} onChange={({ currentTarget }) => set({ closesAt: currentTarget.value })} />
    </fieldset>
  )
}

export const poll = defineExtra<PollDraft | null>({
  key: 'poll',
  initial: null,
  place: 'below',
  Field: PollField,
  input: (value) => (value ? { poll: pollInput(value) } : {}),
})
