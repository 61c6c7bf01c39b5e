/** Rows with aligned columns; Japanese characters are two columns wide in a terminal. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))));
  return rows.map((row) => `  ${row.map((cell, column) => cell + ' '.repeat(widths[column] - widthOf(cell))).join('  ')}`.trimEnd()).join('\n');
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const widthOf = (text) => [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

/** Who one can sign in as; what they are comes below, because it is a sentence. */
export function signInTable(personas) {
  const lines = table(personas.map(({ email, password, name }) => [email, password, name])).split('\n');
  return personas.map(({ description }, index) => `${lines[index]}\n      ${description}`).join('\n');
}
