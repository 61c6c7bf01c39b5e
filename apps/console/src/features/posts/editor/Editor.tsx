import '@mantine/tiptap/styles.layer.css'
import { Link, RichTextEditor } from '@mantine/tiptap'
import Mention from '@tiptap/extension-mention'
import { Placeholder } from '@tiptap/extensions'
import { useEditor, type Editor as Tiptap } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '@/i18n/language'
import type { RichText } from '@/ui/richText'
import { labels } from './labels'
import { MentionList } from './MentionList'
import { useMentions } from './mentions'
import type { RichEditorProps } from './RichEditor'
import classes from './Editor.module.css'

/** Markup of more than this is taken as plain words: what is behind it would not be sent. */
const MAX_MARKUP = 400_000

/** What it holds comes from `value` once, when it is mounted: afterwards it is the editor that knows, and a form that is emptied gives it another key. */
export default function Editor({ id, label, placeholder, value, onChange, onProblem, error, max, size = 'post', autoFocus }: RichEditorProps & { id: string }) {
  const { t } = useTranslation()
  const mentions = useMentions()
  const told = useRef({ onChange, onProblem })
  useEffect(() => {
    told.current = { onChange, onProblem }
  })
  const editor = useEditor({
    immediatelyRender: true,
    shouldRerenderOnTransaction: true,
    autofocus: autoFocus ? 'end' : false,
    content: value,
    extensions: [
      StarterKit.configure({ heading: { levels: [2, 3] }, underline: false, link: false }),
      Link.configure({ protocols: ['mailto'], autolink: true, openOnClick: false }),
      Placeholder.configure({ placeholder: placeholder ?? '' }),
      Mention.configure({ HTMLAttributes: { class: classes.mention }, suggestion: mentions.suggestion }),
    ],
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-error`, 'aria-invalid': String(Boolean(error)) },
      handlePaste: (view, event) => {
        const words = event.clipboardData?.getData('text/plain') ?? ''
        const length = [...words].length
        if (length > max) {
          told.current.onProblem(t('writing.tooLong', { max, count: length }))
          return true
        }
        if ((event.clipboardData?.getData('text/html').length ?? 0) <= MAX_MARKUP) return false
        view.pasteText(words)
        return true
      },
    },
    onUpdate: ({ editor }) => told.current.onChange(contentOf(editor)),
  })
  const length = [...editor.getText()].length

  return (
    <RichTextEditor editor={editor} labels={labels[language()]} className={`${classes.editor} ${classes[size]}`} data-invalid={error ? true : undefined} withTypographyStyles={false}>
      <RichTextEditor.Toolbar className={classes.toolbar} role="toolbar" aria-label={t('writing.toolbar', { label })}>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          {size === 'post' ? <RichTextEditor.Strikethrough /> : null}
          <RichTextEditor.Link />
        </RichTextEditor.ControlsGroup>
        {size === 'post' ? (
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.H2 />
            <RichTextEditor.H3 />
          </RichTextEditor.ControlsGroup>
        ) : null}
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Blockquote />
          {size === 'post' ? <RichTextEditor.CodeBlock /> : <RichTextEditor.Code />}
        </RichTextEditor.ControlsGroup>
      </RichTextEditor.Toolbar>
      <RichTextEditor.Content />
      {length > max * 0.8 ? (
        <p className={length > max ? classes.over : classes.count} aria-live="polite">
          {t('writing.length', { count: length, max })}
        </p>
      ) : null}
      <MentionList {...mentions.list} />
    </RichTextEditor>
  )
}

/** An editor without words holds one empty paragraph: that is nothing. */
const contentOf = (editor: Tiptap): RichText => (editor.isEmpty ? { type: 'doc', content: [] } : (editor.getJSON() as RichText))
