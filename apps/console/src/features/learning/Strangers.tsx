import { useState } from 'react'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { MemberSelect } from '@/features/people/MemberSelect'
import { graphql } from '@/gql'
import type { UnmatchedUsersQuery } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { LoadMore } from '@/ui/LoadMore'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'
import classes from './Learning.module.css'

const UnmatchedQuery = graphql(`
  query UnmatchedUsers($after: String) {
    unmatchedProviderUsers(first: 20, after: $after) {
      edges { node { id name email externalId waitingCount } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const LinkUser = graphql(`
  mutation LinkProviderUser($input: LinkProviderUserInput!) { linkProviderUser(input: $input) { ... on ProviderUser { id waitingCount } ... on Refusal { message code } } }
`)
type Stranger = UnmatchedUsersQuery['unmatchedProviderUsers']['edges'][number]['node']

/** People in the provider's report whom nobody here is known to be. */
export function Strangers() {
  const { t } = useTranslation()
  const query = useQuery(UnmatchedQuery)
  return (
    <Card aria-labelledby="strangers">
      <h2 id="strangers" className={detail.sideTitle}>
        {t('learning.strangers')}
      </h2>
      <p className={classes.small}>{t('learning.strangersText')}</p>
      <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
        {({ unmatchedProviderUsers: { edges, pageInfo } }) => (
          <>
            {edges.length === 0 ? <p>{t('learning.noStrangers')}</p> : null}
            <ul className={classes.rows}>
              {edges.map(({ node }) => (
                <li key={node.id} className={classes.row} style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}>
                  <StrangerRow stranger={node} />
                </li>
              ))}
            </ul>
            <LoadMore page={pageInfo} fetchMore={query.fetchMore} />
          </>
        )}
      </Loaded>
    </Card>
  )
}

function StrangerRow({ stranger }: { stranger: Stranger }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [link, { loading }] = useMutation(LinkUser, { refetchQueries: ['UnmatchedUsers', 'LearningFunnel'] })
  const confirm = async () => {
    if (!chosen) return
    try {
      const result = (await link({ variables: { input: { providerUserId: stranger.id, memberId: chosen } } })).data?.linkProviderUser
      if (result?.__typename === 'ProviderUser') tell(t('learning.linked'))
      else if (result) setProblem(refused(result))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <>
      <p className={classes.who}>
        <strong>{stranger.name}</strong>
        <span className={classes.small}>{[stranger.email, stranger.externalId].filter(Boolean).join(' · ')}</span>
        <span className={classes.small}>{t('learning.waiting', { count: stranger.waitingCount })}</span>
      </p>
      <ErrorNote problem={problem} />
      <div className={form.buttons}>
        <MemberSelect
          aria-label={t('learning.whoIs', { name: stranger.name })}
          value={chosen}
          onChange={setChosen}
          style={{ flex: '1 1 220px' }}
        />
        <Button variant="default" disabled={!chosen} loading={loading} onClick={() => void confirm()}>
          {t('learning.link')}
        </Button>
      </div>
    </>
  )
}
