const LETTERS = /^[0-9A-HJKMNP-TV-Z]{10}$/
const PICTURE = /^EK1\.([0-9A-F]{32})\.([0-9A-Z]{10})$/

/** What was scanned or typed, in any width and case; null for what cannot be a code. The API reads it alike. */
export function readCode(text: string): { key: string | null; code: string } | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―ー]/g, '')
  const picture = PICTURE.exec(plain)
  const code = (picture?.[2] ?? plain).replace(/O/g, '0').replace(/[IL]/g, '1')
  if (!LETTERS.test(code)) return null
  const hex = picture?.[1]?.toLowerCase()
  return { key: hex ? [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') : null, code }
}

/** Only secure pages can do sums: elsewhere the server looks at every code itself. */
export const canVerify = () => typeof crypto !== 'undefined' && 'subtle' in crypto

export async function hashOf(key: string, code: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${key}.${code}`)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
