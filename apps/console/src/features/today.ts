import { only } from './frame/only'
import { LoadPage as Load } from './today/LoadPage'
import { RotaPage as Rota } from './today/RotaPage'
import { TodayPage as Today } from './today/TodayPage'

export const LoadPage = only('today:work', Load)
export const RotaPage = only('today:work', Rota)
export const TodayPage = only('today:work', Today)
