import { useViewer } from '@/features/frame/viewer'
import { OfferStatement, PoolStatement } from './Statement'

/** A statement to print or to put into one's own books: of everybody for the consortium, of itself for a municipality. */
export const StatementPage = () => (useViewer().isFederation ? <PoolStatement /> : <OfferStatement />)
