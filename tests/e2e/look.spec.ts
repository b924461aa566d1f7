import { test } from '@playwright/test';
test('look', async () => {});
