const own = new Set<string>()

/** What was said in this window is on its page already: nobody has to be told that it arrived. */
export const ownComment = (id: string) => void own.add(id)
export const isOwnComment = (id: string | null | undefined) => id != null && own.has(id)
