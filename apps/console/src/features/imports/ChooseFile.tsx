import { useState, type DragEvent } from 'react'
import { Button, FileButton, Loader } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ImportKindsQuery } from '@/gql/graphql'
import { Tag } from '@/ui/Tag'
import classes from './Imports.module.css'

type Props = { kind: ImportKindsQuery['importKinds'][number]; busy: boolean; onFile: (file: File) => void }

/** An empty file with the right headings; the mark at its beginning makes Excel read it as UTF-8. */
const templateOf = ({ columns }: Props['kind']) =>
  `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${columns.map(({ heading }) => heading).join(',')}\r\n`)}`

/** Where the file goes in: dropped or chosen. Says which columns it may have. */
export function ChooseFile({ kind, busy, onFile }: Props) {
  const { t } = useTranslation()
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const [file] = event.dataTransfer.files
    if (file && !busy) onFile(file)
  }
  return (
    <>
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={36} stroke={1.4} aria-hidden className={classes.dropIcon} />
        <p className={classes.dropText}>{t('imports.drop', { label: kind.label })}</p>
        <FileButton onChange={(file) => file && onFile(file)} accept=".csv,text/csv">
          {(props) => (
            <Button {...props} loading={busy} variant="filled">
              {t('imports.choose')}
            </Button>
          )}
        </FileButton>
        <p className={classes.small}>{t('imports.formats')}</p>
        {busy ? (
          <p role="status" className={classes.sending}>
            <Loader size={16} /> {t('imports.sending')}
          </p>
        ) : null}
      </div>
      <section aria-labelledby="import-columns" className={classes.columns}>
        <h3 id="import-columns" className={classes.subtitle}>
          {t('imports.columns')}
        </h3>
        <ul className={classes.chips}>
          {kind.columns.map(({ name, heading, isRequired }) => (
            <li key={name}>
              <Tag tone={isRequired ? 'accent' : 'plain'}>
                {heading}
                {isRequired ? <span className={classes.required}>{t('imports.required')}</span> : null}
              </Tag>
            </li>
          ))}
        </ul>
        <a href={templateOf(kind)} download={`${kind.label}.csv`} className={classes.template}>
          <IconDownload size={16} aria-hidden />
          {t('imports.template')}
        </a>
      </section>
    </>
  )
}
