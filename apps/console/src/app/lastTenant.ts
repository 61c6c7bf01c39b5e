const key = 'ekkyo.tenant'

/** The community this browser was in last. */
export const lastTenant = {
  get: () => localStorage.getItem(key),
  set: (slug: string) => localStorage.setItem(key, slug),
}
