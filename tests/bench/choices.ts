/**
 * How many choices a second are judged and on the disk before they are answered, beside the bare adapter, and beside
 * a school of another size.
 *
 * @module
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../../scripts/fingerprint.mjs';
import type { Answered, Played, Told } from './choosing.ts';
import { ask } from './asking.ts';
import { inTurns, show, showSpread, type Compared, type Figure } from './figures.ts';
import { seedSchool, type Wanted } from './people.ts';
import { serveBareApp } from './bare-app.ts';
import { serveApp, type Serving } from './servers.ts';
import { bareWriter, rateOf } from './store.ts';

/** How many people choose at the same time. */
const AT_ONCE = 32;
/** Long enough that the last answers of a turn, when fewer and fewer are under way, weigh little. */
const EACH_TURN = 1_000;
/** Choices before anything is counted, so that both sides run at full speed. */
const WARM_UP = 5_000;

const FEW = 10;
const MANY = 10_000;
/** A small school has few people, who can only make so many choices before their files grow. */
const EACH_SMALL_TURN = 50;
const SMALL_WARM_UP = 100;

/** Every path has at least so many (G7). */
const FEWEST_DECISIONS = 3;

/** A server with people who choose. */
interface School {
	/** The choices kept in a second, of so many. */
	readonly rate: (choices: number) => Promise<number>;
	readonly close: () => Promise<void>;
}

/** A school with people who choose, and the folder that their records are in. */
interface SchoolOfPeople extends School {
	readonly people: string;
}

/** Measures `turns` times, in turns. */
export async function measureChoices(turns: number): Promise<readonly Figure[]> {
	return [...(await besideTheAdapter(turns)), await besideAnotherSize(turns)];
}

async function besideTheAdapter(turns: number): Promise<readonly Figure[]> {
	const needed = WARM_UP + turns * 2 * EACH_TURN;
	const school = await openSchool(
		{ people: MANY, players: Math.ceil(needed / FEWEST_DECISIONS), begun: 1 },
		AT_ONCE
	);
	const nothing = await openNothing(needed, AT_ONCE);
	const bare = bareWriter(school.people, MANY);
	const writes = (count: number) => rateOf(bare, { writes: count, atOnce: AT_ONCE });
	const choices = () => school.rate(EACH_TURN);
	try {
		for (const warmUp of [school.rate, writes, nothing.rate]) await warmUp(WARM_UP);
		const toWrites = await inTurns(turns, choices, () => writes(EACH_TURN));
		const toNothing = await inTurns(turns, choices, () => nothing.rate(EACH_TURN));
		const from = ({ one, other }: Compared) =>
			`${showSpread(one, '/s')} to ${showSpread(other, '/s')}, ${turns} turns of ${EACH_TURN}`;
		return [
			{
				what: `Durable choices over HTTP, ${AT_ONCE} people at once, to bare writes`,
				is: toWrites.ratio.median,
				unit: 'ratio',
				budget: { atLeast: 0.7 },
				noise: showSpread(toWrites.ratio),
				from: from(toWrites)
			},
			{
				what: '… to an empty SvelteKit endpoint, which writes nothing',
				is: toNothing.ratio.median,
				unit: 'ratio',
				budget: undefined,
				noise: showSpread(toNothing.ratio),
				from: from(toNothing)
			}
		];
	} finally {
		await Promise.all([school.close(), nothing.close()]);
	}
}

async function besideAnotherSize(turns: number): Promise<Figure> {
	const needed = SMALL_WARM_UP + turns * EACH_SMALL_TURN;
	const who = { players: FEW, begun: Math.ceil(needed / FEW / FEWEST_DECISIONS) + 1, ended: 0 };
	const [few, many] = await Promise.all([
		openSchool({ people: FEW, ...who }, FEW),
		openSchool({ people: MANY, ...who }, FEW)
	]);
	try {
		await few.rate(SMALL_WARM_UP);
		await many.rate(SMALL_WARM_UP);
		const { one, other, ratio } = await inTurns(
			turns,
			() => few.rate(EACH_SMALL_TURN),
			() => many.rate(EACH_SMALL_TURN)
		);
		return {
			what: `Durable choices with ${show(FEW)} people in the store, to ${show(MANY)}`,
			is: ratio.median,
			unit: 'times',
			budget: { atMost: 1.3 },
			noise: showSpread(ratio),
			from: `${showSpread(one, '/s')} to ${showSpread(other, '/s')}, ${turns} turns of ${EACH_SMALL_TURN}`
		};
	} finally {
		await Promise.all([few.close(), many.close()]);
	}
}

async function openSchool(wanted: Wanted, atOnce: number): Promise<SchoolOfPeople> {
	const seeded = seedSchool(wanted);
	const app = await serveApp(seeded.folder);
	// After a start every log is replayed once; whoever asks for a report waits for the rest of it.
	await ask(app, seeded, '/reports');
	const play = seeded.waiting.map(({ person, attempt, steps }) => ({
		url: `${app.url}/course/pupil-follow/${attempt}/choices`,
		cookie: seeded.cookie(person),
		steps
	}));
	const school = await openAt(app, play, atOnce);
	return {
		...school,
		people: seeded.people,
		close: () => school.close().then(seeded.remove)
	};
}

/** An endpoint that answers as a kept choice is answered, and does nothing. */
async function openNothing(choices: number, atOnce: number): Promise<School> {
	const bare = await serveBareApp();
	const step = { scene: 'scene', choice: 'choice', conduct: '', judgement: 'compliant' } as const;
	const steps = Array.from({ length: FEWEST_DECISIONS }, () => step);
	const play = Array.from({ length: choices }, () => ({
		url: `${bare.url}/post`,
		cookie: '',
		steps
	}));
	return openAt(bare, play, atOnce);
}

async function openAt(serving: Serving, play: readonly Played[], atOnce: number): Promise<School> {
	const people = fork(path.join(root, 'tests/bench/choosing.ts'), {
		execArgv: ['--import', 'tsx']
	});
	const gone = new Promise<never>((_, fail) => {
		people.once('exit', () => fail(new Error('Those who choose have gone.')));
	});
	// They go at the end too, when nobody waits for them any more.
	gone.catch(() => undefined);
	const ask = async (told: Told): Promise<Answered> => {
		people.send(told);
		const [answered] = (await Promise.race([once(people, 'message'), gone])) as [Answered];
		return answered;
	};
	await ask({ play, atOnce });
	return {
		rate: async (choices) => {
			const answered = await ask({ choices });
			return 'rate' in answered ? answered.rate : Number.NaN;
		},
		close: async () => {
			people.disconnect();
			await serving.stop();
		}
	};
}
