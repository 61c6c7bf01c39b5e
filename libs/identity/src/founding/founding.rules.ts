const SLUG = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** Words that stand, or may come to stand, in addresses of the product itself; a community called so could pass for it. */
const RESERVED = new Set([
  'about', 'account', 'accounts', 'admin', 'administrator', 'api', 'app', 'apply', 'assets', 'auth', 'billing', 'blog', 'cdn', 'community', 'console', 'demo', 'dev', 'docs', 'ekkyo', 'files', 'graphiql', 'graphql', 'health',
  'help', 'home', 'invitation', 'invite', 'login', 'logout', 'mail', 'me', 'metrics', 'new', 'news', 'official', 'operator', 'platform', 'public', 'root', 'security', 'setup', 'sign-in', 'signin', 'signup', 'staff', 'start',
  'static', 'status', 'supervisor', 'support', 'system', 'test', 'unsubscribe', 'www',
]);

/** `x-` names the communities of applicants from outside, which get theirs from the product. */
export const isReserved = (slug: string): boolean => RESERVED.has(slug) || slug.startsWith('x-');

export const isSlug = (slug: string): boolean => SLUG.test(slug);

/** The first of `slug-2`, `slug-3` … that nobody has. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  const base = slug.startsWith('x-') ? `my-${slug.slice(2)}` : slug;
  for (let n = 2; ; n++) {
    const suffix = `-${n}`;
    const candidate = `${base.slice(0, 63 - suffix.length).replace(/-+$/, '')}${suffix}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Relative luminance (WCAG), 0 is black. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Whether white letters on this colour have the contrast of 4.5:1 that small text needs. */
export const carriesWhite = (hex: string): boolean => 1.05 / (luminance(hex) + 0.05) >= 4.5;
