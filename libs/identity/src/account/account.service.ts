import { Injectable } from '@nestjs/common';
import type { AccountId, Locale } from '#kernel';
import { newId } from '#kernel';
import { IdentityDb } from '#tenancy';
import { Account } from './account.entity.js';
import { hashPassword } from './passwords.js';

export interface Membership {
  tenantId: string;
  unreadNotificationCount: number;
}

@Injectable()
export class AccountService {
  constructor(private readonly db: IdentityDb) {}

  get(id: AccountId): Promise<Account> {
    return this.db.read((tx) => tx.get(Account, id));
  }

  /** The signed-in person's communities, oldest first; those where they are only a guest are left out. */
  memberships(): Promise<Membership[]> {
    return this.db.readOne<Membership>(
      `SELECT m.tenant_id AS "tenantId", coalesce(c.unread, 0) AS "unreadNotificationCount"
       FROM membership m LEFT JOIN notification_counter c ON c.account_id = m.account_id AND c.tenant_id = m.tenant_id
       WHERE m.account_id = app.account_id() AND NOT m.is_guest ORDER BY m.created_at, m.tenant_id LIMIT 200`,
      [],
      'memberships',
    );
  }

  /** The accounts of these addresses (lower case), made where they do not exist. */
  async ensure(emails: readonly string[], locale: Locale = 'ja'): Promise<Map<string, AccountId>> {
    return this.db.write(async (tx) => {
      const wanted = [...new Set(emails)];
      await tx.execute(
        `INSERT INTO account (id, email, locale, created_at) SELECT x.id, x.email, $3, $4 FROM unnest($1::uuid[], $2::text[]) AS x(id, email) ON CONFLICT (email) DO NOTHING`,
        [wanted.map(() => newId()), wanted, locale, tx.now],
      );
      const rows = await tx.query<{ id: AccountId; email: string }>('SELECT id, email FROM account WHERE email = ANY ($1)', [wanted]);
      return new Map(rows.map((row) => [row.email, row.id]));
    });
  }

  /** The accounts of these addresses (lower case), as far as there are any; nothing is made. */
  async byEmails(emails: readonly string[]): Promise<Map<string, AccountId>> {
    const rows = await this.db.readOne<{ id: AccountId; email: string }>('SELECT id, email FROM account WHERE email = ANY ($1)', [emails]);
    return new Map(rows.map((row) => [row.email, row.id]));
  }

  /** The account of an address (lower case), and whether its person can sign in: those that an import made cannot yet. */
  async standing(email: string): Promise<{ id: AccountId; hasPassword: boolean } | undefined> {
    const [row] = await this.db.readOne<{ id: AccountId; hasPassword: boolean }>(
      'SELECT a.id, EXISTS (SELECT FROM credential c WHERE c.account_id = a.id) AS "hasPassword" FROM account a WHERE a.email = $1',
      [email],
    );
    return row;
  }

  /** The account of an address that was proved, with its first password; undefined when it has one already. */
  async claim(email: string, password: string, locale: Locale): Promise<AccountId | undefined> {
    const hash = await hashPassword(password);
    const id = (await this.ensure([email], locale)).get(email)!;
    return this.db.write(async (tx) => {
      const made = await tx.execute('INSERT INTO credential (account_id, password_hash, changed_at) VALUES ($1, $2, $3) ON CONFLICT (account_id) DO NOTHING', [id, hash, tx.now]);
      if (made === 0) return undefined;
      await tx.execute('UPDATE account SET locale = $2 WHERE id = $1', [id, locale]);
      return id;
    });
  }

  /** The language in which the person is written to from now on. */
  setLocale(id: AccountId, locale: Locale): Promise<Account> {
    return this.db.write(async (tx) => {
      await tx.execute('UPDATE account SET locale = $2 WHERE id = $1', [id, locale]);
      return tx.get(Account, id);
    });
  }

  async setPassword(accountId: AccountId, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await this.db.write((tx) =>
      tx.execute(
        `INSERT INTO credential (account_id, password_hash, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
        [accountId, hash, tx.now],
      ),
    );
  }

  /** Where to write to these people and in which language; for deliveries only. */
  async addresses(ids: readonly AccountId[]): Promise<Map<AccountId, { email: string; locale: Locale }>> {
    const rows = await this.db.readOne<{ id: AccountId; email: string; locale: Locale }>('SELECT id, email, locale FROM account WHERE id = ANY ($1)', [ids]);
    return new Map(rows.map(({ id, ...rest }) => [id, rest]));
  }
}
