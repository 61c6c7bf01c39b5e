import { useState } from 'react'
import { Button, Checkbox, FileInput, NativeSelect, NumberInput, Radio, Textarea, TextInput } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { localInput } from '@/app/format'
import { problemOf } from '@/app/problem'
import { uploadFile } from '@/app/upload'
import { useViewer } from '@/features/frame/viewer'
import type { ExamResult, ReportPassInput } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'

/** More than anybody has studied. */
const mostHours = 10_000
const accepted = 'image/png,image/jpeg,image/webp,application/pdf'

export type ReportValues = {
  certificationId: string
  result: ExamResult
  examOn: string
  studyHours: number | string
  whatWorked: string
  sharing: '' | 'everyone' | 'operators'
  showsAttempt: boolean
}
type Content = Omit<ReportPassInput, 'idempotencyKey'>
type Props = {
  draft: string
  initial: ReportValues
  /** Empty for a report that exists: its certification stays. */
  certifications: { id: string; name: string }[]
  evidence?: { name: string } | null
  onSend: (input: Content, idempotencyKey: string) => Promise<{ message: string; code: string } | undefined>
}

export const newReport = (certificationId: string): ReportValues => ({
  certificationId, result: 'PASSED', examOn: '', studyHours: '', whatWorked: '', sharing: '', showsAttempt: false,
})

/** What one says of an exam: a pass goes to the operators, a failed attempt stays here. */
export function ReportForm({ draft, initial, certifications, evidence, onSend }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [file, setFile] = useState<File | null>(null)
  const { form, submit, busy, problem } = useDraftForm(draft, {
    initialValues: { ...initial, asDraft: false, evidenceFileId: null },
    // The certification of a report that exists is not asked for.
    fieldOf: { EXAM_IN_FUTURE: 'examOn', ...(certifications.length > 0 ? { ALREADY_PASSED: 'certificationId' as const } : {}) },
    validate: {
      certificationId: (value) => (value === '' && certifications.length > 0 ? t('certifications.certificationMissing') : null),
      examOn: (value) => (value === '' ? t('certifications.examOnMissing') : null),
      studyHours: (value) => (value === '' || (Number(value) >= 0 && Number(value) <= mostHours) ? null : t('certifications.studyHoursWrong')),
      sharing: (value, { result }) => (value === '' && result === 'PASSED' ? t('certifications.sharingMissing') : null),
    },
  })
  const { result } = form.values
  const passed = result === 'PASSED'
  const send = submit(async ({ asDraft, sharing, studyHours, evidenceFileId: _none, ...values }, idempotencyKey) => {
    let evidenceFileId: string | undefined
    if (file && passed) {
      try {
        evidenceFileId = await uploadFile(slug, file)
      } catch (error) {
        return { message: problemOf(error).message || t('certifications.uploadFailed'), field: 'evidenceFileId' }
      }
    }
    return onSend(
      { ...values, studyHours: studyHours === '' ? null : Number(studyHours), isShared: sharing === 'everyone', isDraft: asDraft, ...(evidenceFileId ? { evidenceFileId } : {}) },
      idempotencyKey,
    )
  })

  return (
    <Card as="div">
      <form onSubmit={send} noValidate className={classes.form}>
        <ErrorNote problem={problem} />
        {certifications.length > 0 ? (
          <NativeSelect
            label={t('certifications.which')}
            data={[{ value: '', label: t('certifications.choose') }, ...certifications.map(({ id, name }) => ({ value: id, label: name }))]}
            {...form.getInputProps('certificationId')}
          />
        ) : null}
        <Radio.Group label={t('certifications.resultLabel')} {...form.getInputProps('result')}>
          <div className={classes.pair} style={{ marginTop: 6 }}>
            <Radio value="PASSED" label={t('certifications.result.PASSED')} />
            <Radio value="FAILED" label={t('certifications.result.FAILED')} description={t('certifications.failedHint')} />
          </div>
        </Radio.Group>
        <div className={classes.pair}>
          <TextInput type="date" label={t('certifications.examOn')} max={localInput(new Date()).slice(0, 10)} {...form.getInputProps('examOn')} />
          <NumberInput
            label={t('certifications.studyHours')}
            description={t('certifications.studyHoursHint')}
            min={0}
            max={mostHours}
            clampBehavior="none"
            allowDecimal={false}
            {...form.getInputProps('studyHours')}
          />
        </div>
        <Textarea
          label={t('certifications.whatWorked')}
          description={t('certifications.whatWorkedHint')}
          autosize
          minRows={3}
          maxRows={12}
          {...form.getInputProps('whatWorked')}
        />
        {passed ? (
          <>
            <FileInput
              label={t('certifications.evidence')}
              description={evidence ? t('certifications.evidenceKept', { name: evidence.name }) : t('certifications.evidenceHint')}
              placeholder={t('certifications.evidenceChoose')}
              accept={accepted}
              leftSection={<IconPaperclip size={18} aria-hidden />}
              clearable
              clearButtonProps={{ 'aria-label': t('action.clear') }}
              value={file}
              error={form.errors.evidenceFileId}
              onChange={(chosen) => {
                setFile(chosen)
                form.clearFieldError('evidenceFileId')
              }}
            />
            <Radio.Group label={t('certifications.sharingLabel')} {...form.getInputProps('sharing')}>
              <div className={classes.form} style={{ marginTop: 8, gap: 10 }}>
                <Radio value="everyone" label={t('certifications.sharing.everyone')} description={t('certifications.sharingHint.everyone')} />
                <Radio value="operators" label={t('certifications.sharing.operators')} description={t('certifications.sharingHint.operators')} />
              </div>
            </Radio.Group>
            <Checkbox
              label={t('certifications.showsAttempt')}
              description={t('certifications.showsAttemptHint')}
              {...form.getInputProps('showsAttempt', { type: 'checkbox' })}
            />
          </>
        ) : null}
        <div className={classes.buttons}>
          <Button type="submit" loading={busy} onClick={() => form.setFieldValue('asDraft', false)}>
            {passed ? t('certifications.submit') : t('certifications.keep')}
          </Button>
          {passed ? (
            <Button type="submit" variant="default" disabled={busy} onClick={() => form.setFieldValue('asDraft', true)}>
              {t('certifications.keepDraft')}
            </Button>
          ) : null}
        </div>
      </form>
    </Card>
  )
}
