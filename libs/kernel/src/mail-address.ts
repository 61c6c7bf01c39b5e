const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@(?=.{1,189}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/iu;

/** One address and nothing else: no list, no name, no line break, nothing that a header could continue with. */
export const isMailAddress = (address: string): boolean => ADDRESS.test(address);

/** `mio.fujishiro@city.example` as `m•••@city.example`: enough to see whether it was meant for oneself. */
export const maskedAddress = (address: string): string => address.replace(/^(.)[^@]*/u, '$1•••');
