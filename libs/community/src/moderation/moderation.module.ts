import { Module } from '@nestjs/common';
import { registerNode } from '#graphql-kit';
import { Anonymity } from '../anonymity/anonymity.service.js';
import { LiveModule } from '../live/live.module.js';
import { ModerationCase } from './case/case.entity.js';
import { CaseResolver } from './case/case.resolver.js';
import { CaseService } from './case/case.service.js';
import { AppealService } from './decision/appeal.service.js';
import { ContentModeration } from './decision/content.service.js';
import { ModerationDecision } from './decision/decision.entity.js';
import { DecisionResolver, MemberStandingResolver } from './decision/decision.resolver.js';
import { SanctionService } from './decision/sanction.service.js';
import { WordFilter } from './filter/word-filter.entity.js';
import { WordFilterResolver } from './filter/word-filter.resolver.js';
import { WordFilterService } from './filter/word-filter.service.js';
import { ModerationSettingsResolver } from './limits/settings.resolver.js';
import { ModerationSettingsService } from './limits/settings.service.js';
import { RulesVersion } from './rules/rules.entity.js';
import { RulesResolver } from './rules/rules.resolver.js';
import { RulesService } from './rules/rules.service.js';

/** Rules, reports and what moderators decide about them. */
@Module({
  imports: [LiveModule],
  providers: [
    RulesService, RulesResolver, WordFilterService, WordFilterResolver, ModerationSettingsService, ModerationSettingsResolver, CaseService, CaseResolver, ContentModeration, SanctionService, AppealService, DecisionResolver,
    MemberStandingResolver, Anonymity,
  ],
})
export class ModerationModule {
  constructor(rules: RulesService, filters: WordFilterService, cases: CaseService, decisions: AppealService) {
    registerNode(RulesVersion, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? rules.byIds(actor, ids) : []));
    registerNode(ModerationDecision, async (ids, { caller: { actor } }) => (actor?.permissions.has('posts:read') ? decisions.byIds(actor, ids) : []));
    registerNode(WordFilter, async (ids, { caller: { actor } }) => (actor?.permissions.has('moderation:manage') ? filters.byIds(actor.tenantId, ids) : []));
    registerNode(ModerationCase, async (ids, { caller: { actor } }) => (actor?.permissions.has('moderation:manage') ? cases.byIds(actor, ids) : []));
  }
}
