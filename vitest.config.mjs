// So that `npx vitest` and editors find it; `npm test` uses the same.
export { default } from './lib/testing/vitest.config.ts';
