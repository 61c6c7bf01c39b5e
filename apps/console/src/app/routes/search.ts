// A word of the address: nothing rather than an empty one.
export const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
