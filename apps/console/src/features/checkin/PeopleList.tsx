import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { Tag } from '@/ui/Tag'
import form from '@/ui/Form.module.css'
import type { Person } from './store'
import classes from './Door.module.css'

const AT_ONCE = 60
const ORDER = { EXPECTED: 0, ATTENDED: 1, WAITING: 2, NOT_COMING: 3 }
const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/** Everybody on the list, found by name. */
export function PeopleList({ people, onCheckIn, onUndo }: { people: ReadonlyMap<string, Person>; onCheckIn: (person: Person) => void; onUndo: (person: Person) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [words, setWords] = useState('')
  const found = [...people.values()]
    .filter(({ name, isWalkIn, standing }) => fold(name).includes(fold(words)) && !(isWalkIn && standing === 'NOT_COMING'))
    .sort((a, b) => ORDER[a.standing] - ORDER[b.standing] || a.name.localeCompare(b.name, 'ja'))
  return (
    <section aria-label={t('checkin.list')} className={classes.people}>
      <TextInput type="search" aria-label={t('checkin.search')} placeholder={t('checkin.search')} leftSection={<IconSearch size={17} aria-hidden />} value={words} onChange={({ currentTarget }) => setWords(currentTarget.value)} />
      {people.size === 0 ? <p className={form.hint}>{t('checkin.nobody')}</p> : found.length === 0 ? <p className={form.hint}>{t('checkin.notFound')}</p> : null}
      <ul className={classes.plain}>
        {found.slice(0, AT_ONCE).map((person) => (
          <li key={person.key}>
            <span className={classes.name}>
              {person.name}
              {person.isWalkIn ? <span className={form.hint}>{t('checkin.isWalkIn')}</span> : null}
            </span>
            {person.standing === 'ATTENDED' ? (
              <>
                <Tag tone="good">{person.attendedAt ? format.time(person.attendedAt) : t('checkin.there')}</Tag>
                <Button size="compact-md" variant="subtle" color="gray" aria-label={t('checkin.undoNamed', { name: person.name })} onClick={() => onUndo(person)}>
                  {t('checkin.undo')}
                </Button>
              </>
            ) : person.standing === 'EXPECTED' ? (
              <Button size="compact-md" aria-label={t('checkin.checkInNamed', { name: person.name })} onClick={() => onCheckIn(person)}>
                {t('checkin.checkIn')}
              </Button>
            ) : (
              <Tag>{t(`checkin.standing.${person.standing}`)}</Tag>
            )}
          </li>
        ))}
      </ul>
      {found.length > AT_ONCE ? <p className={form.hint}>{t('checkin.more', { count: found.length - AT_ONCE })}</p> : null}
    </section>
  )
}
