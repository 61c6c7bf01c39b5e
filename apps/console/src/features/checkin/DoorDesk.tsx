import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Button, Progress, SegmentedControl, Skeleton, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCloudCheck, IconCloudOff, IconClockExclamation, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import form from '@/ui/Form.module.css'
import { DoorEngine, type Door, type Source } from './engine'
import { PeopleList } from './PeopleList'
import { Scanner } from './Scanner'
import { WalkIn } from './WalkIn'
import classes from './Door.module.css'

type View = 'scan' | 'list' | 'walkIn'
const GOOD = ['CHECKED_IN', 'UNDONE']
const CLOCK_TOLERANCE_MS = 120_000

/** Works at the door of one event, with a network or without. `header` gets its facts once they are known. */
export function DoorDesk({ source, header, findMember }: { source: Source; header: (door: Door) => ReactNode; findMember?: (value: string | null, onChange: (id: string | null, name: string) => void) => ReactNode }) {
  const { t } = useTranslation()
  const engine = useMemo(() => new DoorEngine(source), [source])
  const door = useSyncExternalStore(engine.subscribe, engine.snapshot)
  const [view, setView] = useState<View>('scan')
  const [code, setCode] = useState('')
  useEffect(() => {
    void engine.start()
    return () => engine.stop()
  }, [engine])

  const { facts, people, waiting, told, isOffline, problem } = door
  // Letters come in pieces, as pages need them: without a network the names on the list could not be drawn.
  useEffect(() => {
    if (isOffline || people.size === 0) return
    const names = [...people.values()].map(({ name }) => name).join('')
    for (const weight of [400, 700]) void document.fonts.load(`${weight} 16px ${getComputedStyle(document.body).fontFamily}`, names).catch(() => undefined)
  }, [isOffline, people])
  return (
    <>
      {header(door)}
      <ErrorNote problem={problem?.code === 'NOT_FOUND' ? null : problem} />
      {facts === null ? (
        problem === null && !isOffline ? (
          <div role="status" aria-busy="true" aria-label={t('state.loading')}>
            <Skeleton height={90} />
            <Skeleton height={280} mt={16} />
          </div>
        ) : isOffline ? (
          <Card>
            <p>{t('checkin.neverLoaded')}</p>
          </Card>
        ) : null
      ) : (
        <>
          <Numbers door={door} />
          <SegmentedControl
            fullWidth
            size="md"
            value={view}
            onChange={(value) => setView(value as View)}
            aria-label={t('checkin.views')}
            data={[
              { value: 'scan', label: t('checkin.scan') },
              { value: 'list', label: t('checkin.list') },
              { value: 'walkIn', label: t('checkin.walkIn') },
            ]}
          />
          <div aria-live="assertive" className={classes.live}>
            {told ? <Told key={told.id} door={door} /> : null}
          </div>
          {view === 'scan' ? (
            <>
              <Scanner onCode={(text) => void engine.checkInByCode(text)} />
              <form
                className={classes.code}
                onSubmit={(event) => {
                  event.preventDefault()
                  if (code.trim() === '') return
                  void engine.checkInByCode(code)
                  setCode('')
                }}
              >
                <TextInput label={t('checkin.code')} placeholder="K7QM2-F9XPT" autoComplete="off" autoCapitalize="characters" spellCheck={false} value={code} onChange={({ currentTarget }) => setCode(currentTarget.value)} />
                <Button type="submit" variant="light">
                  {t('checkin.check')}
                </Button>
              </form>
            </>
          ) : null}
          {view === 'list' ? <PeopleList people={people} onCheckIn={(person) => void engine.checkIn(person)} onUndo={(person) => void engine.undo(person)} /> : null}
          {view === 'walkIn' ? <WalkIn takesSeat={facts.walkInsTakeSeats} freeCount={facts.freeCount} findMember={findMember} onSend={(who) => void engine.walkIn(who)} /> : null}
          {door.attention.length > 0 ? (
            <Card tone="notice" aria-labelledby="attention">
              <h2 id="attention" className={classes.title}>
                {t('checkin.attention')}
              </h2>
              <p className={form.hint}>{t('checkin.attentionText')}</p>
              <ul className={classes.plain}>
                {door.attention.map(({ clientId, verdict, name }) => (
                  <li key={clientId}>
                    <span>{t(`checkin.verdict.${verdict}`, { name })}</span>
                    <Button size="compact-sm" variant="default" onClick={() => engine.dismiss(clientId)}>
                      {t('checkin.seen')}
                    </Button>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
          <p className={classes.foot}>{t('checkin.privacy', { count: waiting.length })}</p>
        </>
      )}
    </>
  )
}

/** How many are there, and whether what was done has arrived. */
function Numbers({ door: { facts, people, waiting, isOffline, clockAheadMs } }: { door: Door }) {
  const { t } = useTranslation()
  const format = useFormat()
  const walkIns = waiting.filter(({ scan }) => scan.kind === 'WALK_IN').length
  const all = [...people.values()]
  const there = all.filter(({ standing }) => standing === 'ATTENDED').length + walkIns
  const expected = all.filter(({ standing }) => standing === 'EXPECTED').length
  const minutes = Math.round(Math.abs(clockAheadMs) / 60_000)
  return (
    <Card aria-label={t('checkin.numbers')}>
      <p className={classes.count}>
        <strong data-testid="there">{format.number(there)}</strong>
        <span>{t('checkin.of', { count: there + expected })}</span>
      </p>
      <Progress value={there + expected === 0 ? 0 : (there / (there + expected)) * 100} size="lg" radius="xl" aria-label={t('checkin.progress')} />
      <p className={classes.network} role="status" data-offline={isOffline || undefined}>
        {isOffline ? <IconCloudOff size={18} aria-hidden /> : <IconCloudCheck size={18} aria-hidden />}
        {isOffline ? t('checkin.offline', { count: waiting.length }) : waiting.length > 0 ? t('checkin.sending', { count: waiting.length }) : t('checkin.online')}
      </p>
      {facts && Math.abs(clockAheadMs) > CLOCK_TOLERANCE_MS ? (
        <p className={classes.clock}>
          <IconClockExclamation size={18} aria-hidden />
          {t(clockAheadMs > 0 ? 'checkin.clockAhead' : 'checkin.clockBehind', { minutes })}
        </p>
      ) : null}
    </Card>
  )
}

function Told({ door: { told, isOffline } }: { door: Door }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!told) return null
  const { verdict, name, at } = told
  const tone = GOOD.includes(verdict) ? 'good' : verdict === 'ALREADY' || verdict === 'LATER' ? 'plain' : 'bad'
  return (
    <div className={classes.told} data-tone={tone}>
      {tone === 'good' ? <IconCircleCheck size={30} stroke={1.6} aria-hidden /> : <IconInfoCircle size={30} stroke={1.6} aria-hidden />}
      <p>
        <strong>{t(`checkin.verdict.${verdict}`, { name })}</strong>
        {at ? <span>{format.time(at)}</span> : null}
        {isOffline && tone === 'good' ? <span>{t('checkin.kept')}</span> : null}
      </p>
    </div>
  )
}
