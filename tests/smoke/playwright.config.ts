import { defineConfig } from '@playwright/test';

export default defineConfig({ testDir: '.', testMatch: '*.smoke.ts', workers: 1, retries: 0, timeout: 60_000, outputDir: '../../test-results' });
