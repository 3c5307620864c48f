import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isHttpError } from '@sveltejs/kit';
import { setResponse } from '@sveltejs/kit/node';
import { unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLimits } from '#server/limits/limits.ts';
import { Sheet } from '#server/pdf/sheet.ts';
import { writeFault } from '#server/store/fault.ts';
import { trainingAt } from '#server/training/training.test-data.ts';
import { GET } from './+server.ts';

// Its script is made by the build, and what breaks is not in it.
vi.mock('#server/evidence/verifier.ts', () => ({ verifierPage: () => '<!doctype html>' }));

const NOW = '2026-11-21T10:00:00.000Z';
type At = Awaited<ReturnType<typeof trainingAt>>;

let at: At;
beforeAll(async () => {
	at = await trainingAt('beckstone');
});
beforeEach(() => {
	vi.spyOn(console, 'error').mockReturnValue();
});

/** Asks for the pack without names, as a leader does. */
async function asked(training: At['training']): Promise<Response> {
	const { school, person } = at;
	const clock = { now: () => NOW };
	return GET({
		locals: { training, school, person, clock, limits: openLimits(), address: '' },
		url: new URL('https://training.school.example/reports/evidence/pack?names=no')
	} as unknown as Parameters<typeof GET>[0]);
}

/** What whoever asked is told where there is no pack; fails where there is one. */
async function refusal(training: At['training']) {
	const answer = await asked(training).catch((cause: unknown) => cause);
	if (!isHttpError(answer)) throw new TypeError('A pack was offered.');
	return { status: answer.status, says: answer.body.message };
}

/** Records over a disk that takes nothing any more. */
function onDisk(code: string): At['training'] {
	const { store } = at.training;
	const cause = Object.assign(new Error(code), { code });
	const append = () => Promise.reject(writeFault('larkfield/audit.jsonl', cause));
	return { ...at.training, store: { ...store, logs: { ...store.logs, append } } };
}

/** The pack over a real connection, as a browser takes it: the head of the answer, and what came until it broke off. */
async function downloaded() {
	const server = createServer((_request, response) => {
		void asked(at.training).then((answer) => setResponse(response, answer));
	}).listen(0, '127.0.0.1');
	try {
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const answer = await fetch(`http://127.0.0.1:${port}/`);
		const parts: Uint8Array[] = [];
		const taking = (async () => {
			for await (const part of answer.body ?? []) parts.push(part);
		})();
		const broke = await taking.then(
			() => false,
			() => true
		);
		return { type: answer.headers.get('content-type'), broke, bytes: Buffer.concat(parts) };
	} finally {
		server.close();
	}
}

describe('the download of an evidence pack', () => {
	test('is whole where nothing breaks', async () => {
		const { type, broke, bytes } = await downloaded();
		expect({ type, broke }).toEqual({ type: 'application/zip', broke: false });
		expect(Object.keys(unzipSync(bytes))).toContain('pack.json');
		expect(at.training.store.logs.list(at.school.id, 'audit')).toHaveLength(1);
	});

	test('is not offered where the disk is full, and a page says so', async () => {
		expect(await refusal(onDisk('ENOSPC'))).toEqual({
			status: 507,
			says: expect.stringMatching(/^There is no download: .* the disk of the server is full\./)
		});
		expect(await refusal(onDisk('EIO'))).toMatchObject({
			status: 503,
			says: expect.stringMatching(/^There is no download: .* could not write to its disk\./)
		});
	});

	test('is not offered where its first files cannot be made, and is not in the log as downloaded', async () => {
		const { length } = at.training.store.logs.list(at.school.id, 'audit');
		vi.spyOn(Sheet.prototype, 'done').mockRejectedValue(new Error('No space left.'));
		expect(await refusal(at.training)).toEqual({
			status: 500,
			says: expect.stringMatching(/^The download could not be made, so there is no file\./)
		});
		expect(at.training.store.logs.list(at.school.id, 'audit')).toHaveLength(length);
	});

	test('fails in the browser where it breaks later: what came of it is no zip', async () => {
		const real = JSON.stringify;
		vi.spyOn(JSON, 'stringify').mockImplementation((...given: Parameters<typeof real>) => {
			if (given[2] === '\t') throw new Error('No space left.');
			return real(...given);
		});
		const { broke, bytes } = await downloaded();
		expect(broke).toBe(true);
		expect(bytes.length).toBeGreaterThan(0);
		expect(() => unzipSync(bytes)).toThrow();
	});
});
