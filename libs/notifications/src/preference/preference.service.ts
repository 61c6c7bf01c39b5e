import { Injectable } from '@nestjs/common';
import { type MemberId, invalidInput, newId } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { NotificationKind } from '../inbox/notification.entity.js';
import { NotificationPreference, NotificationPreferences, type SetNotificationPreferenceInput } from './preference.graphql.js';
import { FOR_OPERATORS, NotificationChannel, NotificationTopic, USUAL, topicOf } from './topic.js';

const OPERATORS: ReadonlySet<Actor['role']> = new Set(['OPERATOR', 'ADMIN', 'OWNER']);

/** How people wish to be told; each community by itself. */
@Injectable()
export class PreferenceService {
  constructor(private readonly db: TenantDb) {}

  async of({ id, tenantId, role }: Actor): Promise<NotificationPreferences> {
    const rows = await this.db.readOne<{ zone: string; topic: NotificationTopic | null; channel: NotificationChannel }>(
      `SELECT coalesce(m.time_zone, t.time_zone) AS zone, p.topic, p.channel FROM member m JOIN tenant t ON t.id = m.tenant_id
       LEFT JOIN notification_preference p ON p.tenant_id = m.tenant_id AND p.member_id = m.id WHERE m.tenant_id = $1 AND m.id = $2`,
      [tenantId, id],
      'notification_preferences',
    );
    const chosen = new Map(rows.map((row) => [row.topic, row.channel]));
    const topics = Object.values(NotificationTopic).filter((topic) => OPERATORS.has(role) || !FOR_OPERATORS.has(topic));
    return Object.assign(new NotificationPreferences(), { topics: topics.map((topic) => preference(topic, chosen.get(topic))), digestTimeZone: rows[0]!.zone });
  }

  set({ id }: Actor, { topic, channel, timeZone }: SetNotificationPreferenceInput): Promise<NotificationPreference> {
    if (timeZone !== undefined && !isZone(timeZone)) throw invalidInput('input.timeZone', 'UNKNOWN_ZONE', { ja: 'このタイムゾーンは使えません。', en: 'There is no such time zone.' });
    return this.db.write(async (tx) => {
      await choose(tx, id, topic, channel);
      if (timeZone !== undefined) await tx.execute('UPDATE member SET time_zone = $3 WHERE tenant_id = $1 AND id = $2', [tx.tenantId, id, timeZone]);
      return preference(topic, channel);
    });
  }

  /** No mails about this topic any more; without one, none that gather a day. What is off stays off. Runs in the tenant's context. */
  unsubscribe(memberId: MemberId, topic: NotificationTopic | null): Promise<void> {
    return this.db.write(async (tx) => {
      if (topic === null) {
        await tx.execute(`UPDATE notification_preference SET channel = 'IN_APP', changed_at = $3 WHERE tenant_id = $1 AND member_id = $2 AND channel = 'DIGEST'`, [tx.tenantId, memberId, tx.now]);
        return;
      }
      const known = await tx.first<{ channel: NotificationChannel }>('SELECT channel FROM notification_preference WHERE tenant_id = $1 AND member_id = $2 AND topic = $3 FOR UPDATE', [tx.tenantId, memberId, topic]);
      const exists = await tx.first('SELECT 1 AS one FROM member WHERE tenant_id = $1 AND id = $2', [tx.tenantId, memberId]);
      if (exists && known?.channel !== NotificationChannel.OFF) await choose(tx, memberId, topic, NotificationChannel.IN_APP);
    });
  }
}

async function choose(tx: Tx, memberId: MemberId, topic: NotificationTopic, channel: NotificationChannel): Promise<void> {
  await tx.execute(
    `INSERT INTO notification_preference (tenant_id, id, member_id, topic, channel, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, member_id, topic) DO UPDATE SET channel = excluded.channel, changed_at = excluded.changed_at`,
    [tx.tenantId, newId(tx.now.getTime()), memberId, topic, channel, tx.now],
  );
}

const preference = (topic: NotificationTopic, chosen: NotificationChannel | undefined): NotificationPreference =>
  Object.assign(new NotificationPreference(), { topic, channel: chosen ?? USUAL[topic], isUsual: chosen === undefined, kinds: Object.values(NotificationKind).filter((kind) => topicOf(kind) === topic) });

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(timeZone);
  } catch {
    return false;
  }
}
