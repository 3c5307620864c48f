import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { report } from '../../../tests/lms/learner.ts';
import type { Driver, Report } from './driver.ts';
import { whenLeaving, type Page } from './leaving.ts';

function leaving() {
	const did: string[] = [];
	const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
	const page: Page & EventTarget = Object.assign(new EventTarget(), { document });
	const driver: Driver = {
		format: 'scorm12',
		calls: [],
		open: () => Promise.reject(new Error('not here')),
		keep({ seconds }: Report) {
			did.push(`keep ${seconds}`);
			return Promise.resolve({ state: 'kept' });
		},
		close({ seconds }: Report, atOnce) {
			did.push(`close ${seconds} ${atOnce}`);
			return Promise.resolve({ state: 'kept' });
		}
	};
	let seconds = 0;
	const stop = whenLeaving(page, driver, {
		report: () => report({ seconds: (seconds += 10) }),
		kept: ({ state }) => did.push(state),
		back: () => did.push('back')
	});
	const show = (visibilityState: string) => {
		document.visibilityState = visibilityState;
		document.dispatchEvent(new Event('visibilitychange'));
	};
	const transition = (type: string, persisted: boolean) =>
		page.dispatchEvent(Object.assign(new Event(type), { persisted }));
	return { did, show, transition, stop };
}

describe('leaving', () => {
	test('[lms G3] [lms F2] a hidden page is kept with its time so far, and the session goes on', async () => {
		const { did, show } = leaving();
		show('hidden');
		await Promise.resolve();
		show('visible');
		show('hidden');
		await Promise.resolve();
		expect(did).toEqual(['keep 10', 'kept', 'keep 20', 'kept']);
	});

	test('[lms G3] [lms G4] a page that goes away closes, at once and once', () => {
		const { did, show, transition } = leaving();
		transition('pagehide', false);
		show('hidden');
		transition('pagehide', false);
		expect(did).toEqual(['close 10 true']);
	});

	test('[lms G5] a page that comes back after that is told to be read only', () => {
		const { did, transition } = leaving();
		transition('pageshow', false);
		transition('pagehide', true);
		transition('pageshow', true);
		expect(did).toEqual(['close 10 true', 'back']);
	});

	test('when it stops nothing is heard any more', () => {
		const { did, show, transition, stop } = leaving();
		stop();
		show('hidden');
		transition('pagehide', false);
		expect(did).toEqual([]);
	});
});

describe('the code of the drivers', () => {
	const folder = new URL('.', import.meta.url);
	const code = readdirSync(folder)
		.filter((name) => name.endsWith('.ts') && !/^web\.|\.test\.ts$/.test(name))
		.map((name) => readFileSync(new URL(name, folder), 'utf8').replace(/\/\*[^]*?\*\//g, ''))
		.join('\n');

	test('[lms G9] leaves nothing in the browser that another learner could find', () => {
		expect(code).toContain('suspend_data');
		expect(code).not.toMatch(/localStorage|sessionStorage|indexedDB|\.cookie/);
	});

	test('[lms G4] [lms G6] waits for no unload, holds nobody back, and asks nothing', () => {
		expect(code).not.toMatch(/['"](before)?unload['"]|XMLHttpRequest|alert\(|confirm\(|sendBeacon/);
	});

	test('[lms J10] [lms M1] tells the platform to go nowhere', () => {
		expect(code).not.toMatch(/adl\.nav|nav\.event/);
	});
});
