import { Portal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/ui/Avatar'
import type { Person } from './mentions'
import classes from './Editor.module.css'

type Props = { shown: { people: Person[]; at: DOMRect; choose: (person: Person) => void } | null; active: number }

export function MentionList({ shown, active }: Props) {
  const { t } = useTranslation()
  if (!shown) return null
  const { people, at, choose } = shown
  const top = Math.min(at.bottom + 6, window.innerHeight - 44 * (people.length || 1) - 16)
  const left = Math.max(8, Math.min(at.left, window.innerWidth - 250))
  return (
    <Portal>
      <div className={classes.list} role="listbox" aria-label={t('writing.people')} style={{ top, left }}>
        {people.length === 0 ? <p className={classes.nobody}>{t('writing.nobody')}</p> : null}
        {people.map((person, index) => (
          <div
            key={person.id}
            role="option"
            aria-selected={index === active}
            className={classes.option}
            onMouseDown={(event) => {
              event.preventDefault()
              choose(person)
            }}
          >
            <Avatar name={person.displayName} size="sm" />
            <span>{person.displayName}</span>
            {person.department ? <span className={classes.department}>{person.department}</span> : null}
          </div>
        ))}
      </div>
    </Portal>
  )
}
