import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { audit } from '#identity';
import { TenantDb } from '#tenancy';
import { RulesPublished } from '../../events.js';
import { type Viewer, within } from '../../viewer.js';
import { RulesVersion } from './rules.entity.js';
import { type PublishRulesInput, RulesChanged } from './rules.graphql.js';
import { acceptVersion, currentRules, rulesByIds, rulesPage } from './rules.queries.js';

type Asking = Pick<Viewer, 'id' | 'tenantId'>;

@Injectable()
export class RulesService {
  constructor(private readonly db: TenantDb) {}

  current(viewer: Asking): Promise<RulesVersion | undefined> {
    return currentRules(this.db, viewer);
  }

  history(viewer: Asking, args: PageArgs): Promise<Page<RulesVersion>> {
    return rulesPage(this.db, viewer, args);
  }

  byIds(viewer: Asking, ids: readonly string[]): Promise<RulesVersion[]> {
    return rulesByIds(this.db, viewer, ids);
  }

  publish(actor: Actor, { ja, en = '', summary = '', asksConsent = true, basedOnVersion }: PublishRulesInput): Promise<RulesVersion> {
    return this.db.write(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 29))', [tx.tenantId]);
      const before = await currentRules(within(tx), actor);
      if ((before?.version ?? 0) !== basedOnVersion) refuse(new RulesChanged(before?.version ?? 0));
      const version = basedOnVersion + 1;
      const asks = asksConsent || !before;
      const rules = await tx.insert(RulesVersion, { version, consentedVersion: asks ? version : before.consentedVersion, ja, en, summary: summary || null, publishedBy: actor.id, publishedAt: tx.now });
      // Whoever writes rules has read them.
      await acceptVersion(tx, actor.id, version);
      await audit(tx, { actorId: actor.id, action: 'moderation.rules_published', subject: { type: 'RulesVersion', id: rules.id }, reason: rules.summary, details: { version: String(version), asksConsent: String(asks) } });
      await tx.publish(RulesPublished, { rulesVersionId: rules.id, publishedBy: actor.id, asksConsent: asks });
      return Object.assign(rules, { viewerHasAccepted: true });
    });
  }

  accept(actor: Actor, version: number): Promise<RulesVersion> {
    return this.db.write(async (tx) => {
      const rules = await currentRules(within(tx), actor);
      // Words that nobody has to accept anew may have changed since they were read.
      if (!rules || version < rules.consentedVersion || version > rules.version) refuse(new RulesChanged(rules?.version ?? 0));
      await acceptVersion(tx, actor.id, version);
      return Object.assign(rules, { viewerHasAccepted: true });
    });
  }
}
