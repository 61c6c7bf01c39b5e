import { useMutation, useQuery } from '@apollo/client/react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tell } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { PageHeader } from '@/ui/PageHeader'
import { ProposalForm } from './ProposalForm'

const Propose = graphql(`
  mutation ProposeEvent($input: ProposeEventInput!) { proposeEvent(input: $input) { ... on EventProposal { id } } }
`)
const ThemeQuery = graphql(`
  query ThemeToPropose($id: ID!) { wishTheme(id: $id) { id title text } }
`)
const route = getRouteApi('/c/$tenant/events/propose')

/** Any member may hold an event. */
export function ProposeEventPage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { theme } = route.useSearch()
  const navigate = useNavigate()
  const known = useQuery(ThemeQuery, { variables: { id: theme ?? '' }, skip: theme === undefined })
  const [propose] = useMutation(Propose, { update: (cache) => void cache.evict({ fieldName: 'eventProposals' }) })
  const wish = known.data?.wishTheme
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader
        title={t('proposing.page')}
        lead={t('proposing.lead')}
        above={
          <BackLink to="/c/$tenant/events" params={{ tenant: slug }}>
            {t('events.toEvents')}
          </BackLink>
        }
      />
      {known.loading ? null : (
        <ProposalForm
          draft={theme ? `${slug}.propose.${theme}` : `${slug}.propose`}
          start={wish ? { title: wish.title, what: wish.text } : {}}
          submitLabel={t('proposing.send')}
          onSend={async (input, idempotencyKey) => {
            const { data } = await propose({ variables: { input: { ...input, idempotencyKey, ...(wish ? { themeId: wish.id } : {}) } } })
            if (!data) return undefined
            tell(t('proposing.sent'))
            await navigate({ to: '/c/$tenant/events/proposals/$id', params: { tenant: slug, id: data.proposeEvent.id } })
            return undefined
          }}
        />
      )}
    </div>
  )
}
