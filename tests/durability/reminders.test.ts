/**
 * The server is killed again and again while it reminds a whole staff and writes to the governors over a real mail
 * server: nobody gets the same letter twice, and everybody else still gets theirs.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { REMINDERS } from '#domain/reminders/settings.ts';
import { addDays } from '#domain/units.ts';
import { dayOf } from '#server/clock.ts';
import { readLibrary } from '#server/library/library.ts';
import { deliveriesOf } from '#server/invitations/deliveries.ts';
import type { LogEntry } from '#server/store/logs.ts';
import { openLowdb } from '#server/store/lowdb.ts';
import { aDeclaration, aPerson, aSchool, AT } from '#server/store/sample-records.ts';
import { seeded } from './learner.ts';
import { startServer, withFolder } from './server.ts';

const PEOPLE = 60;
const GOVERNORS = 12;
const LETTERS = PEOPLE + GOVERNORS;
const KILLS = 8;

test('killed in the middle of its letters again and again, the server writes to nobody twice and forgets nobody', async () => {
	await withFolder(async (folder) => {
		const data = path.join(folder, 'data');
		await seed(data);
		const mail = await slowMail();
		const env = { SMTP_URL: mail.url, MAIL_FROM: 'training@larkfield.example' };
		const chance = seeded(5);
		try {
			for (let kill = 0; kill < KILLS; kill++) {
				const before = mail.arrived.length;
				const server = await startServer(data, { env });
				// So many letters at least, then at no particular moment.
				const atLeast = 1 + Math.floor(chance() * 5);
				while (mail.arrived.length - before < atLeast) await pause(1);
				await pause(chance() * 40);
				// The pages are there while letters are sent.
				expect((await fetch(`${server.url}/sign-in`)).status).toBe(200);
				await server.stop('SIGKILL');
			}
			const server = await startServer(data, { env });
			while (logOf(data).ended < LETTERS) await pause(100);
			await server.stop('SIGTERM');
			const { sent, unknown } = logOf(data);

			const times = new Map<string, number>();
			for (const to of mail.arrived) times.set(to, (times.get(to) ?? 0) + 1);
			expect([...times].filter(([, count]) => count > 1)).toEqual([]);
			expect(sent + unknown).toBe(LETTERS);
			expect(unknown).toBeLessThanOrEqual(KILLS);
			expect(times.size).toBeGreaterThanOrEqual(sent);
			expect(new Set(mail.ids).size).toBe(mail.ids.length);
			console.log(
				`${KILLS} kills; ${sent} letters sent, ${unknown} of which nobody knows, none twice.`
			);
		} finally {
			await mail.close();
		}
	});
}, 240_000);

/** What the delivery log on the disk says of the letters. */
function logOf(data: string): { readonly sent: number; readonly unknown: number; ended: number } {
	const lines = readFileSync(path.join(data, 'larkfield/logs/deliveries.jsonl'), 'utf8').split(
		'\n'
	);
	const entries = lines.slice(0, -1).map((line) => JSON.parse(line) as LogEntry);
	const letters = deliveriesOf(entries, () => false);
	const count = (which: string) => letters.filter(({ became }) => became === which).length;
	const [sent, unknown] = [count('sent'), count('unknown')];
	return { sent, unknown, ended: sent + unknown };
}

/** A school where every day is a day at school, all day long, and everybody's training is due today. */
async function seed(data: string): Promise<void> {
	const { library } = readLibrary('.');
	const edition = library.editions['good-practice'];
	if (!edition) throw new TypeError('There is no good practice.');
	const today = dayOf(new Date().toISOString());
	const store = await openLowdb(data);
	const hashes = { edition: edition.hash, baseline: edition.hash };
	await store.archive.keep(edition.hash, edition.text);
	await store.schools.write(
		aSchool({
			...hashes,
			policy: 'good-practice',
			sample: false,
			calendar: [
				{ from: addDays(today, -40), to: addDays(today, 40), kind: 'inset', name: 'Always open' }
			],
			reminders: { ...REMINDERS, on: true, from: 0, until: 24 * 60 },
			governors: {
				on: true,
				weekday: 1,
				addresses: Array.from({ length: GOVERNORS }, (_, n) => ({
					email: `governor-${n}@governors.example`,
					answer: { says: 'yes', at: AT }
				}))
			}
		})
	);
	// Somebody has signed, so that there are values to send; the server links it when it starts.
	await store.people.add(
		aPerson({
			id: 'signed',
			roles: ['administrator'],
			declarations: [aDeclaration({ editionHash: edition.hash, attempts: [] })]
		})
	);
	for (let n = 0; n < PEOPLE; n++)
		await store.people.add(
			aPerson({
				id: `person-${n}`,
				name: `Person ${n}`,
				email: `person-${n}@larkfield.example`,
				startsOn: addDays(today, -14)
			})
		);
	await store.close();
}

/** A mail server that takes a letter, and says so only a little later. */
async function slowMail() {
	const arrived: string[] = [];
	const ids: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		closeTimeout: 100,
		onData: (stream, { envelope }, answer) => {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				for (const { address } of envelope.rcptTo) arrived.push(address);
				ids.push(/^Message-ID: (.*)$/im.exec(Buffer.concat(parts).toString())?.[1] ?? '');
				setTimeout(() => answer(null, 'OK'), 15);
			});
		}
	});
	server.on('error', () => undefined);
	await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
	const at = server.server.address();
	const port = typeof at === 'object' && at ? at.port : 0;
	return {
		url: `smtp://127.0.0.1:${port}`,
		arrived,
		ids,
		close: () => new Promise<void>((closed) => server.close(() => closed()))
	};
}
