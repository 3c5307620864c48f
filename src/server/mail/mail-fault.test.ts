import { inspect } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { identityAt } from '../identity/identity.test-data.ts';
import { sendLink } from '../identity/signing-in.ts';
import { MailFault, Mailer } from './mailer.ts';
import { startSink, type Sink } from './sink.test-data.ts';

const sinks: Sink[] = [];
afterEach(async () => {
	vi.restoreAllMocks();
	for (const sink of sinks.splice(0)) await sink.close();
});

/** A mail server that repeats in its refusal to whom the letter was. */
async function telling(): Promise<Mailer> {
	const sink = await startSink(undefined, {
		onRcptTo: ({ address }, _session, answer) => {
			const says = `<${address}> Ben Sample has no letter box, ask postmaster@larkfield.example`;
			answer(Object.assign(new Error(says), { responseCode: 550 }));
		}
	});
	sinks.push(sink);
	return new Mailer({ url: sink.url, from: 'training@larkfield.example' }, 400);
}

const everywhere = (fault: Error) =>
	[fault.message, fault.stack, String(fault), JSON.stringify(fault)]
		.concat([inspect(fault, { depth: null, showHidden: true, getters: false })])
		.join('\n');

describe('a letter that a mail server refuses, with the address in its words', () => {
	test('is a fault in words of ours: nothing of it that is printed has the address or the name', async () => {
		const mailer = await telling();
		const letter = { to: 'ben@larkfield.example', subject: 'Hello', text: 'Hi' };
		const fault = (await mailer.send(letter).catch((cause: unknown) => cause)) as MailFault;
		expect(fault).toBeInstanceOf(MailFault);
		expect(everywhere(fault)).toContain('The mail server refused the letter (550).');
		expect(everywhere(fault)).not.toMatch(/@larkfield|Ben Sample/);
		expect(fault.trouble).toMatchObject({ responseCode: 550 });
	});

	test('to sign in: the server’s log has neither, whoever writes it', async () => {
		const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const { identity } = await identityAt({ mailer: await telling() });
		const sending = sendLink(identity, 'ben@larkfield.example', new Headers());
		const fault = await sending.then(
			() => undefined,
			(cause: unknown) => cause as Error
		);
		expect(fault).toBeInstanceOf(MailFault);
		console.error(fault);
		expect(said.mock.calls.map((line) => inspect(line, { depth: null })).join('\n')).not.toMatch(
			/@larkfield|Ben Sample/
		);
	});
});
