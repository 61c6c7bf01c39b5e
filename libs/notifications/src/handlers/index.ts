import type { Type } from '@nestjs/common';
import { AbsenceHandlers } from './absence.handlers.js';
import { AlumniHandlers } from './alumni.handlers.js';
import { CommunityHandlers } from './community.handlers.js';
import { CorporateHandlers } from './corporate.handlers.js';
import { EventsHandlers } from './events.handlers.js';
import { FederationHandlers } from './federation.handlers.js';
import { LearningHandlers, SupervisorMailHandlers } from './learning.handlers.js';
import { MatchingHandlers } from './matching.handlers.js';
import { ModerationHandlers } from './moderation.handlers.js';
import { OperatorsHandlers } from './operators.handlers.js';
import { TodayHandlers } from './today.handlers.js';
import { ProcurementHandlers } from './procurement.handlers.js';
import { InvitationMailHandlers, PeopleHandlers } from './people.handlers.js';
import { QuestionsHandlers } from './questions.handlers.js';
import { SpacesHandlers } from './spaces.handlers.js';
import { WishesHandlers } from './wishes.handlers.js';

/** Who is told of which fact: one class per domain, each in the context of the community whose members it tells. */
export const factHandlers: Type[] = [AbsenceHandlers, AlumniHandlers, CommunityHandlers, CorporateHandlers, EventsHandlers, FederationHandlers, MatchingHandlers, ModerationHandlers, OperatorsHandlers, LearningHandlers, SupervisorMailHandlers, ProcurementHandlers, SpacesHandlers, TodayHandlers, QuestionsHandlers, PeopleHandlers, InvitationMailHandlers, WishesHandlers];
