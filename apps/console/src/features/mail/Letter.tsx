import { useMemo, useState } from 'react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/app/format'
import { useViewer } from '@/features/frame/viewer'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { RichText } from '@/ui/RichText'
import { letterDocument } from './document'
import classes from './Mail.module.css'

const LetterMail = graphql(`
  fragment Letter on CapturedMail { id to subject text html createdAt }
`)

/** One mail as it would have arrived; its layout in a frame that can run nothing and load nothing. */
export function Letter({ mail }: { mail: FragmentType<typeof LetterMail> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { slug } = useViewer()
  const { to, subject, text, html, createdAt } = readFragment(LetterMail, mail)
  const content = useMemo(() => letterDocument(html), [html])
  const [height, setHeight] = useState(240)
  const [asText, setAsText] = useState(html === '')
  return (
    <Card as="article" aria-label={subject} className={classes.letter}>
      <div className={classes.back}>
        <BackLink to="/c/$tenant/mail" params={{ tenant: slug }}>
          {t('mail.title')}
        </BackLink>
      </div>
      <h2 className={classes.title}>{subject}</h2>
      <p className={classes.meta}>
        <span>{t('mail.to', { address: to })}</span>
        <time dateTime={createdAt}>{format.moment(createdAt)}</time>
      </p>
      {asText ? (
        <div className={classes.text}>
          <RichText text={text} />
        </div>
      ) : (
        <iframe
          title={t('mail.frame')}
          sandbox="allow-same-origin allow-popups"
          srcDoc={content}
          className={classes.frame}
          style={{ height }}
          onLoad={({ currentTarget: { contentDocument } }) =>
            setHeight(Math.max(200, contentDocument?.documentElement.scrollHeight ?? 0))
          }
        />
      )}
      {html === '' ? null : (
        <Button size="xs" variant="subtle" color="gray" onClick={() => setAsText(!asText)}>
          {asText ? t('mail.asHtml') : t('mail.asText')}
        </Button>
      )}
    </Card>
  )
}
