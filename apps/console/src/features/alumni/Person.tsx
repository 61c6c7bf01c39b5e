import { useTranslation } from 'react-i18next'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Tag } from '@/ui/Tag'
import classes from './Alumni.module.css'

export const PersonProfile = graphql(`
  fragment PersonProfile on AlumniProfile {
    id
    displayName
    kana
    employedFrom
    employedUntil
    lastDepartment
    headline
    about
    region
    openTo
    knownFor
    isViewer
  }
`)

/** A former colleague, as much of them as they show to whoever looks. */
export function Person({ profile: given }: { profile: FragmentType<typeof PersonProfile> }) {
  const { t } = useTranslation()
  const profile = readFragment(PersonProfile, given)
  const period = profile.employedUntil ? t('alumni.period', { from: profile.employedFrom?.slice(0, 4), until: profile.employedUntil.slice(0, 4) }) : null
  const facts = [profile.lastDepartment, period, profile.region].filter((fact) => fact != null && fact !== '')
  return (
    <div className={classes.person}>
      <Avatar name={profile.displayName} size="lg" />
      <div className={classes.words}>
        <p className={classes.name}>
          <strong>{profile.displayName}</strong>
          {profile.kana ? <span className={classes.quiet}>{profile.kana}</span> : null}
          {profile.isViewer ? <Tag tone="accent">{t('alumni.you')}</Tag> : null}
        </p>
        {profile.headline ? <p>{profile.headline}</p> : null}
        {facts.length > 0 ? (
          <p className={classes.facts}>
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </p>
        ) : null}
        {profile.about ? <p className={classes.about}>{profile.about}</p> : null}
        {profile.knownFor.length > 0 ? (
          <p className={classes.flag}>
            <span className={classes.quiet}>{t('alumni.knownFor')}</span>
            {profile.knownFor.map((topic) => (
              <Tag key={topic} tone="gold">
                {topic}
              </Tag>
            ))}
          </p>
        ) : null}
        {profile.openTo.length > 0 ? (
          <p className={classes.flag}>
            {profile.openTo.map((flag) => (
              <Tag key={flag} tone="good">
                {t(`alumni.openTo.${flag}`)}
              </Tag>
            ))}
          </p>
        ) : null}
      </div>
    </div>
  )
}
