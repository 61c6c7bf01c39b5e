import { Injectable } from '@nestjs/common';
import { type TenantId, newId } from '#kernel';
import type { Actor } from '#graphql-kit';
import { audit } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { type Reader, within } from '../../viewer.js';
import { type ChangeModerationSettingsInput, ModerationSettings, USUAL_SETTINGS } from './settings.graphql.js';

export const settingsColumns = (alias: string): string =>
  `${alias}.appeals_are_open AS "appealsAreOpen", ${alias}.rules_grace_days AS "rulesGraceDays", ${alias}.newcomer_days AS "newcomerDays", ${alias}.posts_per_hour AS "postsPerHour", ${alias}.comments_per_hour AS "commentsPerHour",
   ${alias}.links_per_text AS "linksPerText", ${alias}.mentions_per_text AS "mentionsPerText"`;

export async function settingsOf(db: Reader, tenantId: TenantId): Promise<ModerationSettings> {
  const [row] = await db.readOne<ModerationSettings>(`SELECT ${settingsColumns('s')} FROM moderation_settings s WHERE s.tenant_id = $1`, [tenantId], 'moderation_settings');
  return Object.assign(new ModerationSettings(), USUAL_SETTINGS, row);
}

@Injectable()
export class ModerationSettingsService {
  constructor(private readonly db: TenantDb) {}

  get(tenantId: TenantId): Promise<ModerationSettings> {
    return settingsOf(this.db, tenantId);
  }

  change(actor: Actor, input: ChangeModerationSettingsInput): Promise<ModerationSettings> {
    return this.db.write(async (tx: Tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 29))', [tx.tenantId]);
      const before = await settingsOf(within(tx), actor.tenantId);
      const changed = Object.entries(input).filter(([name, value]) => value != null && before[name as keyof ModerationSettings] !== value);
      const after = Object.assign(new ModerationSettings(), before, Object.fromEntries(changed));
      await tx.execute(
        `INSERT INTO moderation_settings (tenant_id, id, appeals_are_open, newcomer_days, posts_per_hour, comments_per_hour, links_per_text, mentions_per_text, changed_at, rules_grace_days) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (tenant_id) DO UPDATE SET appeals_are_open = $3, newcomer_days = $4, posts_per_hour = $5, comments_per_hour = $6, links_per_text = $7, mentions_per_text = $8, changed_at = $9, rules_grace_days = $10`,
        [tx.tenantId, newId(tx.now.getTime()), after.appealsAreOpen, after.newcomerDays, after.postsPerHour, after.commentsPerHour, after.linksPerText, after.mentionsPerText, tx.now, after.rulesGraceDays],
      );
      if (changed.length > 0) await audit(tx, { actorId: actor.id, action: 'moderation.settings_changed', details: Object.fromEntries(changed.map(([name, value]) => [name, String(value)])) });
      return after;
    });
  }
}
