/** A sentence for the person who chose the file, in both languages of the product. */
export interface Bilingual {
  ja: string;
  en: string;
}

/** Why a cell, a row or a file was not accepted: a stable code for programs and a sentence for people. */
export interface Reason {
  code: string;
  message: Bilingual;
}

export function reason(code: string, ja: string, en: string): Reason {
  return { code, message: { ja, en } };
}

/** A cell's text, short enough to be quoted in a sentence and without anything that would break a line. */
export function quoted(text: string): string {
  const visible = text.replace(/[\u0000-\u001f\u007f\ud800-\udfff]/gu, '�');
  const characters = [...visible];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : visible;
}
