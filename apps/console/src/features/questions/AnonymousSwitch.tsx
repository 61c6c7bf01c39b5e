import { Switch } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import classes from './Questions.module.css'

const AnonymityHere = graphql(`
  query AnonymityHere($id: ID!) {
    node(id: $id) {
      id
      ... on Space { anonymity { isPossible canBeUnmasked } }
      ... on Post { viewerIsAuthor author { id } space { id anonymity { isPossible canBeUnmasked } } }
    }
  }
`)

export type Signing = { isAnonymous: boolean; acceptsUnmasking: boolean }
export const underName: Signing = { isAnonymous: false, acceptsUnmasking: false }
export const signingInput = ({ isAnonymous, acceptsUnmasking }: Signing) => (isAnonymous ? { isAnonymous, ...(acceptsUnmasking ? { acceptsUnmasking } : {}) } : {})

/**
 * Leaves the name out, and says what that means here. `place` is a space, or the post that is answered. It begins without the name where the viewer asked without
 * theirs: a word of thanks under it would tell who asked.
 */
export function AnonymousSwitch({ place, value, onChange, error }: { place: string; value: Signing; onChange: (value: Signing) => void; error?: string | undefined }) {
  const { t } = useTranslation()
  const { data } = useQuery(AnonymityHere, { variables: { id: place }, skip: place === '', fetchPolicy: 'cache-and-network' })
  const node = data?.node
  const rules = node?.__typename === 'Space' ? node.anonymity : node?.__typename === 'Post' ? node.space.anonymity : undefined
  const isOwn = node?.__typename === 'Post' && node.viewerIsAuthor && !node.author
  const [isPossible, canBeUnmasked] = [rules?.isPossible ?? false, rules?.canBeUnmasked ?? false]
  useEffect(() => {
    if (isOwn && isPossible) onChange({ isAnonymous: true, acceptsUnmasking: canBeUnmasked })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once known, and when what it says changes; not when the form is another function
  }, [isOwn, isPossible, canBeUnmasked])
  if (!rules) return null
  if (!rules.isPossible) return value.isAnonymous ? <p className={classes.note}>{t('questions.namedHere')}</p> : null
  return (
    <div className={classes.switch}>
      <Switch
        label={t('questions.anonymous')}
        checked={value.isAnonymous}
        error={error}
        onChange={(event) => onChange({ isAnonymous: event.currentTarget.checked, acceptsUnmasking: event.currentTarget.checked && rules.canBeUnmasked })}
      />
      {value.isAnonymous ? <p className={classes.note}>{t(rules.canBeUnmasked ? 'questions.canBeUnmasked' : 'questions.cannotBeUnmasked')}</p> : null}
    </div>
  )
}
