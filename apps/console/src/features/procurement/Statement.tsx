import { Button } from '@mantine/core'
import { useLazyQuery, useQuery } from '@apollo/client/react'
import { IconFileInvoice, IconPrinter } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { CsvFileEncoding } from '@/gql/graphql'
import { BackLink } from '@/ui/BackLink'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { StatementSheet } from './StatementSheet'
import classes from './Procurement.module.css'

const PoolStatementQuery = graphql(`
  query PoolStatement($id: ID!) {
    licencePool(id: $id) {
      id provider licenceYear fixedFee orderedAt
      purchase { ...StatementPurchase }
      buyers(first: 100) { edges { node { municipality { id name } grantedSeats share { ...StatementShare } } } }
    }
  }
`)
const OfferStatementQuery = graphql(`
  query OfferStatement($id: ID!) {
    licenceOffer(id: $id) {
      id provider licenceYear fixedFee grantedSeats
      federation { id name }
      purchase { ...StatementPurchase }
      share { ...StatementShare }
    }
  }
`)
const PoolFile = graphql(`
  query PoolStatementFile($id: ID!, $encoding: CsvFileEncoding!) { licencePool(id: $id) { id statementFile(encoding: $encoding) { name mediaType base64 } } }
`)
const OfferFile = graphql(`
  query OfferStatementFile($id: ID!, $encoding: CsvFileEncoding!) { licenceOffer(id: $id) { id statementFile(encoding: $encoding) { name mediaType base64 } } }
`)
const route = getRouteApi('/c/$tenant/procurement/$id/statement')

export function PoolStatement() {
  const { tenant } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(PoolStatementQuery, { variables: { id } })
  const [file] = useLazyQuery(PoolFile, { fetchPolicy: 'network-only' })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ licencePool: { provider, licenceYear, fixedFee, orderedAt, purchase, buyers } }) => {
        const lines = buyers.edges.flatMap(({ node: { municipality, grantedSeats, share } }) => (share ? [{ ...municipality, granted: grantedSeats, share }] : []))
        return (
          <Frame download={async (encoding) => (await file({ variables: { id, encoding } })).data?.licencePool.statementFile}>
            {orderedAt ? <StatementSheet {...{ provider, licenceYear, fixedFee, orderedAt, purchase, lines }} issuer={tenant.name} isComplete /> : null}
          </Frame>
        )
      }}
    </Loaded>
  )
}

export function OfferStatement() {
  const { tenant } = useViewer()
  const { id } = route.useParams()
  const query = useQuery(OfferStatementQuery, { variables: { id } })
  const [file] = useLazyQuery(OfferFile, { fetchPolicy: 'network-only' })
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {({ licenceOffer: { provider, licenceYear, fixedFee, grantedSeats, federation, purchase, share } }) => (
        <Frame download={async (encoding) => (await file({ variables: { id, encoding } })).data?.licenceOffer.statementFile}>
          {purchase && share ? (
            <StatementSheet
              {...{ provider, licenceYear, fixedFee, purchase }}
              orderedAt={null}
              issuer={federation.name}
              addressee={tenant.name}
              lines={[{ id: tenant.id, name: tenant.name, granted: grantedSeats, share }]}
              isComplete={false}
            />
          ) : null}
        </Frame>
      )}
    </Loaded>
  )
}

type StatementFile = { name: string; mediaType: string; base64: string }

function save({ name, mediaType, base64 }: StatementFile) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

type FrameProps = { download: (encoding: CsvFileEncoding) => Promise<StatementFile | null | undefined>; children: React.ReactNode }

function Frame({ download, children }: FrameProps) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const { id } = route.useParams()
  const get = async (encoding: CsvFileEncoding) => {
    const file = await download(encoding)
    if (file) save(file)
  }
  return (
    <>
      <div className={classes.noPrint}>
        <PageHeader
          title={t('procurement.statement')}
          lead={children ? t('procurement.statementLead') : null}
          above={
            <BackLink to="/c/$tenant/procurement/$id" params={{ tenant: slug, id }}>
              {t('procurement.toPurchase')}
            </BackLink>
          }
          actions={
            children ? (
              <>
                <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
                  {t('procurement.print')}
                </Button>
                <Button variant="default" onClick={() => void get('UTF_8_BOM')}>
                  {t('procurement.csvUtf8')}
                </Button>
                <Button variant="default" onClick={() => void get('CP932')}>
                  {t('procurement.csvCp932')}
                </Button>
              </>
            ) : null
          }
        />
      </div>
      {children ?? (
        <EmptyState icon={<IconFileInvoice />} title={t('procurement.noStatement')}>
          {t('procurement.noStatementText')}
        </EmptyState>
      )}
    </>
  )
}
