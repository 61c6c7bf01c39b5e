import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'

/** What a fact of the log is called, in the words of the page where it is set. */
const labels = {
  appealsAreOpen: 'moderation.appealsAreOpen',
  rulesGraceDays: 'moderation.rulesGraceDays',
  newcomerDays: 'moderation.limit.newcomerDays',
  postsPerHour: 'moderation.limit.postsPerHour',
  commentsPerHour: 'moderation.limit.commentsPerHour',
  linksPerText: 'moderation.limit.linksPerText',
  mentionsPerText: 'moderation.limit.mentionsPerText',
  asksConsent: 'moderation.asksConsent',
  isPossible: 'questions.isPossible',
  canBeUnmasked: 'questions.canBeUnmaskedLabel',
  version: 'moderation.auditDetail.version',
  count: 'moderation.auditDetail.count',
  from: 'moderation.auditDetail.from',
  to: 'moderation.auditDetail.to',
} as const
/** Values that are words for programs, under the facts that have them: what somebody typed may look the same. */
const values = {
  true: 'moderation.auditDetail.on',
  false: 'moderation.auditDetail.off',
  HOLD: 'moderation.filterAction.HOLD',
  REFUSE: 'moderation.filterAction.REFUSE',
  OWNER: 'role.OWNER',
  ADMIN: 'role.ADMIN',
  OPERATOR: 'role.OPERATOR',
  MEMBER: 'role.MEMBER',
  GUEST: 'role.GUEST',
} as const
const typed: readonly string[] = ['pattern', 'domains', 'wordJa', 'wordEn']

const isIn = <T extends object>(words: T, word: string): word is string & keyof T => Object.hasOwn(words, word)

/** A further fact of an entry, in words. */
export function useDetail() {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ name, value }: { name: string; value: string }) => {
    const said = name === 'until' ? t('moderation.until', { at: format.moment(value) }) : !typed.includes(name) && isIn(values, value) ? t(values[value]) : value
    return isIn(labels, name) ? t('moderation.named', { action: t(labels[name]), name: said }) : said
  }
}
