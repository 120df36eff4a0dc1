import { defineConfig, mergeConfig } from 'vitest/config';
import everything, { MEASURING } from './vitest.config.ts';

// Merging joins lists, and an excluded file stays excluded: what is measured is named anew.
const { exclude: _exclude, include: _include, ...shared } = everything.test ?? {};

/** The tests that measure, with nothing beside them. */
export default mergeConfig({ ...everything, test: shared }, defineConfig({ test: { include: MEASURING, maxWorkers: 1, fileParallelism: false } }));
