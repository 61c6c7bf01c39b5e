import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { Notes } from './Notes'
import { RotaCard } from './RotaCard'
import { TodayTabs } from './TodayTabs'
import { WeeksOff } from './WeeksOff'
import classes from './Today.module.css'

const RotaQuery = graphql(`
  query Rota { rota { ...RotaCard ...WeeksOff } }
`)

/** Who is on duty, who is off, and what they leave for each other. */
export function RotaPage() {
  const { t } = useTranslation()
  const query = useQuery(RotaQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <TodayTabs lead={t('today.rotaLead')} />
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ rota }) => (
          <div className={classes.columns}>
            <div className={classes.stack}>
              <Notes />
              <RotaCard rota={rota} />
            </div>
            <WeeksOff rota={rota} />
          </div>
        )}
      </Loaded>
    </>
  )
}
