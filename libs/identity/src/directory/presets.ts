import { Capability, type TenantKind } from './tenant.entity.js';

/** What a community of each kind begins with; an admin changes all of it later. */
const PRESETS: Record<TenantKind, { color: string; capabilities: Capability[] }> = {
  CORPORATE: { color: '#274b8f', capabilities: [Capability.CERTIFICATIONS, Capability.LENDING, Capability.MATCHING] },
  LEARNING: { color: '#2f7d57', capabilities: [Capability.LEARNING] },
  ALUMNI: { color: '#7a4a94', capabilities: [Capability.ALUMNI, Capability.MATCHING] },
  FEDERATION: { color: '#8a5a16', capabilities: [Capability.MATCHING] },
};

export const presetOf = (kind: TenantKind): (typeof PRESETS)[TenantKind] => PRESETS[kind];

/** What stands for a community in a rail: the first character of its name. */
export const markOf = (name: string): string => [...name][0]?.toUpperCase() ?? 'E';
