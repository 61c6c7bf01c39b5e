/** JSON that reads well and shows small changes: what is short stands on one line. */
export function readableJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== 'object') return flat;
  const isListOfWords = Array.isArray(value) && value.every((each) => typeof each !== 'object');
  if (flat.length + indent.length <= 150 || isListOfWords) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((each) => inner + readableJson(each, inner)).join(',\n')}\n${indent}]`;
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{\n${fields.map(([name, each]) => `${inner}${JSON.stringify(name)}: ${readableJson(each, inner)}`).join(',\n')}\n${indent}}`;
}
