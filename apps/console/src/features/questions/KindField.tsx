import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { defineExtra, type FieldProps } from '../posts/composer/extra'
import { AnonymousSwitch, signingInput, underName, type Signing } from './AnonymousSwitch'
import { SimilarQuestions } from './SimilarQuestions'

type Kind = 'TALK' | 'QUESTION'

/** Whether it says or asks something; what was asked before comes up while one types. */
function KindField({ value, onChange, title, others }: FieldProps<Kind>) {
  const { t } = useTranslation()
  if (others.kind === 'KUDOS' && value === 'TALK') return null
  return (
    <>
      <SegmentedControl
        aria-label={t('questions.kind')}
        value={value}
        onChange={(kind) => onChange(kind as Kind)}
        data={(['TALK', 'QUESTION'] as const).map((kind) => ({ value: kind, label: t(`questions.kinds.${kind}`) }))}
      />
      {value === 'QUESTION' ? <SimilarQuestions title={title} /> : null}
    </>
  )
}

export const kind = defineExtra<Kind>({
  key: 'kind',
  initial: 'TALK',
  place: 'above',
  Field: KindField,
  input: (value) => (value === 'QUESTION' ? { kind: value } : {}),
  send: (value) => (value === 'QUESTION' ? 'questions.send' : undefined),
})

export const signing = defineExtra<Signing>({
  key: 'isAnonymous',
  initial: underName,
  place: 'below',
  Field: ({ spaceId, value, onChange, error, others }: FieldProps<Signing>) => (others.kind === 'KUDOS' && !value.isAnonymous ? null : <AnonymousSwitch place={spaceId} value={value} onChange={onChange} error={error} />),
  input: signingInput,
})
