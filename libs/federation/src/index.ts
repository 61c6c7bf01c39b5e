export { FederationHandlersModule, FederationModule } from './federation.module.js';
/** `participate`, for loading a world that exists already. */
export { ParticipationService } from './participation/participation.service.js';
export { Collaboration } from './collaboration/collaboration.entity.js';
export { CollaborationService } from './collaboration/collaboration.service.js';
/** For loading joint purchases that exist already. */
export { placeOrder } from './procurement/pool/pool.service.js';
export { showToMunicipalities } from './procurement/pool/pool.queries.js';
