/** The rules that bring our own font, so that a mail is readable on a machine without Japanese fonts. */
function ownFonts(): string {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map(({ cssText }) => cssText)
    .join('')
}

/** A mail's HTML with a policy of its own: nothing runs, nothing is loaded from elsewhere, links open outside. */
export function letterDocument(html: string): string {
  const head = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self'"><base target="_blank"><style>${ownFonts()} * { font-family: 'Noto Sans JP Variable', sans-serif !important; }</style>`
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (tag) => tag + head) : head + html
}
