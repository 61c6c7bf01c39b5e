export interface Product {
  url: string;
  /** Everything it has printed. */
  output(): string;
  /** Ends it as Ctrl-C does. Resolves to the exit code. */
  stop(): Promise<number | null>;
}

export function startProduct(env?: NodeJS.ProcessEnv): Promise<Product>;
