import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments } from './scripts/chromium.mjs';

const program = process.env['CHROMIUM_PATH'];

// Each worker has a server and a store of its own (tests/journeys/school.ts).
export default defineConfig({
	testDir: 'tests/journeys',
	outputDir: 'test-results/journeys',
	forbidOnly: true,
	fullyParallel: true,
	reporter: 'list',
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	workers: 2,
	use: {
		...devices['Desktop Chrome'],
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		trace: 'retain-on-failure',
		launchOptions: {
			args: chromiumArguments,
			...(program && { executablePath: program })
		}
	}
});
