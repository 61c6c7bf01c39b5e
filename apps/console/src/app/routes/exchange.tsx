import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ListingDirection, ListingKind } from '@/gql/graphql'
import { directions, listingKinds } from '../choices'
import { within } from './base'
import { crossing, editing, federating } from './scripts'
import { text } from './search'

const exchange = createRoute({
  ...within,
  path: 'exchange',
  validateSearch: (search): { direction?: ListingDirection; kind?: ListingKind } => ({
    direction: directions.find((choice) => choice === search.direction),
    kind: listingKinds.find((choice) => choice === search.kind),
  }),
  component: lazyRouteComponent(crossing, 'ExchangePage'),
})
const newListing = createRoute({
  ...within,
  path: 'exchange/new',
  validateSearch: (search): { direction?: ListingDirection } => ({
    direction: directions.find((choice) => choice === search.direction),
  }),
  component: lazyRouteComponent(editing, 'NewListingPage'),
})
const bookings = createRoute({
  ...within,
  path: 'bookings',
  component: lazyRouteComponent(federating, 'BookingsPage'),
})
const newBooking = createRoute({
  ...within,
  path: 'bookings/new',
  validateSearch: (search): { listing?: string; board?: string } => ({ listing: text(search.listing), board: text(search.board) }),
  component: lazyRouteComponent(federating, 'NewBookingPage'),
})
const sharing = createRoute({
  ...within,
  path: 'sharing',
  component: lazyRouteComponent(federating, 'SharingPage'),
})
const federationApplications = createRoute({
  ...within,
  path: 'applications',
  component: lazyRouteComponent(federating, 'ApplicationsPage'),
})

export const exchangeRoutes = [exchange, newListing, bookings, newBooking, sharing, federationApplications] as const
