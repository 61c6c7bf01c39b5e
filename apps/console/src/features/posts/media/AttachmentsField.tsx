import { ActionIcon, Button, FileButton, Progress, TextInput } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '@/app/problem'
import { bringFile } from '@/app/upload'
import { useViewer } from '@/features/frame/viewer'
import { defineExtra } from '../composer/extra'
import classes from './Media.module.css'

export type Chosen = { fileId: string; name: string; thumbnailUrl: string | null; alt: string }
type Props = { value: Chosen[]; onChange: (value: Chosen[]) => void; error?: string | undefined }

const MAX = 10

/** Files come by the button, by dragging them here, or with the clipboard, such as a screenshot. */
export function AttachmentsField({ value, onChange, error }: Props) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [coming, setComing] = useState<{ name: string; part: number }[]>([])
  const place = useRef<HTMLDivElement>(null)
  const [problems, setProblems] = useState<string[]>([])
  const [isOver, setOver] = useState(false)
  const now = useRef(value)
  now.current = value
  const change = (next: Chosen[]) => {
    now.current = next
    onChange(next)
  }
  const add = async (files: readonly File[]) => {
    setProblems(now.current.length + files.length > MAX ? [t('media.tooMany', { count: MAX })] : [])
    for (const file of files.slice(0, MAX - now.current.length)) {
      setComing((files) => [...files, { name: file.name, part: 0 }])
      try {
        const { id, name, thumbnailUrl } = await bringFile(slug, file, (part) => setComing((files) => files.map((one) => (one.name === file.name ? { ...one, part } : one))))
        change([...now.current, { fileId: id, name, thumbnailUrl, alt: '' }])
      } catch (failure) {
        setProblems((said) => [...said, `${file.name}: ${problemOf(failure).message || t('media.failed')}`])
      }
      setComing((files) => files.slice(1))
    }
  }
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const files = [...(clipboardData?.files ?? [])]
      if (files.length > 0) void latest.current(files)
    }
    // A page may have several forms that take files: a paste is for the one in which it happens.
    const form = place.current?.closest('form')
    form?.addEventListener('paste', paste)
    return () => form?.removeEventListener('paste', paste)
  }, [])
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(is)
  }
  return (
    <div
      ref={place}
      role="group"
      aria-label={t('media.files')}
      className={[classes.drop, isOver ? classes.over : ''].join(' ')}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={(event) => {
        over(false)(event)
        void add([...event.dataTransfer.files])
      }}
    >
      <div className={classes.row}>
        <FileButton multiple onChange={(files) => void add(files)} disabled={value.length >= MAX} inputProps={{ 'aria-label': t('media.attach') }}>
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<IconPaperclip size={16} aria-hidden />}>
              {t('media.attach')}
            </Button>
          )}
        </FileButton>
        <span className={classes.quiet}>{t('media.attachHint')}</span>
      </div>
      <div aria-live="polite">
        {coming.map(({ name, part }) => (
          <div key={name} className={classes.coming}>
            <p className={classes.quiet}>{t('media.coming', { name })}</p>
            <Progress size="sm" value={Math.round(part * 100)} aria-label={t('media.coming', { name })} />
          </div>
        ))}
        {(problems.length > 0 ? problems : error ? [error] : []).map((problem, i) => (
          <p key={i} role="alert" className={classes.problem}>
            {problem}
          </p>
        ))}
      </div>
      {value.map((one, i) => (
        <div key={one.fileId} className={classes.chosen}>
          {one.thumbnailUrl ? <img className={classes.thumb} src={one.thumbnailUrl} alt="" /> : <IconPaperclip aria-hidden />}
          <TextInput
            size="xs"
            label={one.thumbnailUrl ? t('media.alt', { name: one.name }) : one.name}
            placeholder={one.thumbnailUrl ? t('media.altHint') : t('media.noteHint')}
            maxLength={500}
            value={one.alt}
            onChange={({ currentTarget }) => change(value.map((other, j) => (j === i ? { ...other, alt: currentTarget.value } : other)))}
          />
          <ActionIcon variant="subtle" color="gray" aria-label={t('media.detach', { name: one.name })} onClick={() => change(value.filter((_, j) => j !== i))}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
    </div>
  )
}

/** What a post or a comment has already, for whoever changes it. */
export const chosenOf = (attachments: readonly { alt: string; file: { id: string; name: string; thumbnailUrl?: string | null } }[]): Chosen[] =>
  attachments.map(({ alt, file: { id, name, thumbnailUrl } }) => ({ fileId: id, name, thumbnailUrl: thumbnailUrl ?? null, alt }))

export const attachmentsInput = (chosen: readonly Chosen[]) => chosen.map(({ fileId, alt }) => ({ fileId, alt }))

export const attachments = defineExtra<Chosen[]>({
  key: 'attachments',
  initial: [],
  place: 'below',
  Field: AttachmentsField,
  input: (value) => (value.length > 0 ? { attachments: attachmentsInput(value) } : {}),
})
