import { useViewer } from '@/features/frame/viewer'
import { OfferPage } from './OfferPage'
import { PoolPage } from './PoolPage'

/** One joint purchase, from the side on which the viewer stands. */
export const PurchasePage = () => (useViewer().isFederation ? <PoolPage /> : <OfferPage />)
