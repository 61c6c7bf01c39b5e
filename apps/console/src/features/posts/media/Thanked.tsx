import { IconHeartHandshake } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import classes from './Media.module.css'

const ThankedPost = graphql(`
  fragment Thanked on Post { thanked { id displayName } }
`)

/** Whom kudos go to. */
export function Thanked({ post: given }: { post: FragmentType<typeof ThankedPost> }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { thanked } = readFragment(ThankedPost, given)
  if (thanked.length === 0) return null
  return (
    <p className={classes.thanked}>
      <IconHeartHandshake size={20} stroke={1.7} aria-hidden />
      {thanked.map(({ id, displayName }) => (
        <span key={id} className={classes.row} style={{ gap: '0.4rem' }}>
          <Avatar name={displayName} size="sm" />
          <Link to="/c/$tenant/people/$id" params={{ tenant: slug, id }} className={classes.toPerson}>
            {t('media.toPerson', { name: displayName })}
          </Link>
        </span>
      ))}
    </p>
  )
}
