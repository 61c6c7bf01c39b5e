import { Injectable } from '@nestjs/common';
import { type MemberId, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { isVerifiedSql } from '../reader.js';
import { levelOf } from './levels.rules.js';
import { AlumniProfile, type Audience, type ProfileFacts } from './profile.entity.js';
import { type EditAlumniProfileInput, NotVerified } from './profile.graphql.js';
import { PROFILE, lockProfile, profileColumns, publish, unpublish } from './profile.queries.js';
import { USUAL_VISIBILITY, shownAt } from './profile.rules.js';

@Injectable()
export class ProfileService {
  constructor(private readonly db: TenantDb) {}

  /** A verified person enters the directory, with what they said before if they were there already. */
  async begin(tx: Tx, memberId: MemberId, facts: Pick<ProfileFacts, 'kana' | 'employedFrom' | 'employedUntil' | 'lastDepartment'>): Promise<void> {
    const before = await lockProfile(tx, memberId);
    if (before) await tx.update(AlumniProfile, { id: before.id }, { ...facts, changedAt: tx.now });
    else await tx.insert(AlumniProfile, { memberId, displayName: '', ...facts, headline: null, about: null, region: null, openTo: [], knownFor: [], visibility: USUAL_VISIBILITY, createdAt: tx.now, changedAt: tx.now });
    await publish(tx, [(await lockProfile(tx, memberId))!]);
  }

  /** The person leaves the directory; the profile stays theirs. */
  async hide(tx: Tx, memberId: MemberId): Promise<void> {
    await unpublish(tx, [memberId]);
  }

  /** Refuses with NotVerified. */
  edit(actor: Actor, { headline, about, region, openTo, knownFor, visibility }: EditAlumniProfileInput): Promise<AlumniProfile> {
    return this.db.write(async (tx) => {
      const profile = await lockProfile(tx, actor.id);
      const isVerified = await tx.first(`SELECT 1 WHERE ${isVerifiedSql('$2')}`, [tx.tenantId, actor.id]);
      if (!profile || !isVerified) refuse(new NotVerified());
      const chosen = Object.fromEntries(visibility.map(({ field, audience }) => [field, audience]));
      const said = {
        headline: headline || null, about: about || null, region: region || null, openTo: [...new Set(openTo)].sort(), knownFor: [...new Set(knownFor)],
        visibility: { ...profile.visibility, ...chosen },
      };
      await tx.update(AlumniProfile, { id: profile.id }, { ...said, changedAt: tx.now });
      const changed = Object.assign(profile, said);
      await publish(tx, [changed]);
      return changed;
    });
  }

  /** My own, whole or as others see it; null while I have none. */
  async mine(actor: Actor, seenBy?: Audience): Promise<AlumniProfile | null> {
    const [row] = await this.db.readOne<AlumniProfile>(`SELECT ${profileColumns} FROM ${PROFILE} WHERE p.tenant_id = $1 AND p.member_id = $2`, [actor.tenantId, actor.id], 'own_profile');
    if (!row) return null;
    return Object.assign(new AlumniProfile(), row, seenBy ? shownAt(row, levelOf(seenBy)) : {});
  }
}
