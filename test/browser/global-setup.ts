import { type Product, startProduct } from './product.mjs';

/** One running product with the demo world for all browser suites; they sign in as different people and disturb nobody. */
export default async function globalSetup(): Promise<void> {
  const product = await startProduct();
  process.env.EKKYO_TEST_URL = product.url;
  (globalThis as { ekkyoProduct?: Product }).ekkyoProduct = product;
}
