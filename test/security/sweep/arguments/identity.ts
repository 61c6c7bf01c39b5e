import type { DomainArguments } from './types.js';

export const identity: DomainArguments = {
  ids: {},
  values: {
    'MemberFilter.search': undefined,
    'SetAccountLocaleInput.locale': 'EN',
    'SignInInput.email': 'nobody@example.org',
    'SignInInput.password': 'nobody at all',
    'SetUpInput.code': 'AAAA-BBBB-CCCC',
    'SetUpInput.communityName': 'x',
    'SetUpInput.slug': 'sweep-set-up',
    'SetUpInput.kind': 'CORPORATE',
    'SetUpInput.displayName': 'x',
    'SetUpInput.email': 'sweep@example.org',
    'SetUpInput.password': 'sweep sweep sweep',
  },
  expected: { notForMembers: ['account', 'outbox'] },
};
