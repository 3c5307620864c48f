import { createServer } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Mailer } from './mailer.ts';
import { Post, type Outcome, type Patience } from './post.ts';
import { startSink, type Manner, type Sink } from './sink.test-data.ts';
import { whyNot } from './why-not.ts';

const sinks: { close(): Promise<void> }[] = [];
afterEach(async () => {
	for (const sink of sinks.splice(0)) await sink.close();
});

async function sinkThat(...does: Parameters<typeof startSink>): Promise<Sink> {
	const sink = await startSink(...does);
	sinks.push(sink);
	return sink;
}

const QUICK: Partial<Patience> = { again: 20, busy: 20, closing: 200 };

/** Sends letters over a server; answers with what came of each. */
function sending(url: string, patience: Partial<Patience> = QUICK, step = 400) {
	const mailer = new Mailer({ url, from: 'training@school.example' }, step);
	const post = new Post((letter) => mailer.send(letter), patience);
	const became = new Map<string, Outcome>();
	const put = (...to: readonly string[]) =>
		post.put(
			to.map((id) => ({
				id,
				write: () => Promise.resolve({ to: `${id}@school.example`, subject: 'Hello', text: 'Hi' }),
				done: (outcome) => {
					became.set(id, outcome);
					return Promise.resolve();
				}
			}))
		);
	return { post, became, put };
}

const kinds = (became: ReadonlyMap<string, Outcome>) =>
	Object.fromEntries(
		[...became].map(([id, outcome]) => [id, outcome.sent ? 'sent' : outcome.kind])
	);

describe('the line of letters', () => {
	test('sends each once, with the answer of the server', async () => {
		const sink = await sinkThat();
		const { post, became, put } = sending(sink.url);
		put('a', 'b', 'c');
		expect(post.holds('a')).toBe(true);
		await post.idle();
		expect(sink.arrived.map(({ to }) => to).sort()).toEqual([
			'a@school.example',
			'b@school.example',
			'c@school.example'
		]);
		expect(became.get('a')).toEqual({ sent: true, answer: '250 OK: queued as 7F3A' });
		expect(post.holds('a')).toBe(false);
	});

	test('an address that is refused costs nobody else their letter, and is not tried again', async () => {
		const sink = await sinkThat((to) => (to.startsWith('b') ? 550 : 'takes'));
		const { post, became, put } = sending(sink.url);
		put('a', 'b', 'c');
		await post.idle();
		expect(kinds(became)).toEqual({ a: 'sent', b: 'never', c: 'sent' });
		expect(became.get('b')).toMatchObject({
			says: 'The mail server refused the letter (550). Check the address on the staff list.'
		});
		expect(sink.tries.get('b@school.example')).toBe(1);
	});

	test('a greylisted letter is tried once more, and not for ever', async () => {
		const sink = await sinkThat((to, nth): Manner => {
			if (to.startsWith('a')) return nth === 1 ? 450 : 'takes';
			return to.startsWith('b') ? 450 : 'takes';
		});
		const { post, became, put } = sending(sink.url);
		put('a', 'b', 'c');
		await post.idle();
		expect(kinds(became)).toEqual({ a: 'sent', b: 'now', c: 'sent' });
		expect(Object.fromEntries(sink.tries)).toEqual({
			'a@school.example': 2,
			'b@school.example': 2,
			'c@school.example': 1
		});
		expect(became.get('b')).toMatchObject({ says: expect.stringContaining('later') as string });
	});

	test('a server that is busy is left alone for a while, and then takes the rest', async () => {
		let taken = 0;
		const sink = await sinkThat((_to, nth) => (nth > 1 || ++taken <= 2 ? 'takes' : 451));
		const { post, became, put } = sending(sink.url, { ...QUICK, inARow: 5 });
		put('a', 'b', 'c', 'd');
		await post.idle();
		expect(new Set(Object.values(kinds(became)))).toEqual(new Set(['sent']));
	});

	test('a server that hangs is given up after three letters, however many wait', async () => {
		const sink = await sinkThat(() => 'hangs');
		const { post, became, put } = sending(sink.url, QUICK, 150);
		const many = Array.from({ length: 50 }, (_, n) => `p${n}`);
		const from = performance.now();
		put(...many);
		expect(performance.now() - from).toBeLessThan(100);
		await post.idle();
		expect(became.size).toBe(50);
		expect(new Set(Object.values(kinds(became)))).toEqual(new Set(['away']));
		expect(became.get('p49')).toMatchObject({
			says: 'The mail server did not answer in time. Try again later.'
		});
		expect(sink.tries.size).toBeLessThanOrEqual(4);
	});

	test('a server that is not there, and one that asks for another password, are told apart', async () => {
		const gone = createServer();
		await new Promise<void>((open) => gone.listen(0, '127.0.0.1', open));
		const at = gone.address();
		await new Promise((closed) => gone.close(closed));
		const nowhere = sending(`smtp://127.0.0.1:${typeof at === 'object' ? at?.port : 0}`);
		nowhere.put('a');
		await nowhere.post.idle();
		expect(nowhere.became.get('a')).toMatchObject({
			says: 'The mail server could not be reached. Try again later.'
		});

		const sink = await sinkThat(() => 'takes', {
			authOptional: false,
			onAuth: (_auth, _session, answer) => answer(new Error('Wrong password'))
		});
		const shut = sending(sink.url.replace('//', '//me:wrong@'));
		shut.put('a');
		await shut.post.idle();
		expect(shut.became.get('a')).toMatchObject({
			says: expect.stringContaining('SMTP_URL') as string
		});
	});

	test('a stop waits a moment for what is under way, and starts nothing new', async () => {
		const sink = await sinkThat((to) => (to.startsWith('a') ? 'hangs' : 'takes'));
		const { post, became, put } = sending(sink.url, { closing: 50 }, 5000);
		put('a', 'a2', 'c');
		const from = performance.now();
		await post.close();
		expect(performance.now() - from).toBeLessThan(1000);
		expect(became.size).toBe(0);
		put('d');
		expect(post.holds('d')).toBe(false);
		expect(post.room).toBe(0);
	});

	test('a letter that cannot be written, or whose end cannot be kept, holds up nobody', async () => {
		const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const sink = await sinkThat();
		const { post, became, put } = sending(sink.url);
		post.put([
			{ id: 'x', write: () => Promise.reject(new Error('no')), done: () => Promise.resolve() },
			{
				id: 'y',
				write: () => Promise.resolve({ to: 'y@school.example', subject: '', text: '' }),
				done: () => Promise.reject(new Error('disk full'))
			}
		]);
		put('a');
		await post.idle();
		expect(kinds(became)).toEqual({ a: 'sent' });
		expect(told).toHaveBeenCalledTimes(2);
	});
});

test('what a mail server says is never shown, but for its number', () => {
	const response = '550 <script>alert(1)</script> see http://elsewhere.example';
	const { says } = whyNot({ responseCode: 550, response });
	expect(says).toBe(
		'The mail server refused the letter (550). Check the address on the staff list.'
	);
	expect(whyNot(undefined)).toMatchObject({ kind: 'away' });
	expect(whyNot({ code: 'EENVELOPE' })).toMatchObject({ kind: 'never' });
	expect(whyNot({ responseCode: 421, response: '421 closing' })).toMatchObject({ kind: 'busy' });
});
