const prefix = 'ekkyo.draft.'
const ownerKey = 'ekkyo.draftsOf'

/** What was typed and not yet sent: in this tab only, and only for the person who typed it. */
export const drafts = {
  read(key: string): object {
    try {
      return JSON.parse(sessionStorage.getItem(prefix + key) ?? '{}') as object
    } catch {
      return {}
    }
  },
  write: (key: string, values: object) => sessionStorage.setItem(prefix + key, JSON.stringify(values)),
  remove: (key: string) => sessionStorage.removeItem(prefix + key),
  /** Whoever signs in next in this tab starts with empty forms. */
  belongTo(account: string) {
    if (sessionStorage.getItem(ownerKey) !== account) drafts.forget()
    sessionStorage.setItem(ownerKey, account)
  },
  forget() {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  },
}
