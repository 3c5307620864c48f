import { createServer, type AddressInfo } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments } from './scripts/chromium.mjs';

// Playwright reads this file once for itself and once for each worker: the first choice is kept.
const port = (process.env['JOURNEYS_PORT'] ??= String(await freePort()));
const address = `http://localhost:${port}`;
const program = process.env['CHROMIUM_PATH'];

export default defineConfig({
	testDir: 'tests/journeys',
	outputDir: 'test-results/journeys',
	forbidOnly: true,
	fullyParallel: true,
	reporter: 'list',
	retries: 0,
	timeout: 30_000,
	workers: 2,
	use: {
		...devices['Desktop Chrome'],
		baseURL: address,
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		trace: 'retain-on-failure',
		launchOptions: {
			args: chromiumArguments,
			...(program && { executablePath: program })
		}
	},
	webServer: {
		command: 'node tests/journeys/serve.mjs',
		url: address,
		env: { PORT: port, HOST: '127.0.0.1' },
		gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
		stderr: 'pipe',
		timeout: 180_000
	}
});

/** A port nobody is using now. */
async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
	const { port: found } = probe.address() as AddressInfo;
	await new Promise((done) => probe.close(done));
	return found;
}
