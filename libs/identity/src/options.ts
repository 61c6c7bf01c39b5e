/** How sign-in behaves; given by the application. */
export interface IdentityOptions {
  /** The installation's secret: protects the signing keys at rest. */
  secret: string;
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  /** How long a loaded actor and a checked session may be used again without asking the database: revocations hold within it. */
  actorFreshForMs: number;
  /** True when the refresh cookie may only travel over TLS. */
  secureCookies: boolean;
  /** Who may start a community: everyone who is signed in, or the people of these addresses (lower case). */
  communityStarters: 'open' | readonly string[];
}

export const IDENTITY_OPTIONS = Symbol('identity options');

export const IDENTITY_DEFAULTS = { accessTokenSeconds: 600, refreshTokenSeconds: 30 * 86_400, actorFreshForMs: 2_000, secureCookies: true, communityStarters: 'open' } as const;
