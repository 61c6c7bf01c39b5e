import { createHash, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type TenantId, invalidInput, isMailAddress, newId, refuse } from '#kernel';
import { IdentityDb, PlatformDb, TenantDb, runInContext } from '#tenancy';
import { AccountService } from '../account/account.service.js';
import { assertPassword } from '../account/passwords.js';
import { markOf, presetOf } from '../directory/presets.js';
import { Tenant } from '../directory/tenant.entity.js';
import { TenantDirectory } from '../directory/directory.service.js';
import { Role } from '../member/member.entity.js';
import { MemberService } from '../member/member.service.js';
import { Attempts } from '../session/attempts.service.js';
import { type IssuedSession, SessionService } from '../session/session.service.js';
import { type SetUpInput, SetupCodeInvalid, SlugTaken } from './setup.graphql.js';

export interface Personas {
  isDemo: boolean;
  personas: readonly { email: string; password: string; name: string; description: string; tenantSlug: string }[];
}
export const PERSONAS = Symbol('demo personas');

const hashOf = (code: string): string => createHash('sha256').update(code.replace(/[^0-9A-Za-z]/g, '').toUpperCase()).digest('base64url');
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'; // no 0/O, 1/I/L: it is read from a terminal
/** The first run of an installation without the demo world: whoever can read its terminal makes the first owner. */
@Injectable()
export class SetupService {
  constructor(
    private readonly identity: IdentityDb,
    private readonly platform: PlatformDb,
    private readonly tenantDb: TenantDb,
    private readonly accounts: AccountService,
    private readonly members: MemberService,
    private readonly directory: TenantDirectory,
    private readonly sessions: SessionService,
    private readonly attempts: Attempts,
    @Inject(PERSONAS) readonly demo: Personas,
  ) {}

  async needsSetup(): Promise<boolean> {
    const [row] = await this.identity.readOne<{ open: boolean }>('SELECT EXISTS (SELECT FROM setup_code WHERE used_at IS NULL) AS open');
    return row?.open ?? false;
  }

  /** A new one-time code when there is no community yet, replacing an older one; undefined otherwise. Only its hash is kept. */
  async openSetup(): Promise<string | undefined> {
    if (!(await this.directory.isEmpty()) && !(await this.needsSetup())) return undefined;
    const code = Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join('-');
    await this.identity.write(async (tx) => {
      await tx.execute('DELETE FROM setup_code WHERE used_at IS NULL');
      await tx.execute('INSERT INTO setup_code (hash, created_at) VALUES ($1, $2)', [hashOf(code), tx.now]);
    });
    return code;
  }

  /** Safe to repeat after a crash half-way: the code is used up last, and a community without members is taken over. */
  async setUp(input: SetUpInput, networkAddress: string): Promise<IssuedSession> {
    assertPlausible(input);
    await this.attempts.count([{ key: `set-up ${networkAddress}`, max: 20, windowSeconds: 900 }]);
    const [code] = await this.identity.readOne('SELECT 1 FROM setup_code WHERE hash = $1 AND used_at IS NULL', [hashOf(input.code)]);
    if (!code) refuse(new SetupCodeInvalid());
    const tenantId = await this.tenant(input);
    const email = input.email.toLowerCase();
    const accountId = (await this.accounts.ensure([email])).get(email)!;
    await this.accounts.setPassword(accountId, input.password);
    await runInContext({ tenantId, accountId }, () =>
      this.tenantDb.write(async (tx) => {
        if (await tx.first('SELECT 1 FROM member WHERE tenant_id = $1 LIMIT 1', [tenantId])) refuse(new SlugTaken());
        const owner = { accountId, displayName: input.displayName, familyName: null, givenName: null, kana: null, department: null, externalId: null };
        await this.members.add(tx, [{ ...owner, role: Role.OWNER, state: 'ACTIVE', homeTenantId: null, joinedAt: tx.now }]);
      }),
    );
    await this.identity.write((tx) => tx.execute('UPDATE setup_code SET used_at = $2 WHERE hash = $1', [hashOf(input.code), tx.now]));
    return this.sessions.start(accountId);
  }

  private async tenant(input: SetUpInput): Promise<TenantId> {
    return this.platform.write(async (tx) => {
      const taken = await tx.findOne(Tenant, { slug: input.slug });
      if (taken) return taken.id;
      const row = { slug: input.slug, name: input.communityName, kind: input.kind, mark: markOf(input.communityName), timeZone: 'Asia/Tokyo', ...presetOf(input.kind) };
      const made = await tx.insert(Tenant, { ...row, id: newId(), participationMode: null, createdAt: tx.now } as never);
      return (made as Tenant).id;
    });
  }
}

function assertPlausible({ slug, email, password }: SetUpInput): void {
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(slug)) {
    throw invalidInput('input.slug', 'INVALID_SLUG', { ja: '英小文字、数字、ハイフンだけを使ってください。', en: 'Use lower-case letters, digits and hyphens only.' });
  }
  if (!isMailAddress(email)) throw invalidInput('input.email', 'INVALID_EMAIL', { ja: 'メールアドレスの形式が正しくありません。', en: 'This is not an e-mail address.' });
  assertPassword('input.password', password);
}
