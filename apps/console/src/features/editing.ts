export { NewJointEventPage } from './collaborations/NewJointEventPage'
export { EditEventPage } from './events/EditEventPage'
export { NewEventPage } from './events/NewEventPage'
export { NewListingPage } from './exchange/NewListingPage'
