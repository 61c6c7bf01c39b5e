import type { RichTextEditorLabels } from '@mantine/tiptap'

/** Names of the buttons, read by screen readers and shown on hover. */
export const labels: Record<'ja' | 'en', Partial<RichTextEditorLabels>> = {
  ja: {
    boldControlLabel: '太字',
    italicControlLabel: '斜体',
    strikeControlLabel: '取り消し線',
    linkControlLabel: 'リンク',
    bulletListControlLabel: '箇条書き',
    orderedListControlLabel: '番号つきの箇条書き',
    h2ControlLabel: '見出し',
    h3ControlLabel: '小見出し',
    blockquoteControlLabel: '引用',
    codeControlLabel: 'コード',
    codeBlockControlLabel: 'コードのまとまり',
    undoControlLabel: '元に戻す',
    redoControlLabel: 'やり直す',
    linkEditorInputLabel: 'リンク先のアドレス',
    linkEditorInputPlaceholder: 'https://example.com/',
    linkEditorExternalLink: '新しいタブで開きます',
    linkEditorInternalLink: '同じタブで開きます',
    linkEditorSave: '付ける',
  },
  en: {
    h2ControlLabel: 'Heading',
    h3ControlLabel: 'Smaller heading',
    codeControlLabel: 'Code',
    linkEditorInputLabel: 'Address of the link',
    linkEditorSave: 'Add',
  },
}
