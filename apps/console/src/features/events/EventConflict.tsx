import { useEffect, useRef } from 'react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import conflict from '@/features/posts/Conflict.module.css'
import form from '@/ui/Form.module.css'
import { EventFacts } from './EventFacts'

export type EventWords = Parameters<typeof EventFacts>[0]['event'] & { title: string; description: string }
type Props = { current: EventWords; yours: EventWords; onTheirs: () => void; onMine: () => void }

/** What somebody else saved meanwhile beside what was typed, and the two ways on. */
export function EventConflict({ current, yours, onTheirs, onMine }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const place = useRef<HTMLElement>(null)
  // Whoever saves is at the end of a long form.
  useEffect(() => {
    place.current?.focus()
    place.current?.scrollIntoView({ block: 'start' })
  }, [])
  const differs = (['title', 'description', 'mode', 'place', 'onlineUrl', 'capacity', 'fee', 'workTimeAgreedBy'] as const).filter((name) => (current[name] ?? '') !== (yours[name] ?? ''))
  const isElsewhen = format.span(current.startsAt, current.endsAt) !== format.span(yours.startsAt, yours.endsAt)
  return (
    <section ref={place} role="alert" tabIndex={-1} aria-labelledby="conflict" className={conflict.conflict} style={{ scrollMarginTop: 72, marginBottom: 16 }}>
      <h2 id="conflict" className={conflict.title}>
        {t('events.conflict.title')}
      </h2>
      <p>{t('events.conflict.text')}</p>
      {differs.length > 0 || isElsewhen ? (
        <p className={form.hint}>{t('events.conflict.differs', { what: format.list([...(isElsewhen ? [t('events.when')] : []), ...differs.map((name) => t(`events.conflict.field.${name}`))]) })}</p>
      ) : null}
      <div className={conflict.versions}>
        {([['current', current], ['yours', yours]] as const).map(([which, version]) => (
          <article key={which} className={conflict.version} aria-label={t(`events.conflict.${which}`)} tabIndex={0}>
            <p className={conflict.which}>{t(`events.conflict.${which}`)}</p>
            <h3 className={conflict.heading}>{version.title}</h3>
            <EventFacts event={version} hiddenPlace={null} />
            <p style={{ whiteSpace: 'pre-wrap' }}>{version.description}</p>
          </article>
        ))}
      </div>
      <div className={form.buttons}>
        <Button variant="light" onClick={onMine}>
          {t('events.conflict.mine')}
        </Button>
        <Button variant="default" onClick={onTheirs}>
          {t('events.conflict.theirs')}
        </Button>
      </div>
    </section>
  )
}
