/** Nobody needs to call anything here: others hear what happens from events.ts and read by `node(id)`. */
export { CommunityModule } from './community.module.js';
