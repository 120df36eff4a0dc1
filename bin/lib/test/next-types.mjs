import { existsSync, writeFileSync } from 'node:fs';
import { inProject } from '../project.mjs';

/** `next build` writes this file as well; types must also pass in a clone that was never built. */
export function writeNextTypes() {
  const path = inProject('next-env.d.ts');
  if (!existsSync(path)) writeFileSync(path, '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n');
}
