import { type Actor, Allow, type Caller, accessOf, assertAccess } from '#graphql-kit';

const callerWith = (permissions: string[], capabilities: string[]): Caller => ({
  account: { id: 'account', sessionId: 'session' },
  actor: { id: 'member', accountId: 'account', tenantId: 'tenant', role: 'MEMBER', displayName: 'x', permissions: new Set(permissions), capabilities: new Set(capabilities) } as unknown as Actor,
  locale: 'en',
  requestId: 'request',
});

class Operations {
  @Allow('certifications:read', { capability: 'CERTIFICATIONS' })
  passes(this: void): void {}
}
const access = accessOf(Operations.prototype.passes);

describe('an operation of a part that a community switches on', () => {
  it('is open to who holds the permission where it is on', () => {
    expect(() => assertAccess(access, callerWith(['certifications:read'], ['CERTIFICATIONS']))).not.toThrow();
  });

  it('is refused where it is off, and says that this is why', () => {
    expect(() => assertAccess(access, callerWith(['certifications:read'], ['LEARNING']))).toThrow(expect.objectContaining({ code: 'FORBIDDEN', details: { reason: 'CAPABILITY_OFF' } }));
  });

  it('is refused without the permission, without saying what is on', () => {
    expect(() => assertAccess(access, callerWith([], []))).toThrow(expect.objectContaining({ code: 'FORBIDDEN', details: {} }));
  });
});
