import { Algorithm, hash, verify } from '@node-rs/argon2';
import { invalidInput } from '#kernel';

/** OWASP Password Storage: Argon2id with at least 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), PARAMETERS);

/** A hash that no password has, so that an unknown address takes as long as a wrong password. */
const nobody = hashPassword('\u0001 no password is this');

/** Whether this is the password; `stored` is undefined for an unknown address, which costs the same work. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password.normalize('NFKC'));
  return matches && stored !== undefined;
}

/** @throws INVALID_INPUT unless it may become somebody's password: long is what counts (NIST SP 800-63B) */
export function assertPassword(field: string, password: string): void {
  const length = [...password].length;
  if (length < 12 || length > 1_000) throw invalidInput(field, length < 12 ? 'TOO_SHORT' : 'TOO_LONG', { ja: 'パスワードは12文字以上1000文字以内にしてください。', en: 'The password must have 12 to 1,000 characters.' });
}
