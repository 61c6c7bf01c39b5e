export { NewJointEventPage } from './collaborations/NewJointEventPage'
export { NewEventPage } from './events/NewEventPage'
export { NewListingPage } from './exchange/NewListingPage'
