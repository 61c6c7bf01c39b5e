interface Described {
  name?: string;
  message?: string;
  code?: unknown;
  severity?: unknown;
  table?: unknown;
  constraint?: unknown;
}

const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;

/**
 * An error as logs and the queue may keep it. Messages of the database repeat values of rows ("invalid input …: "Sato""),
 * and those of mail servers addresses: the first are replaced by code and constraint, the second are struck out.
 */
export function plainError(error: unknown): string {
  const { name = 'Error', message = String(error), code, severity, table, constraint } = (error ?? {}) as Described;
  if (severity !== undefined) return ['database error', code, table, constraint].filter(Boolean).join(' ');
  return `${name}${code ? ` ${String(code)}` : ''}: ${message.replace(ADDRESS, '<address>').slice(0, 300)}`;
}

/** Where it happened, without the message that heads the stack. */
export const plainStack = (error: unknown): string[] =>
  String((error as { stack?: string } | undefined)?.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());
