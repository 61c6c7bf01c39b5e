export { NewPoolPage } from './NewPoolPage'
export { ProcurementPage } from './ProcurementPage'
export { PurchasePage } from './PurchasePage'
export { StatementPage } from './StatementPage'
