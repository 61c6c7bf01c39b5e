import { useState } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import { Tag } from '@/ui/Tag'
import { Ago } from '@/ui/Time'
import classes from './Alumni.module.css'
import { Suspend } from './Suspend'

const ReviewClaim = graphql(`
  fragment ReviewClaim on AlumniClaim {
    id
    employeeNumber
    kana
    joinedMonth
    leftMonth
    createdAt
    member { id displayName }
    candidates { id employeeNumber name kana joinedOn leftOn lastDepartment }
    rivals { id state employeeNumber kana createdAt member { id displayName } }
  }
`)
const Verify = graphql(`mutation VerifyAlumniClaim($input: VerifyAlumniClaimInput!) { verifyAlumniClaim(input: $input) { ... on AlumniClaim { id state } ... on Refusal { message code } } }`)
const Return = graphql(`mutation ReturnAlumniClaim($input: ReturnAlumniClaimInput!) { returnAlumniClaim(input: $input) { ... on AlumniClaim { id state } ... on Refusal { message code } } }`)

/** Width, hyphens and leading zeros tell no numbers apart. */
const numberKey = (number: string) => number.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}−ー]/gu, '').replace(/^0+(?=.)/, '')
const sameNumber = (one: string, other: string) => numberKey(one) === numberKey(other)

type Props = { claim: FragmentType<typeof ReviewClaim>; onDecided: () => void }

/** What somebody says, beside what the roster says and what others say of the same record. */
export function Review({ claim: given, onDecided }: Props) {
  const { t } = useTranslation()
  const claim = readFragment(ReviewClaim, given)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [verify] = useMutation(Verify)
  const [giveBack] = useMutation(Return)

  const decide = async (rosterEntryId: string | null | undefined) => {
    if (reason.trim() === '') {
      setError(t('roster.reasonMissing'))
      return
    }
    setError(null)
    setProblem(null)
    setBusy(true)
    try {
      const input = { claimId: claim.id, reason }
      const result = rosterEntryId === undefined ? (await giveBack({ variables: { input } })).data?.returnAlumniClaim : (await verify({ variables: { input: { ...input, rosterEntryId } } })).data?.verifyAlumniClaim
      if (result?.__typename === 'AlumniClaim') {
        tell(t(rosterEntryId === undefined ? 'roster.returned' : 'roster.verified', { name: claim.member.displayName }))
        onDecided()
      } else if (result) setProblem(refused(result))
    } catch (failure) {
      setProblem(problemOf(failure))
    }
    setBusy(false)
  }
  const line = (label: string, value: string | null | undefined, differs = false) => (
    <>
      <dt>{label}</dt>
      <dd data-differs={differs || undefined}>{value ?? '–'}</dd>
    </>
  )
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
  const holderOf = (number: string) => claim.rivals.find((rival) => rival.state === 'VERIFIED' && sameNumber(rival.employeeNumber, number))
  return (
    <Card as="article" aria-labelledby={`claim-${claim.id}`} className={classes.card}>
      <div className={`${classes.row} ${classes.between}`}>
        <h2 id={`claim-${claim.id}`} className={classes.title}>
          {claim.member.displayName}
        </h2>
        <span className={classes.quiet}>
          <Ago at={claim.createdAt} />
        </span>
      </div>
      <div className={classes.sides}>
        <div className={classes.side}>
          <h3>{t('roster.says')}</h3>
          <dl>
            {line(t('roster.number'), claim.employeeNumber)}
            {line(t('roster.kana'), claim.kana)}
            {line(t('roster.joined'), claim.joinedMonth)}
            {line(t('roster.left'), claim.leftMonth)}
          </dl>
        </div>
        {claim.candidates.map((entry) => {
          const holder = holderOf(entry.employeeNumber)
          return (
            <div key={entry.id} className={classes.side}>
              <h3>{t('roster.record', { name: entry.name })}</h3>
              <dl>
                {line(t('roster.number'), entry.employeeNumber, plain(entry.employeeNumber) !== plain(claim.employeeNumber))}
                {line(t('roster.kana'), entry.kana ?? entry.name, plain(entry.kana ?? entry.name) !== plain(claim.kana))}
                {line(t('roster.joined'), entry.joinedOn, !entry.joinedOn.startsWith(claim.joinedMonth))}
                {line(t('roster.left'), entry.leftOn, !entry.leftOn.startsWith(claim.leftMonth))}
                {line(t('roster.department'), entry.lastDepartment)}
              </dl>
              {holder ? (
                <p className={classes.quiet}>{t('roster.taken', { name: holder.member.displayName })}</p>
              ) : (
                <div>
                  <Button size="xs" variant="light" loading={busy} aria-label={t('roster.verifyAs', { record: entry.name })} onClick={() => void decide(entry.id)}>
                    {t('roster.verify')}
                  </Button>
                </div>
              )}
            </div>
          )
        })}
        {claim.rivals.map((rival) => (
          <div key={rival.id} className={classes.side}>
            <h3>{t('roster.rival')}</h3>
            <p>
              {rival.member.displayName} <Tag tone={rival.state === 'VERIFIED' ? 'good' : 'notice'}>{t(`roster.state.${rival.state}`)}</Tag>
            </p>
            <p className={classes.quiet}>
              {rival.kana} · <Ago at={rival.createdAt} />
            </p>
            {rival.state === 'VERIFIED' ? <Suspend claimId={rival.id} name={rival.member.displayName} onDone={onDecided} /> : null}
          </div>
        ))}
      </div>
      <ErrorNote problem={problem} />
      <Textarea label={t('roster.reason')} description={t('roster.reasonHint')} autosize minRows={2} value={reason} error={error} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
      <div className={classes.row}>
        <Button size="sm" variant="default" loading={busy} onClick={() => void decide(undefined)}>
          {t('roster.return')}
        </Button>
        {claim.candidates.length === 0 ? (
          <Button size="sm" variant="default" loading={busy} onClick={() => void decide(null)}>
            {t('roster.verifyWithout')}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}
