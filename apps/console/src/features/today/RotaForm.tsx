import { useState } from 'react'
import { Button, Modal, NativeSelect, SegmentedControl } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from './Today.module.css'

const RotaFormFields = graphql(`
  fragment RotaForm on Rota { rhythm places { position member { id } } operators { id displayName } }
`)
const SetWeekdayRota = graphql(`
  mutation SetWeekdayRota($input: SetWeekdayRotaInput!) { setWeekdayRota(input: $input) { ... on Rota { rhythm } ... on Refusal { message code } } }
`)
const SetWeeklyRota = graphql(`
  mutation SetWeeklyRota($input: SetWeeklyRotaInput!) { setWeeklyRota(input: $input) { ... on Rota { rhythm } ... on Refusal { message code } } }
`)
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** By weekday, one choice for each; by week, who comes after whom. */
export function RotaForm({ rota: given, onClose }: { rota: FragmentType<typeof RotaFormFields>; onClose: () => void }) {
  const { t } = useTranslation()
  const { rhythm: before, places, operators } = readFragment(RotaFormFields, given)
  const placesOf = (rhythm: 'WEEKDAY' | 'WEEK', size: number) => Array.from({ length: size }, (_, i) => (rhythm === before ? (places.find(({ position }) => position === i + 1)?.member.id ?? '') : ''))
  const [rhythm, setRhythm] = useState<'WEEKDAY' | 'WEEK'>(before ?? 'WEEKDAY')
  const [days, setDays] = useState(() => placesOf('WEEKDAY', 7))
  const [order, setOrder] = useState(() => placesOf('WEEK', Math.max(2, operators.length)))
  const [problem, setProblem] = useState<Problem | null>(null)
  const options = { refetchQueries: ['Rota'] }
  const [setWeekdays, { loading: savingDays }] = useMutation(SetWeekdayRota, options)
  const [setWeeks, { loading: savingWeeks }] = useMutation(SetWeeklyRota, options)
  const people = [{ value: '', label: t('today.nobody') }, ...operators.map(({ id, displayName }) => ({ value: id, label: displayName }))]
  const [slots, setSlots] = rhythm === 'WEEKDAY' ? [days, setDays] : [order, setOrder]

  const save = async () => {
    const memberIds = order.filter(Boolean)
    if (rhythm === 'WEEK' && memberIds.length === 0) return setProblem(refused({ message: t('today.orderMissing') }))
    try {
      const result =
        rhythm === 'WEEKDAY'
          ? (await setWeekdays({ variables: { input: Object.fromEntries(weekdays.flatMap((day, i) => (days[i] ? [[`${day}Id`, days[i]]] : []))) } })).data?.setWeekdayRota
          : (await setWeeks({ variables: { input: { memberIds } } })).data?.setWeeklyRota
      if (result?.__typename !== 'Rota') return result && setProblem(refused(result))
      tell(t('today.saved'))
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('today.rotaEdit')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <div className={classes.week}>
        <ErrorNote problem={problem} />
        <SegmentedControl
          aria-label={t('today.rhythm')}
          fullWidth
          value={rhythm}
          onChange={(value) => setRhythm(value === 'WEEK' ? 'WEEK' : 'WEEKDAY')}
          data={[{ value: 'WEEKDAY', label: t('today.rhythmOf.WEEKDAY') }, { value: 'WEEK', label: t('today.rhythmOf.WEEK') }]}
        />
        {slots.map((slot, i) => (
          <NativeSelect
            key={`${rhythm}${i}`}
            label={rhythm === 'WEEKDAY' ? t(`today.weekday.${weekdays[i] ?? 'monday'}`) : t('today.order', { count: i + 1 })}
            data={people}
            value={slot}
            onChange={({ currentTarget: { value } }) => setSlots((all) => all.map((one, n) => (n === i ? value : one)))}
          />
        ))}
        <div className={classes.buttons}>
          <Button loading={savingDays || savingWeeks} onClick={() => void save()}>
            {t('today.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
