import { toGlobalId } from '#kernel';

export const unmapped = Symbol('unmapped');
/** The value for an argument or input field, by its path (`Query.post.id`, `CreatePostInput.title`); undefined leaves it out. */
export type ArgumentMap = (path: string, type: string) => unknown;

/** Which row each id names; an id that is not here fails the sweep. */
const IDS: Record<string, string> = {
  'Query.post.id': 'Post',
  'Query.event.id': 'Event',
  'Query.jointEvent.id': 'JointEvent',
  'Query.listing.id': 'Listing',
  'Query.proposal.id': 'Proposal',
  'Query.collaboration.id': 'Collaboration',
  'PostFilter.spaceId': 'Space',
  'PostFilter.authorId': 'Member',
  'CreatePostInput.spaceId': 'Space',
  'AddCommentInput.postId': 'Post',
  'ReactToPostInput.postId': 'Post',
  'WithdrawReactionInput.postId': 'Post',
  'CancelEventInput.eventId': 'OtherEvent:Event',
  'RegisterForEventInput.eventId': 'OtherEvent:Event',
  'CancelRegistrationInput.eventId': 'Event',
  'CreateJointEventInput.collaborationId': 'Collaboration',
  'RegisterForJointEventInput.jointEventId': 'JointEvent',
  'CancelJointRegistrationInput.jointEventId': 'JointEvent',
  'PublishListingInput.federationId': 'Federation:Tenant',
  'WithdrawListingInput.listingId': 'Listing',
  'ExpressInterestInput.proposalId': 'OpenProposal:Proposal',
  'DeclineProposalInput.proposalId': 'OpenProposal:Proposal',
  'MarkNotificationsReadInput.ids': 'Notification',
};

const soon = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Everything that is not an id, by path or by the last part of it. */
const VALUES: Record<string, unknown> = {
  first: 5,
  after: undefined,
  last: undefined,
  before: undefined,
  idempotencyKey: undefined,
  'MemberFilter.search': undefined,
  'EventFilter.when': undefined,
  'ListingFilter.direction': undefined,
  'ListingFilter.kind': undefined,
  'ListingFilter.state': undefined,
  'ProposalFilter.state': undefined,
  'Event.registrations.state': undefined,
  'SignInInput.email': 'nobody@example.org',
  'SignInInput.password': 'nobody at all',
  'SetUpInput.code': 'AAAA-BBBB-CCCC',
  'SetUpInput.communityName': 'x',
  'SetUpInput.slug': 'sweep-set-up',
  'SetUpInput.kind': 'CORPORATE',
  'SetUpInput.displayName': 'x',
  'SetUpInput.email': 'sweep@example.org',
  'SetUpInput.password': 'sweep sweep sweep',
  'CreateSpaceInput.name': `space ${Math.random()}`,
  'CreateSpaceInput.access': 'OPEN',
  'ReactToPostInput.kind': 'CELEBRATE',
  'WithdrawReactionInput.kind': 'THANKS',
  'RegisterForJointEventInput.consent': true,
  'DeclineProposalInput.reason': 'OTHER',
  'MarkNotificationsReadInput.all': undefined,
  'PublishListingInput.direction': 'NEED',
  'PublishListingInput.kind': 'SPEAKER',
  'PublishListingInput.topics': ['x'],
  'PublishListingInput.valueCredits': undefined,
  availableFrom: soon(1),
  availableUntil: soon(30),
  expiresAt: undefined,
  startsAt: soon(20),
  endsAt: soon(21),
  registrationClosesAt: undefined,
  timeZone: undefined,
  title: 'x',
  text: 'x',
  description: 'x',
  place: 'x',
  region: undefined,
  onlineUrl: undefined,
  capacity: 3,
  quantity: undefined,
  'CreateEventInput.mode': 'ONSITE',
  'CreateJointEventInput.mode': 'ONSITE',
  'PublishListingInput.mode': 'ANY',
};

/** The map for one tenant's rows; `federationId` is the federation that it takes part in. */
export function argumentsFor(ids: Record<string, string>, federationId: string): ArgumentMap {
  const rows: Record<string, string> = { ...ids, Federation: federationId };
  return (path) => {
    const named = IDS[path] ?? (path.startsWith('Node.') ? path.slice('Node.'.length) : undefined);
    if (named) {
      const [row, type = row] = named.split(':') as [string, string?];
      const id = rows[row];
      if (!id) throw new Error(`the seed has no ${row} for ${path}`);
      return { globalId: toGlobalId(type!, id) };
    }
    const last = path.split('.').at(-1)!;
    if (path in VALUES) return VALUES[path];
    // Pages within pages are kept short: an operation that costs too much would be refused, and would prove nothing.
    if (last === 'first' && !path.startsWith('Query.')) return 1;
    return last in VALUES ? VALUES[last] : unmapped;
  };
}
