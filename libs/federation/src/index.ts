export { FederationModule } from './federation.module.js';
/** `participate(federation, community)`: both sides' consent, each in its own transaction. */
export { ParticipationService } from './participation/participation.service.js';
