import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { FeeSplit } from '@/gql/graphql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'
import { PageHeader } from '@/ui/PageHeader'
import { TiersEditor, areGood, toInput, type TypedTier } from './TiersEditor'

const OpenPool = graphql(`
  mutation OpenLicencePool($input: OpenLicencePoolInput!) {
    openLicencePool(input: $input) {
      ... on LicencePool { id }
      ... on Refusal { message code }
    }
  }
`)

/** The licence year that is being prepared: it begins next April. */
const comingYear = () => new Date().getFullYear() + (new Date().getMonth() < 3 ? 0 : 1)

export function NewPoolPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const navigate = useNavigate()
  const [open] = useMutation(OpenPool, { update: (cache) => void cache.evict({ fieldName: 'licencePools' }) })
  const { form, submit, busy, problem } = useDraftForm(`${slug}.licences`, {
    initialValues: {
      provider: '',
      licenceYear: comingYear() as number | string,
      tiers: [{ from: 1, unitPrice: 30000 }, { from: 100, unitPrice: 25000 }] as TypedTier[],
      fixedFee: 0 as number | string,
      feeSplit: 'EQUAL' as FeeSplit,
    },
    validate: {
      provider: (value) => (value.trim() === '' ? t('procurement.providerMissing') : null),
      tiers: (value) => (areGood(value) ? null : t('procurement.tiersWrong')),
    },
  })
  const { values } = form
  const send = submit(async ({ provider, licenceYear, tiers, fixedFee, feeSplit }, idempotencyKey) => {
    const { data } = await open({
      variables: { input: { provider, licenceYear: Number(licenceYear), tiers: toInput(tiers), fixedFee: Number(fixedFee), feeSplit, idempotencyKey } },
    })
    const result = data?.openLicencePool
    if (result?.__typename !== 'LicencePool') return result
    tell(t('procurement.opened'))
    await navigate({ to: '/c/$tenant/procurement/$id', params: { tenant: slug, id: result.id } })
    return undefined
  })
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('procurement.open')}
        lead={t('procurement.openLead')}
        above={
          <BackLink to="/c/$tenant/procurement" params={{ tenant: slug }}>
            {t('procurement.title')}
          </BackLink>
        }
      />
      <Card as="div">
        <form onSubmit={send} noValidate className={classes.form}>
          <ErrorNote problem={problem} />
          <div className={classes.pair}>
            <TextInput label={t('procurement.provider')} placeholder={t('procurement.providerHint')} maxLength={100} {...form.getInputProps('provider')} />
            <NumberInput
              label={t('procurement.yearLabel')}
              description={t('procurement.year', { year: Number(values.licenceYear) })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={2000}
              max={2100}
              allowDecimal={false}
              {...form.getInputProps('licenceYear')}
            />
          </div>
          <TiersEditor tiers={values.tiers} onChange={(tiers) => form.setFieldValue('tiers', tiers)} seats={null} />
          <div className={classes.pair}>
            <NumberInput label={t('procurement.fixedFee')} description={t('procurement.fixedFeeHint')} prefix="¥" min={0} max={100000000} allowDecimal={false} thousandSeparator="," {...form.getInputProps('fixedFee')} />
            <NativeSelect
              label={t('procurement.feeSplitLabel')}
              description={t('procurement.feeSplitHint')}
              data={(['EQUAL', 'POPULATION'] as const).map((value) => ({ value, label: t(`procurement.feeSplit.${value}`) }))}
              {...form.getInputProps('feeSplit')}
            />
          </div>
          <div>
            <CrossingBadge />
            <p className={classes.hint}>{t('procurement.openCrosses')}</p>
          </div>
          <div className={classes.buttons}>
            <Button type="submit" color="cross" loading={busy}>
              {t('procurement.openButton')}
            </Button>
          </div>
        </form>
      </Card>
    </div>
  )
}
