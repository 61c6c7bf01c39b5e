import { markColor } from '@/app/palette'
import { graphql, readFragment, type FragmentType } from '@/gql'
import classes from './Mark.module.css'

const MarkTenant = graphql(`
  fragment MarkTenant on Tenant { mark color kind }
`)

type Props = { tenant: FragmentType<typeof MarkTenant>; size?: 'xs' | 'sm' | 'md' | 'lg' }

/** The seal of a community: its own colour, round when it is a federation. */
export function Mark({ tenant, size = 'md' }: Props) {
  const { mark, color, kind } = readFragment(MarkTenant, tenant)
  return (
    <span
      aria-hidden
      className={[classes.mark, classes[size], kind === 'FEDERATION' ? classes.round : ''].join(' ')}
      style={{ backgroundColor: markColor(color) }}
    >
      {mark}
    </span>
  )
}
