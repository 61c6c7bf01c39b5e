import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { language, rememberLanguage, type Language } from './language'

const load = { ja: () => import('./ja'), en: () => import('./en') }

async function add(next: Language) {
  if (i18next.hasResourceBundle(next, 'translation')) return
  i18next.addResourceBundle(next, 'translation', (await load[next]()).default)
}

/** Only the language in use is downloaded; the other one when it is chosen. */
export async function startTranslations() {
  await i18next.use(initReactI18next).init({
    lng: language(),
    resources: {},
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await add(language())
  rememberLanguage(language(), false)
  await i18next.changeLanguage(language())
}

export async function changeLanguage(next: Language, { chosen }: { chosen: boolean }) {
  await add(next)
  rememberLanguage(next, chosen)
  await i18next.changeLanguage(next)
}
