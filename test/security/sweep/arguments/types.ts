/** What a domain tells about its arguments. */
export interface DomainArguments {
  /** Which row each id names, by the argument's path; `OtherEvent:Event` is another row of that type. An id that is not here fails the sweep. */
  ids: Record<string, string>;
  /** Arguments that are the secret of a link: which entry of the seed's ids it stands in, as it is. */
  secrets?: Record<string, string>;
  /** Everything that is not an id, by path (`Query.event.first`, `CreateEventInput.mode`). */
  values: Record<string, unknown>;
  expected?: Expected;
}

/** What the sweep expects of a domain beyond "nothing leaves, everything answers its owner". */
export interface Expected {
  /** Mutations that a plain member is refused with FORBIDDEN, and that change nothing then. */
  forOperators?: readonly string[];
  /** `table` or `table_column` whose canaries a plain member of the tenant must not see. */
  notForMembers?: readonly string[];
  /** `table_column` whose canaries A itself published to its partner C. */
  publishedToC?: readonly string[];
  /** Operations (`query x`, `mutation x`) that only the federation or the partner C can answer with rows of their own. */
  elsewhere?: Record<string, 'federation' | 'C'>;
  /** Mutations that the positive control leaves out, each with the reason. */
  notRepeated?: Record<string, string>;
}

export const soon = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
