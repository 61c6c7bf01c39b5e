import type { ReactNode } from 'react'
import { IconPaperclip } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Avatar } from '@/ui/Avatar'
import { Card } from '@/ui/Card'
import { RichText } from '@/ui/RichText'
import { StateTag } from './StateTag'
import classes from './Report.module.css'

const ReportCardReport = graphql(`
  fragment ReportCard on PassReport {
    id
    state
    result
    attempt
    examOn
    studyHours
    whatWorked
    isShared
    returnReason
    evidence { id name mediaType url }
    member { id displayName department }
    certification { id name }
    decidedBy { id displayName }
  }
`)

type Props = { report: FragmentType<typeof ReportCardReport>; showsMember?: boolean; isPage?: boolean; actions?: ReactNode }

/** A report as its reporter and the operators read it. */
export function ReportCard({ report: given, showsMember = false, isPage = false, actions }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const report = readFragment(ReportCardReport, given)
  const { id, member, certification, evidence, decidedBy } = report
  const facts = [
    t('certifications.examWas', { day: format.day(report.examOn) }),
    report.attempt == null ? null : t('certifications.attempt', { count: report.attempt }),
    report.studyHours == null ? null : t('certifications.hours', { count: report.studyHours, number: format.number(report.studyHours) }),
    report.result === 'FAILED' ? null : t(report.isShared ? 'certifications.shownTo.everyone' : 'certifications.shownTo.operators'),
    report.state === 'VERIFIED' && decidedBy ? t('certifications.verifiedBy', { name: decidedBy.displayName }) : null,
  ].filter((fact) => fact !== null)
  const title = (
    <Link to="/c/$tenant/certifications/reports/$id" params={{ tenant: slug, id }} className={classes.link}>
      {certification.name}
    </Link>
  )
  return (
    <Card as="article" tone={report.state === 'VERIFIED' ? 'celebration' : 'plain'} aria-label={certification.name}>
      <header className={classes.head}>
        {showsMember ? <Avatar name={member.displayName} /> : null}
        <div className={classes.words}>
          {isPage ? null : <h2 className={classes.title}>{title}</h2>}
          {showsMember ? <p className={classes.member}>{[member.displayName, member.department].filter(Boolean).join(' · ')}</p> : null}
          <p className={classes.facts}>
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </p>
        </div>
        <StateTag report={report} />
      </header>
      {report.state === 'RETURNED' && report.returnReason ? (
        <div className={classes.reason}>
          <strong>{t('certifications.returnedBy', { name: decidedBy?.displayName ?? '' })}</strong>
          <RichText text={report.returnReason} />
        </div>
      ) : null}
      {report.whatWorked ? (
        <div className={classes.said}>
          <RichText text={report.whatWorked} />
        </div>
      ) : null}
      {evidence ? (
        <a href={evidence.url} target="_blank" rel="noopener" className={classes.evidence}>
          {evidence.mediaType.startsWith('image/') ? (
            <img src={evidence.url} alt="" loading="lazy" className={classes.preview} />
          ) : (
            <IconPaperclip size={18} aria-hidden />
          )}
          <span>
            {t('certifications.evidence')}: {evidence.name}
          </span>
        </a>
      ) : null}
      {actions ? <footer className={classes.actions}>{actions}</footer> : null}
    </Card>
  )
}
