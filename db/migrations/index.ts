import { Foundation1730000000001 } from './0001-foundation.js';
import { DirectoryAndIdentity1730000000002 } from './0002-directory-and-identity.js';
import { Messaging1730000000003 } from './0003-messaging.js';
import { CommunityAndEvents1730000000004 } from './0004-community-and-events.js';
import { FederationAndMatching1730000000005 } from './0005-federation-and-matching.js';
import { Notifications1730000000006 } from './0006-notifications.js';
import { Inbox1730000000007 } from './0007-inbox.js';
import { Learning1730000000008 } from './0008-learning.js';
import { OutboxLanes1730000000009 } from './0009-outbox-lanes.js';
import { JointEventOnline1730000000010 } from './0010-joint-event-online.js';
import { FilesJobsImports1730000000011 } from './0011-files-jobs-imports.js';
import { NotificationPreferences1730000000017 } from './0017-notification-preferences.js';
import { AlumniAndTrust1730000000015 } from './0015-alumni-and-trust.js';
import { ApplicationsAndBookings1730000000016 } from './0016-applications-and-bookings.js';
import { Procurement1730000000014 } from './0014-procurement.js';
import { SeatsPathsAndReports1730000000013 } from './0013-seats-paths-and-reports.js';
import { Certifications1730000000012 } from './0012-certifications.js';
import { JointEventSeats1730000000020 } from './0020-joint-event-seats.js';
import { LifeOfAPost1730000000022 } from './0022-life-of-a-post.js';
import { Today1730000000030 } from './0030-today.js';
import { Invitations1730000000032 } from './0032-invitations.js';
import { Profiles1730000000037 } from './0037-profiles.js';
import { NamesAndRequests1730000000047 } from './0047-names-and-requests.js';
import { Search1730000000029 } from './0029-search.js';
import { WordsOfALink1730000000021 } from './0021-words-of-a-link.js';
import { ModerationAndAudit1730000000028 } from './0028-moderation-and-audit.js';
import { Questions1730000000027 } from './0027-questions.js';
import { Spaces1730000000025 } from './0025-spaces.js';
import { RulesAndAbsences1730000000034 } from './0034-rules-and-absences.js';
import { Writing1730000000023 } from './0023-writing.js';
import { Media1730000000024 } from './0024-media.js';
import { Reading1730000000026 } from './0026-reading.js';
import { Follows1730000000031 } from './0031-follows.js';
import { NotBefore1730000000036 } from './0036-not-before.js';
import { Reactions1730000000033 } from './0033-reactions.js';
import { LifeOfAnEvent1730000000038 } from './0038-life-of-an-event.js';
import { Seats1730000000039 } from './0039-seats.js';
import { CalendarFeeds1730000000040 } from './0040-calendar-feeds.js';
import { RemindersOfEvents1730000000041 } from './0041-reminders-of-events.js';
import { CheckIn1730000000043 } from './0043-check-in.js';
import { GroupsAndDeclarations1730000000042 } from './0042-groups-and-declarations.js';
import { WishesAndDatePolls1730000000045 } from './0045-wishes-and-date-polls.js';
import { EventProposals1730000000046 } from './0046-event-proposals.js';
import { AfterAnEvent1730000000044 } from './0044-after-an-event.js';

/** In the order in which they run. Forward only; one change each; the class says why. */
export const migrations = [
  Foundation1730000000001,
  DirectoryAndIdentity1730000000002,
  Messaging1730000000003,
  CommunityAndEvents1730000000004,
  FederationAndMatching1730000000005,
  Notifications1730000000006,
  Inbox1730000000007,
  Learning1730000000008,
  OutboxLanes1730000000009,
  JointEventOnline1730000000010,
  FilesJobsImports1730000000011,
  AlumniAndTrust1730000000015,
  ApplicationsAndBookings1730000000016,
  Procurement1730000000014,
  SeatsPathsAndReports1730000000013,
  Certifications1730000000012,
  NotificationPreferences1730000000017,
  JointEventSeats1730000000020,
  WordsOfALink1730000000021,
  LifeOfAPost1730000000022,
  Today1730000000030,
  ModerationAndAudit1730000000028,
  Questions1730000000027,
  Search1730000000029,
  Spaces1730000000025,
  Writing1730000000023,
  Media1730000000024,
  Reading1730000000026,
  Follows1730000000031,
  Invitations1730000000032,
  NotBefore1730000000036,
  Reactions1730000000033,
  RulesAndAbsences1730000000034,
  Profiles1730000000037,
  LifeOfAnEvent1730000000038,
  Seats1730000000039,
  CalendarFeeds1730000000040,
  RemindersOfEvents1730000000041,
  CheckIn1730000000043,
  NamesAndRequests1730000000047,
  GroupsAndDeclarations1730000000042,
  WishesAndDatePolls1730000000045,
  EventProposals1730000000046,
  AfterAnEvent1730000000044,
];
