import type { Product } from './product.mjs';

export default async function globalTeardown(): Promise<void> {
  await (globalThis as { ekkyoProduct?: Product }).ekkyoProduct?.stop();
}
