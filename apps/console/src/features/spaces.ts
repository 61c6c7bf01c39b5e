export { SpacePage } from './spaces/SpacePage'
export { SpacesPage } from './spaces/SpacesPage'
export { StartCommunityPage } from './spaces/StartCommunityPage'
