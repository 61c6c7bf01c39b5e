export { InvitationPage } from './joining/InvitationPage'
export { JoinPage } from './joining/JoinPage'
