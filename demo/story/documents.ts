/** The operations of the story, as an outside client would write them. */
const REFUSAL = '... on Refusal { code message }';

export const FEDERATIONS = 'query Federations { federations { federation { id slug name } } }';
export const LISTINGS = 'query Listings { listings(filter: { state: PUBLISHED }, first: 100) { nodes { id title } } }';
export const PUBLISH = `mutation Publish($input: PublishListingInput!) { publishListing(input: $input) { __typename ... on Listing { id direction kind title state version } ${REFUSAL} } }`;
export const WITHDRAW = `mutation Withdraw($input: WithdrawListingInput!) { withdrawListing(input: $input) { __typename ... on Listing { id state } ${REFUSAL} } }`;
const PROPOSAL = 'id number title state viewerAnswer suggestedAt expiresAt partner { slug name } reasons { kind text } collaboration { id title state }';
export const PROPOSALS = `query Proposals { proposals(filter: { state: SUGGESTED }, first: 50) { nodes { ${PROPOSAL} } } }`;
export const PROPOSAL_BY_ID = `query ProposalById($id: ID!) { proposal(id: $id) { ${PROPOSAL} } }`;
export const INTERESTED = `mutation Interested($input: ExpressInterestInput!) { expressInterest(input: $input) { __typename ... on Proposal { ${PROPOSAL} } ${REFUSAL} } }`;
export const COLLABORATIONS = 'query Collaborations { collaborations(first: 50) { nodes { id title state partner { slug name } } } }';
export const CREATE_JOINT_EVENT = `mutation CreateJointEvent($input: CreateJointEventInput!) { createJointEvent(input: $input) { __typename ... on Event { id title startsAt capacity collaboration { id } } ${REFUSAL} } }`;
export const JOINT_EVENTS = 'query JointEvents { jointEvents(first: 50) { nodes { id title startsAt capacity host { slug name } sharedFields place viewerRegistration { state waitlistPosition } } } }';

export const EVENT = 'query Event($id: ID!) { event(id: $id) { id title registeredCount waitlistedCount capacity viewerRegistration { state waitlistPosition } } }';
export const REGISTER = `mutation Register($input: RegisterForEventInput!) { registerForEvent(input: $input) { __typename ... on Registration { state waitlistPosition } ${REFUSAL} } }`;
export const REGISTER_JOINT = `mutation RegisterJoint($input: RegisterForJointEventInput!) { registerForJointEvent(input: $input) { __typename ... on JointRegistration { state waitlistPosition } ... on ConsentRequired { sharedFields } ${REFUSAL} } }`;
export const CANCEL = `mutation Cancel($input: CancelRegistrationInput!) { cancelRegistration(input: $input) { __typename ... on Registration { state } ${REFUSAL} } }`;
export const NOTIFICATIONS = 'query Notifications { notifications(first: 50) { nodes { kind text isRead } } }';
export const MAILS = 'query Mails { capturedMails(first: 50) { nodes { to subject text } } }';
export const LIVE = 'subscription Live { notificationReceived { unreadCount notification { kind text } } }';
export const POSTS = 'query Posts { posts(first: 1) { nodes { id title } } }';
export const POST = 'query Post($id: ID!) { post(id: $id) { title } }';
export const MEMBERS = 'query Members { members(first: 1) { nodes { id } } }';
