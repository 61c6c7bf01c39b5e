import { z } from 'zod';
import { defineEvent } from '#messaging';

/** Members joined, or what others see of them changed: their name, department, role or whether they still belong. */
export const MembersChanged = defineEvent('identity.members_changed', z.object({ memberIds: z.array(z.uuid()).max(500) }));

/** An invitation is to be mailed. */
export const InvitationDue = defineEvent('identity.invitation_due', z.object({ invitationId: z.uuid() }));

/** Somebody came in by an invitation; `invitedBy` is null when they had asked for it by the link of the community. */
export const MemberJoined = defineEvent('identity.member_joined', z.object({ memberId: z.uuid(), invitedBy: z.uuid().nullable() }));

/** Somebody is another role from now on. */
export const RoleChanged = defineEvent('identity.role_changed', z.object({ memberId: z.uuid(), role: z.string(), changedBy: z.uuid() }));

/** Somebody does not belong here any more, by their own wish. */
export const MemberLeft = defineEvent('identity.member_left', z.object({ memberId: z.uuid() }));
