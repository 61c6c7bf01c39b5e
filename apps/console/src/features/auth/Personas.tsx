import { useTranslation } from 'react-i18next'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import classes from './Personas.module.css'

const PersonaCard = graphql(`
  fragment PersonaCard on DemoPersona { email password name description tenantSlug }
`)

type Props = {
  personas: FragmentType<typeof PersonaCard>[]
  chosen: string
  onChoose: (persona: { email: string; password: string }) => void
}

/** The people of the demo world: one press fills in the form above. */
export function Personas({ personas, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <section className={classes.personas} aria-labelledby="personas">
      <h2 id="personas" className={classes.title}>
        {t('auth.personas')}
      </h2>
      <p className={classes.lead}>{t('auth.personasLead')}</p>
      <ul className={classes.list}>
        {readFragment(PersonaCard, personas).map(({ email, password, name, description }) => (
          <li key={email}>
            <button
              type="button"
              aria-pressed={chosen === email}
              className={classes.persona}
              onClick={() => onChoose({ email, password })}
            >
              <Avatar name={name} />
              <span className={classes.words}>
                <strong>{name}</strong>
                <span>{description}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
