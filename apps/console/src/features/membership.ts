export { InvitationsPage } from './people/InvitationsPage'
export { PersonPage } from './people/PersonPage'
