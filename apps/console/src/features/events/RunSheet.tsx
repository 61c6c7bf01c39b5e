import { useState } from 'react'
import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core'
import { useLazyQuery } from '@apollo/client/react'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import classes from './RunSheet.module.css'
import { useAct } from './useAct'

const RunSheetEvent = graphql(`
  fragment RunSheetEvent on Event { id startsAt endsAt runSheet { minutes what who } series { id kind } }
`)
const Set = graphql(`
  mutation SetRunSheet($input: SetRunSheetInput!) { setRunSheet(input: $input) { ... on Event { ...RunSheetEvent } ... on Refusal { message } } }
`)
const TemplateQuery = graphql(`
  query RunSheetTemplate($kind: EventSeriesKind!, $minutes: Int!) { runSheetTemplate(kind: $kind, minutes: $minutes) { minutes what who } }
`)
type Line = { minutes: number | string; what: string; who: string }

/** What happens when, for those who make it happen. */
export function RunSheet({ event: given, canEdit }: { event: FragmentType<typeof RunSheetEvent>; canEdit: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const event = readFragment(RunSheetEvent, given)
  const { act, busy, problem } = useAct()
  const [lines, setLines] = useState<Line[] | null>(null)
  const [load] = useLazyQuery(TemplateQuery)
  const whole = Math.round((Date.parse(event.endsAt) - Date.parse(event.startsAt)) / 60_000)
  if (event.runSheet.length === 0 && !canEdit) return null

  const edit = (from: readonly { minutes: number; what: string; who: string | null }[]) => setLines(from.map(({ minutes, what, who }) => ({ minutes, what, who: who ?? '' })))
  const change = (i: number, part: Partial<Line>) => setLines((before) => before?.map((line, j) => (j === i ? { ...line, ...part } : line)) ?? null)
  const template = async () => {
    const { data } = await load({ variables: { kind: event.series?.kind ?? 'OTHER', minutes: Math.min(1_440, Math.max(10, whole)) } })
    if (data) edit(data.runSheetTemplate)
  }
  const save = async () => {
    const items = (lines ?? []).filter(({ what }) => what.trim() !== '').map(({ minutes, what, who }) => ({ minutes: Number(minutes), what, who: who || null }))
    if (await act(Set, { input: { eventId: event.id, items } }, [])) {
      setLines(null)
      tell(t('preparing.sheetSaved'))
    }
  }
  const sum = (list: readonly { minutes: number | string }[]) => list.reduce((all, { minutes }) => all + Number(minutes), 0)
  let at = Date.parse(event.startsAt)
  return (
    <Card aria-labelledby="run-sheet">
      <h2 id="run-sheet" className={detail.sideTitle}>
        {t('preparing.sheet')}
      </h2>
      <ErrorNote problem={problem} />
      {lines ? (
        <div className={form.form}>
          {lines.map((line, i) => (
            <div key={i} className={classes.line}>
              <NumberInput label={t('preparing.minutes')} min={0} max={1_440} value={line.minutes} onChange={(minutes) => change(i, { minutes })} />
              <TextInput label={t('preparing.what')} maxLength={200} value={line.what} onChange={({ currentTarget }) => change(i, { what: currentTarget.value })} />
              <TextInput label={t('preparing.who')} maxLength={100} value={line.who} onChange={({ currentTarget }) => change(i, { who: currentTarget.value })} />
              <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('preparing.removeLine', { number: i + 1 })} onClick={() => setLines(lines.filter((_, j) => j !== i))}>
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          <p className={detail.hint}>{t(sum(lines) === whole ? 'preparing.fits' : 'preparing.fitsNot', { sum: sum(lines), whole })}</p>
          <div className={form.buttons}>
            <Button loading={busy} onClick={() => void save()}>
              {t('preparing.saveSheet')}
            </Button>
            <Button variant="default" disabled={lines.length >= 40} onClick={() => setLines([...lines, { minutes: 5, what: '', who: '' }])}>
              {t('preparing.addLine')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setLines(null)}>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <>
          {event.runSheet.length === 0 ? (
            <p className={detail.hint}>{t('preparing.noSheet')}</p>
          ) : (
            <ol className={classes.sheet}>
              {event.runSheet.map((line, i) => {
                const from = at
                at += line.minutes * 60_000
                return (
                  <li key={i}>
                    <span className={classes.time}>{format.time(new Date(from).toISOString())}</span>
                    <span className={classes.what}>
                      {line.what}
                      {line.who ? <span className={detail.hint}>{line.who}</span> : null}
                    </span>
                    <span className={classes.minutes}>{t('preparing.minutesOf', { count: line.minutes })}</span>
                  </li>
                )
              })}
            </ol>
          )}
          {canEdit ? (
            <div className={form.buttons} style={{ marginTop: 12 }}>
              {event.runSheet.length > 0 ? (
                <Button variant="default" onClick={() => edit(event.runSheet)}>
                  {t('preparing.editSheet')}
                </Button>
              ) : null}
              <Button variant={event.runSheet.length > 0 ? 'subtle' : 'default'} onClick={() => void template()}>
                {t('preparing.fromTemplate')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </Card>
  )
}
