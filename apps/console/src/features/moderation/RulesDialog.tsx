import { Button, Modal } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asksForConsent } from '@/app/consent'
import { problemOf, refused, type Problem } from '@/app/problem'
import { graphql } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import { Loaded } from '@/ui/Loaded'
import { ListSkeleton } from '@/ui/Skeletons'
import { useAcceptRules } from './acceptRules'
import { RulesText } from './RulesText'
import classes from './Moderation.module.css'

const RulesNow = graphql(`
  query RulesNow { rules { id version ja en } }
`)

/** Comes up wherever something is refused because the rules were not accepted. What was begun goes on once they are. */
export function RulesDialog() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const waiting = useRef<((agreed: boolean) => void)[]>([])
  const ask = useCallback(() => {
    setOpen(true)
    return new Promise<boolean>((resolve) => waiting.current.push(resolve))
  }, [])
  useEffect(() => asksForConsent(ask), [ask])
  const answer = (agreed: boolean) => {
    setOpen(false)
    for (const resolve of waiting.current.splice(0)) resolve(agreed)
  }
  return (
    <Modal opened={isOpen} onClose={() => answer(false)} size="lg" title={t('moderation.agreeFirst')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {isOpen ? <Rules answer={answer} /> : null}
    </Modal>
  )
}

function Rules({ answer }: { answer: (agreed: boolean) => void }) {
  const { t, i18n } = useTranslation()
  const query = useQuery(RulesNow, { fetchPolicy: 'network-only' })
  const { agree, loading } = useAcceptRules()
  const [problem, setProblem] = useState<Problem | null>(null)
  const go = async (version: number) => {
    try {
      const refusal = await agree(version)
      if (!refusal) return answer(true)
      setProblem(refused(refusal))
      await query.refetch()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
      {({ rules }) => (
        <>
          <ErrorNote problem={problem} />
          <div className={classes.toRead} tabIndex={0} role="region" aria-label={t('moderation.rules')}>
            <RulesText text={rules ? (i18n.language === 'en' && rules.en ? rules.en : rules.ja) : ''} />
          </div>
          <p className={classes.promise}>{t('moderation.agreeFirstText')}</p>
          <div className={classes.buttons}>
            <Button loading={loading} onClick={() => void go(rules?.version ?? 0)}>
              {t('moderation.agreeAndGoOn')}
            </Button>
            <Button variant="default" onClick={() => answer(false)}>
              {t('moderation.notNow')}
            </Button>
          </div>
        </>
      )}
    </Loaded>
  )
}
