export { LoadPage } from './today/LoadPage'
export { RotaPage } from './today/RotaPage'
export { TodayPage } from './today/TodayPage'
