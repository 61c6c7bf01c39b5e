import { Switch } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import detail from '@/ui/Detail.module.css'

const CoHostingFacts = graphql(`
  fragment CoHosting on CoHosting { viewerIsWilling willingCount }
`)
const Offer = graphql(`
  mutation OfferToCoHost($input: OfferToCoHostInput!) { offerToCoHost(input: $input) { ... on CoHosting { ...CoHosting } } }
`)

/** Nobody prepares an event alone: who likes to help says so here. */
export function CoHosting({ hosting: given }: { hosting: FragmentType<typeof CoHostingFacts> }) {
  const { t } = useTranslation()
  const { viewerIsWilling, willingCount } = readFragment(CoHostingFacts, given)
  const [offer, { loading }] = useMutation(Offer, { onError: tellProblem, refetchQueries: ['Wishes'] })
  return (
    <Card aria-labelledby="co-hosting" style={{ marginTop: 22 }}>
      <h2 id="co-hosting" className={detail.sideTitle}>
        {t('wishes.coHosting.title')}
      </h2>
      <Switch
        label={t('wishes.coHosting.willing')}
        description={t('wishes.coHosting.text', { count: willingCount })}
        checked={viewerIsWilling}
        disabled={loading}
        onChange={async ({ currentTarget }) => {
          const isWilling = currentTarget.checked
          const { data } = await offer({ variables: { input: { isWilling } } })
          if (data && isWilling) tell(t('wishes.coHosting.thanks'))
        }}
      />
    </Card>
  )
}
