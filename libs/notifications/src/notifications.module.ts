import { type DynamicModule, Module } from '@nestjs/common';
import { CommunityHandlersModule } from '#community';
import { registerNode } from '#graphql-kit';
import { LearningHandlersModule } from '#learning';
import { TenantDb } from '#tenancy';
import { AnnouncementResolver } from './announcement/announcement.resolver.js';
import { AnnouncementService } from './announcement/announcement.service.js';
import { CapturedMail } from './delivery/captured-mail.entity.js';
import { CapturedMailResolver } from './delivery/captured-mail.resolver.js';
import { CapturedMailService } from './delivery/captured-mail.service.js';
import { MailLinks } from './delivery/mail-links.js';
import { MailHandlers } from './delivery/mail.handlers.js';
import { Notifier } from './delivery/notifier.service.js';
import { CapturingPostOffice, POST_OFFICE, PostOfficeCloser } from './delivery/post-office.js';
import { SmtpPostOffice } from './delivery/smtp-post-office.js';
import { DigestHandlers } from './digest/digest.handlers.js';
import { factHandlers } from './handlers/index.js';
import { Notification } from './inbox/notification.entity.js';
import { NotificationResolver } from './inbox/notification.resolver.js';
import { NotificationService } from './inbox/notification.service.js';
import { LiveInbox } from './live/live-inbox.service.js';
import { LiveResolver } from './live/live.resolver.js';
import { PreferenceResolver } from './preference/preference.resolver.js';
import { PreferenceService } from './preference/preference.service.js';

/** Inboxes and their live streams: what a gateway serves. */
@Module({
  providers: [NotificationService, NotificationResolver, CapturedMailService, CapturedMailResolver, AnnouncementService, AnnouncementResolver, LiveInbox, LiveResolver, PreferenceService, PreferenceResolver],
  exports: [PreferenceService],
})
export class NotificationsModule {
  constructor(notifications: NotificationService, mails: CapturedMailService) {
    registerNode(Notification, async (ids, { caller: { actor } }) => (actor?.permissions.has('notifications:read') ? notifications.byIds(actor, ids) : []));
    registerNode(CapturedMail, async (ids, { caller: { actor } }) => (actor?.permissions.has('notifications:read') ? mails.byIds(actor, ids) : []));
  }
}

export interface MailOptions {
  /** `smtp://…` or `smtps://…`; without it mails are kept for their recipients to read here. */
  smtpUrl?: string | undefined;
  /** The bare address that mails come from. */
  from: string;
  /** Where people reach the console. */
  publicUrl: string;
  /** The installation's secret; without it mails cannot be ended by one request. */
  secret?: string;
}

/** Hears what happened, tells people and sends the mails: what a worker does. */
@Module({})
export class NotificationHandlersModule {
  static forRoot({ smtpUrl, from, publicUrl, secret }: MailOptions): DynamicModule {
    return {
      module: NotificationHandlersModule,
      imports: [CommunityHandlersModule, LearningHandlersModule],
      providers: [
        Notifier,
        ...factHandlers,
        MailHandlers,
        DigestHandlers,
        PostOfficeCloser,
        { provide: MailLinks, useValue: new MailLinks(publicUrl.replace(/\/+$/, ''), secret) },
        { provide: POST_OFFICE, inject: [TenantDb], useFactory: (db: TenantDb) => (smtpUrl ? new SmtpPostOffice(smtpUrl, from) : new CapturingPostOffice(db)) },
      ],
    };
  }
}
