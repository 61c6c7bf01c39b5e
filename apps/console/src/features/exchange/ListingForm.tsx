import { Button, NativeSelect, NumberInput, SegmentedControl, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { directions, listingKinds, listingModes } from '@/app/choices'
import { useDraftForm } from '@/app/draft'
import { localInput } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import type { ListingDirection, ListingKind, ListingMode, PublishListingInput } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'
import preview from './ListingForm.module.css'

type Props = {
  federations: { id: string; name: string }[]
  direction: ListingDirection
  onSend: (input: PublishListingInput) => Promise<{ message: string } | undefined>
}
const day = 24 * 60 * 60 * 1000
const dayInput = (time: number) => localInput(new Date(time)).slice(0, 10)

export function ListingForm({ federations, direction, onSend }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { form, submit, busy, problem } = useDraftForm(`${slug}.listing`, {
    initialValues: {
      federationId: federations[0]?.id ?? '',
      direction,
      kind: 'SPEAKER' as ListingKind,
      title: '',
      description: '',
      quantity: 1 as number | string,
      mode: 'ANY' as ListingMode,
      region: '',
      topics: [] as string[],
      availableFrom: dayInput(Date.now() + 7 * day),
      availableUntil: dayInput(Date.now() + 97 * day),
      valueCredits: 2 as number | string,
    },
    validate: {
      title: (value) => (value.trim() === '' ? t('exchange.titleMissing') : null),
      description: (value) => (value.trim() === '' ? t('exchange.descriptionMissing') : null),
      availableFrom: (value) => (value === '' ? t('exchange.fromMissing') : null),
      availableUntil: (value, { availableFrom }) => (value >= availableFrom ? null : t('exchange.untilBeforeFrom')),
    },
  })
  const { values } = form
  const federation = federations.find(({ id }) => id === values.federationId)
  const send = submit(({ quantity, region, availableFrom, availableUntil, valueCredits, ...rest }, idempotencyKey) =>
    onSend({
      ...rest,
      quantity: Number(quantity),
      region: region.trim() || null,
      availableFrom: new Date(`${availableFrom}T00:00`).toISOString(),
      availableUntil: new Date(`${availableUntil}T23:59`).toISOString(),
      valueCredits: Number(valueCredits),
      idempotencyKey,
    }),
  )
  return (
    <Card as="div">
      <form onSubmit={send} noValidate className={classes.form}>
        <ErrorNote problem={problem} />
        <SegmentedControl
          fullWidth
          aria-label={t('exchange.directionLabel')}
          data={directions.map((value) => ({ value, label: t(`exchange.directionLong.${value}`) }))}
          value={values.direction}
          onChange={(value) => form.setFieldValue('direction', value)}
        />
        <div className={classes.pair}>
          <NativeSelect
            label={t('exchange.kindLabel')}
            data={listingKinds.map((value) => ({ value, label: t(`exchange.kind.${value}`) }))}
            {...form.getInputProps('kind')}
          />
          <NativeSelect
            label={t('exchange.modeLabel')}
            data={listingModes.map((value) => ({ value, label: t(`exchange.mode.${value}`) }))}
            {...form.getInputProps('mode')}
          />
        </div>
        <TextInput label={t('exchange.titleLabel')} placeholder={t(`exchange.titleHint.${values.direction}`)} {...form.getInputProps('title')} />
        <Textarea
          label={t('exchange.description')}
          description={t('exchange.descriptionHint')}
          autosize
          minRows={3}
          maxRows={12}
          {...form.getInputProps('description')}
        />
        <TagsInput
          label={t('exchange.topics')}
          description={t('exchange.topicsHint')}
          maxTags={8}
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          {...form.getInputProps('topics')}
        />
        <div className={classes.pair}>
          <TextInput type="date" label={t('exchange.from')} {...form.getInputProps('availableFrom')} />
          <TextInput type="date" label={t('exchange.until')} {...form.getInputProps('availableUntil')} />
        </div>
        <div className={classes.pair}>
          <NumberInput label={t('exchange.quantity')} min={1} max={1000} allowDecimal={false} {...form.getInputProps('quantity')} />
          <TextInput label={t('exchange.region')} placeholder={t('exchange.regionHint')} {...form.getInputProps('region')} />
          <NumberInput
            label={t('exchange.value')}
            description={t('exchange.valueHint')}
            min={0}
            max={1000}
            allowDecimal={false}
            {...form.getInputProps('valueCredits')}
          />
        </div>
        {federations.length > 1 ? (
          <NativeSelect
            label={t('exchange.audience')}
            data={federations.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('federationId')}
          />
        ) : null}
        <div className={preview.crossing}>
          <CrossingBadge />
          <p>{t('exchange.whatCrosses', { name: federation?.name ?? '' })}</p>
        </div>
        <div className={classes.buttons}>
          <Button type="submit" color="cross" loading={busy}>
            {t('exchange.publishTo', { name: federation?.name ?? '' })}
          </Button>
        </div>
      </form>
    </Card>
  )
}
