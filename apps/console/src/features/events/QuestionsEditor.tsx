import { ActionIcon, Button, Checkbox, SegmentedControl, TagsInput, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SignUpQuestionKind } from '@/gql/graphql'
import form from '@/ui/Form.module.css'
import classes from './QuestionsEditor.module.css'

export type Question = { key: string | null; text: string; kind: SignUpQuestionKind; choices: string[]; isRequired: boolean }
type Props = { value: Question[]; error?: string | undefined; onChange: (value: Question[]) => void }

const empty: Question = { key: null, text: '', kind: 'TEXT', choices: [], isRequired: false }

/** What is asked at sign-up. */
export function QuestionsEditor({ value, error, onChange }: Props) {
  const { t } = useTranslation()
  const change = (at: number, part: Partial<Question>) => onChange(value.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <fieldset className={classes.questions} aria-describedby={error ? 'questions-error' : undefined}>
      <legend className={classes.legend}>{t('events.questions.title')}</legend>
      <p className={form.hint}>{t('events.questions.hint')}</p>
      {value.map((question, i) => (
        <div key={i} className={classes.question}>
          <div className={classes.line}>
            <TextInput
              className={classes.text}
              label={t('events.questions.text', { number: i + 1 })}
              maxLength={300}
              value={question.text}
              onChange={({ currentTarget }) => change(i, { text: currentTarget.value })}
            />
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('events.questions.remove', { number: i + 1 })} onClick={() => onChange(value.filter((_, j) => j !== i))}>
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </div>
          <div className={form.buttons}>
            <SegmentedControl
              aria-label={t('events.questions.kind')}
              size="xs"
              data={(['TEXT', 'CHOICE'] as const).map((kind) => ({ value: kind, label: t(`events.questions.kinds.${kind}`) }))}
              value={question.kind}
              onChange={(kind) => change(i, { kind, choices: [] })}
            />
            <Checkbox label={t('events.questions.required')} checked={question.isRequired} onChange={({ currentTarget }) => change(i, { isRequired: currentTarget.checked })} />
          </div>
          {question.kind === 'CHOICE' ? (
            <TagsInput label={t('events.questions.choices')} description={t('events.questions.choicesHint')} value={question.choices} maxTags={20} acceptValueOnBlur onChange={(choices) => change(i, { choices })} />
          ) : null}
        </div>
      ))}
      {error ? (
        <p id="questions-error" role="alert" className={classes.error}>
          {error}
        </p>
      ) : null}
      {value.length < 10 ? (
        <div>
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onChange([...value, empty])}>
            {t('events.questions.add')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  )
}
