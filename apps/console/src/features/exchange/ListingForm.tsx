import { Button, Checkbox, Group, NativeSelect, NumberInput, SegmentedControl, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { directions, listingFields, listingKinds, listingModes } from '@/app/choices'
import { useDraftForm } from '@/app/draft'
import { localInput } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import type { ListingDirection, ListingField, ListingKind, ListingMode, PublishListingInput, TenantKind } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { CrossingBadge } from '@/ui/Crossing'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'
import preview from './ListingForm.module.css'

type Props = {
  audiences: { id: string; name: string; kind: TenantKind }[]
  direction: ListingDirection
  onSend: (input: PublishListingInput) => Promise<{ message: string } | undefined>
}
const day = 24 * 60 * 60 * 1000
const dayInput = (time: number) => localInput(new Date(time)).slice(0, 10)

export function ListingForm({ audiences, direction, onSend }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { form, submit, busy, problem } = useDraftForm(`${slug}.listing`, {
    initialValues: {
      audienceId: audiences[0]?.id ?? '',
      place: '',
      contact: '',
      sharedFields: ['DESCRIPTION', 'REGION', 'TOPICS'] as ListingField[],
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
  const audience = audiences.find(({ id }) => id === values.audienceId)
  const send = submit(({ audienceId, quantity, region, place, contact, availableFrom, availableUntil, valueCredits, ...rest }, idempotencyKey) =>
    onSend({
      ...rest,
      ...(audience?.kind === 'FEDERATION' ? { federationId: audienceId } : { partnerId: audienceId }),
      place: place.trim() || null,
      contact: contact.trim() || null,
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
        <div className={classes.pair}>
          <TextInput label={t('exchange.place')} description={t('exchange.placeHint')} {...form.getInputProps('place')} />
          <TextInput label={t('exchange.contact')} description={t('exchange.contactHint')} {...form.getInputProps('contact')} />
        </div>
        {audiences.length > 1 ? (
          <NativeSelect
            label={t('exchange.audience')}
            data={audiences.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('audienceId')}
          />
        ) : null}
        <Checkbox.Group label={t('exchange.sharedFields')} description={t('exchange.sharedFieldsHint')} {...form.getInputProps('sharedFields')}>
          <Group mt={8} gap={16}>
            {listingFields.map((value) => (
              <Checkbox key={value} value={value} label={t(`exchange.field.${value}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <div className={preview.crossing}>
          <CrossingBadge />
          <p>{t(`exchange.whatCrosses.${audience?.kind === 'FEDERATION' ? 'federation' : 'partner'}`, { name: audience?.name ?? '' })}</p>
        </div>
        <div className={classes.buttons}>
          <Button type="submit" color="cross" loading={busy}>
            {t('exchange.publishTo', { name: audience?.name ?? '' })}
          </Button>
        </div>
      </form>
    </Card>
  )
}
