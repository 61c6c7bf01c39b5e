import { Inject, Injectable } from '@nestjs/common';
import type { MemberId } from '#kernel';
import { InvitationService, TenantDirectory } from '#identity';
import { InvitationDue, MemberJoined, RoleChanged } from '#identity/events';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { invitationLetter } from '../delivery/invitation-letter.rules.js';
import { MailLinks } from '../delivery/mail-links.js';
import { Notifier } from '../delivery/notifier.service.js';
import { POST_OFFICE, type PostOffice } from '../delivery/post-office.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';

/** Who is told of people who come in. */
@Injectable()
export class PeopleHandlers {
  constructor(private readonly notifier: Notifier) {}

  @On(MemberJoined, { handler: 'notifications.member_joined' })
  async joined(tx: Tx, event: Of<typeof MemberJoined>): Promise<void> {
    const { memberId, invitedBy } = event.payload;
    if (!invitedBy) return;
    const told = content(event, NotificationKind.INVITATION_ACCEPTED, { subject: { type: 'Member', id: memberId }, actorId: memberId as MemberId });
    await this.notifier.notify(tx, { ...told, to: [invitedBy as MemberId] });
  }

  @On(RoleChanged, { handler: 'notifications.role_changed' })
  roleChanged(tx: Tx, event: Of<typeof RoleChanged>): Promise<void> {
    const { memberId, role, changedBy } = event.payload;
    const told = content(event, NotificationKind.ROLE_CHANGED, { subject: { type: 'Member', id: memberId }, actorId: changedBy as MemberId, params: { outcome: role } });
    return this.notifier.notify(tx, { ...told, to: [memberId as MemberId] });
  }
}

/** Mails to people who are not here yet. */
@Injectable()
export class InvitationMailHandlers {
  constructor(
    private readonly invitations: InvitationService,
    private readonly directory: TenantDirectory,
    private readonly mailLinks: MailLinks,
    @Inject(POST_OFFICE) private readonly post: PostOffice,
  ) {}

  @On(InvitationDue, { handler: 'notifications.mail_invitation', outside: true })
  async due({ id, tenantId, payload }: Of<typeof InvitationDue>): Promise<void> {
    const mail = await this.invitations.mailOf(tenantId, payload.invitationId);
    if (!mail) return;
    const tenant = await this.directory.byId(tenantId);
    const letter = invitationLetter(mail, { ...tenant, publicUrl: this.mailLinks.publicUrl });
    // By the fact's id: one that is sent again is another mail.
    const [outcome] = await this.post.deliver([{ ...letter, deliveryId: id, memberId: null, to: mail.email, senderName: tenant.name, listName: `${tenant.slug}.invitations` }]);
    if (outcome?.state === 'QUEUED') throw new Error(`an invitation could not be handed over (${outcome.reason})`);
  }
}
