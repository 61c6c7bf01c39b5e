import type { DomainArguments } from './types.js';

export const federation: DomainArguments = {
  ids: {
    'Query.jointEvent.id': 'JointEvent',
    'Query.listing.id': 'Listing',
    'Query.collaboration.id': 'Collaboration',
    'CreateJointEventInput.collaborationId': 'Collaboration',
    'RegisterForJointEventInput.jointEventId': 'JointEvent',
    'CancelJointRegistrationInput.jointEventId': 'JointEvent',
    'PublishListingInput.federationId': 'Federation:Tenant',
    'WithdrawListingInput.listingId': 'Listing',
  },
  values: {
    'ListingFilter.direction': undefined,
    'ListingFilter.kind': undefined,
    'ListingFilter.state': undefined,
    'RegisterForJointEventInput.consent': true,
    'CreateJointEventInput.mode': 'ONSITE',
    'PublishListingInput.direction': 'NEED',
    'PublishListingInput.kind': 'SPEAKER',
    'PublishListingInput.mode': 'ANY',
    'PublishListingInput.topics': ['x'],
    'PublishListingInput.valueCredits': undefined,
  },
  expected: {
    forOperators: ['createJointEvent', 'publishListing', 'withdrawListing'],
    notForMembers: ['listing', 'listing_copy', 'community_sketch', 'guest_pass'],
    publishedToC: ['joint_event_title', 'joint_event_description', 'joint_event_place'],
    elsewhere: { 'query participations': 'federation', 'query node Participation': 'federation', 'query nodes Participation': 'federation' },
  },
};
