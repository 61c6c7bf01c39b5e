import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { AccountService, TenantDirectory } from '#identity';
import { SupervisorLinks } from '#learning';
import { SeatApplicationDecided, SeatApplicationSubmitted, SupervisorAnswered, SupervisorLinkDue } from '#learning/events';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { MailLinks } from '../delivery/mail-links.js';
import { Notifier } from '../delivery/notifier.service.js';
import { POST_OFFICE, type PostOffice } from '../delivery/post-office.js';
import { supervisorLetter } from '../delivery/supervisor-letter.rules.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';
import { programmeTitle } from './learning.queries.js';

const KIND = { SELECTED: NotificationKind.SEAT_SELECTED, WAITLISTED: NotificationKind.SEAT_WAITLISTED, SEAT_GRANTED: NotificationKind.SEAT_GRANTED, RECLAIMED: NotificationKind.SEAT_RECLAIMED } as const;

/** Who is told of applications for seats. */
@Injectable()
export class LearningHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(SeatApplicationSubmitted, { handler: 'notifications.seat_application_submitted' })
  async submitted(tx: Tx, event: Of<typeof SeatApplicationSubmitted>): Promise<void> {
    const { applicationId, memberId, programmeId } = event.payload;
    const title = await programmeTitle(tx, programmeId);
    if (title === undefined) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.SEAT_APPLICATION_SUBMITTED, { subject: { type: 'SeatApplication', id: applicationId }, actorId: memberId, params: { title } }), to: 'operators' });
  }

  @On(SupervisorAnswered, { handler: 'notifications.supervisor_answered' })
  async answered(tx: Tx, event: Of<typeof SupervisorAnswered>): Promise<void> {
    const { applicationId, memberId, programmeId, decision } = event.payload;
    const title = await programmeTitle(tx, programmeId);
    if (title === undefined) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.SUPERVISOR_ANSWERED, { subject: { type: 'SeatApplication', id: applicationId }, params: { title, outcome: decision } }), to: [memberId] });
  }

  @On(SeatApplicationDecided, { handler: 'notifications.seat_application_decided' })
  async decided(tx: Tx, event: Of<typeof SeatApplicationDecided>): Promise<void> {
    const { applicationId, memberId, programmeId, state, promoted } = event.payload;
    const title = await programmeTitle(tx, programmeId);
    if (title === undefined) return;
    const params = { title, ...(promoted ? { outcome: 'PROMOTED' } : {}) };
    await this.notifier.notify(tx, { ...content(event, KIND[state], { subject: { type: 'SeatApplication', id: applicationId }, params }), to: [memberId] });
  }
}

/** Mails to people who have no account: an applicant's supervisor. */
@Injectable()
export class SupervisorMailHandlers {
  constructor(
    private readonly links: SupervisorLinks,
    private readonly people: AccountService,
    private readonly directory: TenantDirectory,
    private readonly clock: Clock,
    @Inject(POST_OFFICE) private readonly post: PostOffice,
    private readonly mailLinks: MailLinks,
  ) {}

  @On(SupervisorLinkDue, { handler: 'notifications.mail_supervisor', outside: true })
  async due({ tenantId, payload }: Of<typeof SupervisorLinkDue>): Promise<void> {
    const mail = await this.links.mailOf(tenantId, payload.linkId, this.clock.now());
    if (!mail) return;
    const tenant = await this.directory.byId(tenantId);
    const locale = (await this.people.addresses([mail.applicantAccountId])).get(mail.applicantAccountId)?.locale ?? 'ja';
    const letter = supervisorLetter(mail, locale, { ...tenant, publicUrl: this.mailLinks.publicUrl });
    const [outcome] = await this.post.deliver([{ ...letter, deliveryId: payload.linkId, memberId: null, to: mail.to, senderName: tenant.name, listName: `${tenant.slug}.applications` }]);
    if (outcome?.state === 'QUEUED') throw new Error(`the mail to a supervisor could not be handed over (${outcome.reason})`);
  }
}
