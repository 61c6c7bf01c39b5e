import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { PageHeader } from '@/ui/PageHeader'
import classes from './Alumni.module.css'
import { useStanding } from './standing'

const Claim = graphql(`
  mutation ClaimAlumniRecord($input: ClaimAlumniRecordInput!) {
    claimAlumniRecord(input: $input) {
      ... on AlumniClaim { id state }
      ... on Refusal { message code }
    }
  }
`)
const month = /^\d{4}-\d{2}$/

/** Four questions, in the words of somebody who left years ago. */
export function ClaimPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const { refetch } = useStanding()
  const [claim] = useMutation(Claim, { update: (cache) => void cache.evict({ fieldName: 'directory' }) })
  const { form, submit, busy, problem } = useDraftForm(`${slug}.claim`, {
    initialValues: { employeeNumber: '', kana: '', joinedMonth: '', leftMonth: '' },
    validate: {
      employeeNumber: (value) => (value.trim() === '' ? t('alumni.claimForm.numberMissing') : null),
      kana: (value) => (value.trim() === '' ? t('alumni.claimForm.kanaMissing') : null),
      joinedMonth: (value) => (month.test(value) ? null : t('alumni.claimForm.monthMissing')),
      leftMonth: (value, { joinedMonth }) => (!month.test(value) ? t('alumni.claimForm.monthMissing') : value < joinedMonth ? t('alumni.claimForm.backwards') : null),
    },
  })
  const send = submit(async (values, idempotencyKey) => {
    const { data } = await claim({ variables: { input: { ...values, idempotencyKey } } })
    const result = data?.claimAlumniRecord
    if (result?.__typename !== 'AlumniClaim') return result
    tell(t(result.state === 'VERIFIED' ? 'alumni.claimForm.verified' : 'alumni.claimForm.waiting'))
    await refetch()
    await navigate({ to: '/c/$tenant/alumni', params: { tenant: slug } })
    return undefined
  })
  return (
    <div className={classes.narrow}>
      <PageHeader
        title={t('alumni.claim')}
        lead={t('alumni.claimForm.lead')}
        above={
          <BackLink to="/c/$tenant/alumni" params={{ tenant: slug }}>
            {t('area.alumni')}
          </BackLink>
        }
      />
      <Card as="div">
        <form onSubmit={send} noValidate className={formClasses.form}>
          <ErrorNote problem={problem} />
          <TextInput label={t('alumni.claimForm.number')} description={t('alumni.claimForm.numberHint')} autoComplete="off" {...form.getInputProps('employeeNumber')} />
          <TextInput label={t('alumni.claimForm.kana')} description={t('alumni.claimForm.kanaHint')} autoComplete="off" {...form.getInputProps('kana')} />
          <div className={formClasses.pair}>
            <TextInput type="month" label={t('alumni.claimForm.joined')} placeholder="2008-04" {...form.getInputProps('joinedMonth')} />
            <TextInput type="month" label={t('alumni.claimForm.left')} placeholder="2019-03" {...form.getInputProps('leftMonth')} />
          </div>
          <p className={formClasses.hint}>{t('alumni.claimForm.privacy')}</p>
          <div className={formClasses.buttons}>
            <Button type="submit" loading={busy}>
              {t('alumni.claimForm.send')}
            </Button>
          </div>
        </form>
      </Card>
    </div>
  )
}
