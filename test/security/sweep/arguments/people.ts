import type { DomainArguments } from './types.js';

export const people: DomainArguments = {
  ids: { 'InvitationInput.invitationId': 'Invitation' },
  secrets: {
    'Query.receivedInvitation.secret': 'InvitationSecret',
    'AcceptInvitationInput.secret': 'InvitationSecret',
    'Query.joinLink.secret': 'JoinSecret',
    'AskForInvitationInput.secret': 'JoinSecret',
  },
  values: {
    'InvitationFilter.state': undefined,
    'InvitationFilter.search': undefined,
    'InvitePeopleInput.addresses': 'sweep@example.org',
    'InvitePeopleInput.role': 'OPERATOR',
    'InvitePeopleInput.note': 'x',
    'InvitePeopleInput.locale': 'EN',
    'OpenInvitationLinkInput.domains': ['example.org'],
    'OpenInvitationLinkInput.renews': true,
    'AskForInvitationInput.email': 'sweep@example.org',
    'AskForInvitationInput.locale': 'EN',
    'AcceptInvitationInput.displayName': 'x',
    'AcceptInvitationInput.kana': 'x',
    'AcceptInvitationInput.password': 'sweep sweep sweep',
    'AcceptInvitationInput.locale': 'EN',
    'AcceptInvitationInput.rulesVersion': 1,
  },
  expected: {
    forOperators: ['invitePeople', 'resendInvitation', 'revokeInvitation', 'openInvitationLink', 'closeInvitationLink'],
    notForMembers: ['invitation', 'invitation_link'],
    elsewhere: { 'query receivedInvitation': 'C', 'query joinLink': 'C', 'mutation acceptInvitation': 'C' },
  },
};
