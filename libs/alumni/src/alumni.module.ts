import { Module } from '@nestjs/common';
import { registerNode } from '#graphql-kit';
import { AlumniClaim } from './claim/claim.entity.js';
import { ClaimResolver } from './claim/claim.resolver.js';
import { ClaimService } from './claim/claim.service.js';
import { Consultation, ConsultationOffer } from './consultation/consultation.entity.js';
import { ConsultationOfferResolver, ConsultationResolver } from './consultation/consultation.resolver.js';
import { ConsultationService } from './consultation/consultation.service.js';
import { DirectoryResolver } from './directory/directory.resolver.js';
import { DirectoryService } from './directory/directory.service.js';
import { Opportunity } from './opportunity/opportunity.entity.js';
import { OpportunityResolver } from './opportunity/opportunity.resolver.js';
import { OpportunityService } from './opportunity/opportunity.service.js';
import { AlumniProfile } from './profile/profile.entity.js';
import { ProfileService } from './profile/profile.service.js';
import { mayDo } from './reader.js';
import { alumniRosterImport } from './roster/roster.import.js';
import { RosterEntry } from './roster/roster.entity.js';
import { RosterResolver } from './roster/roster.resolver.js';
import { RosterService } from './roster/roster.service.js';

const ALUMNI_ROSTER = Symbol('import of alumni rosters');
const rosterImport = { provide: ALUMNI_ROSTER, useFactory: alumniRosterImport };

/** Reading rosters: what a worker does. */
@Module({ providers: [rosterImport] })
export class AlumniImportsModule {}

/** Former members of an organization, and what they give each other. */
@Module({
  providers: [
    rosterImport, RosterService, RosterResolver, ClaimService, ClaimResolver, ProfileService, DirectoryService, DirectoryResolver, OpportunityService, OpportunityResolver, ConsultationService, ConsultationResolver,
    ConsultationOfferResolver,
  ],
})
export class AlumniModule {
  constructor(roster: RosterService, claims: ClaimService, people: DirectoryService, opportunities: OpportunityService, consultations: ConsultationService) {
    registerNode(RosterEntry, async (ids, { caller: { actor } }) => (mayDo(actor, 'roster:manage') ? roster.byIds(actor, ids) : []));
    registerNode(AlumniClaim, async (ids, { caller: { actor } }) => (mayDo(actor, 'alumni:read') ? claims.byIds(actor, ids) : []));
    registerNode(AlumniProfile, async (ids, { caller: { actor } }) => (mayDo(actor, 'alumni:read') ? people.byIds(actor, ids) : []));
    registerNode(Opportunity, async (ids, { caller: { actor } }) => (mayDo(actor, 'alumni:read') ? opportunities.byIds(actor, ids) : []));
    registerNode(Consultation, async (ids, { caller: { actor } }) => (mayDo(actor, 'alumni:read') ? consultations.byIds(actor, ids) : []));
    registerNode(ConsultationOffer, async (ids, { caller: { actor } }) => (mayDo(actor, 'alumni:read') ? consultations.offersByIds(actor, ids) : []));
  }
}
