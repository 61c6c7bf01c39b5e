export type Language = 'ja' | 'en'
export const languages: readonly Language[] = ['ja', 'en']

const key = 'ekkyo.language'
const isLanguage = (value: string | null | undefined): value is Language => value === 'ja' || value === 'en'

const stored = () => {
  const value = localStorage.getItem(key)
  return isLanguage(value) ? value : null
}
let current: Language = stored() ?? (navigator.language.startsWith('ja') ? 'ja' : 'en')

/** The language of the interface now, and of what the API answers. */
export const language = (): Language => current
export const hasChosenLanguage = () => stored() !== null

export function rememberLanguage(next: Language, chosen: boolean) {
  current = next
  if (chosen) localStorage.setItem(key, next)
  document.documentElement.lang = next
}
