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
import type { Answered, Told } from './choosing.ts';
import { inTurns, show, showSpread, type Figure } from './figures.ts';
import { seedSchool, type Wanted } from './people.ts';
import { serveApp } from './servers.ts';
import { bareWriter, rateOf } from './store.ts';

/** How many people choose at the same time. */
const AT_ONCE = 32;
const EACH_TURN = 400;
/** Choices before anything is counted, so that both sides run at full speed. */
const WARM_UP = 1_000;

const FEW = 10;
const MANY = 10_000;
/** A small school has few people, who can only make so many choices before their files grow. */
const EACH_SMALL_TURN = 50;
const SMALL_WARM_UP = 100;

/** A server with people who choose. */
interface School {
	/** The choices kept in a second, of so many. */
	rate(choices: number): Promise<number>;
	close(): Promise<void>;
}

/** Measures `turns` times, in turns. */
export async function measureChoices(turns: number): Promise<readonly Figure[]> {
	return [await besideTheAdapter(turns), await besideAnotherSize(turns)];
}

async function besideTheAdapter(turns: number): Promise<Figure> {
	const needed = WARM_UP + turns * EACH_TURN;
	const school = await openSchool(
		{ people: MANY, players: Math.ceil(needed / 3), begun: 1 },
		AT_ONCE
	);
	const bare = bareWriter(AT_ONCE);
	const writes = (count: number) => rateOf(bare, { writes: count, atOnce: AT_ONCE });
	try {
		await school.rate(WARM_UP);
		await writes(WARM_UP);
		const { one, other, ratio } = await inTurns(
			turns,
			() => school.rate(EACH_TURN),
			() => writes(EACH_TURN)
		);
		return {
			what: `Durable choices over HTTP, ${AT_ONCE} people at once, to bare writes`,
			is: ratio.median,
			unit: 'ratio',
			budget: { atLeast: 0.7 },
			noise: showSpread(ratio),
			from: `${showSpread(one, '/s')} to ${showSpread(other, '/s')}, ${turns} turns of ${EACH_TURN}`
		};
	} finally {
		await school.close();
		await bare.close();
	}
}

async function besideAnotherSize(turns: number): Promise<Figure> {
	const needed = SMALL_WARM_UP + turns * EACH_SMALL_TURN;
	const who = { players: FEW, begun: Math.ceil(needed / FEW / 3) + 1, ended: 0 };
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

async function openSchool(wanted: Wanted, atOnce: number): Promise<School> {
	const seeded = seedSchool(wanted);
	const app = await serveApp(seeded.folder);
	const people = fork(path.join(root, 'tests/bench/choosing.ts'), {
		execArgv: ['--import', 'tsx']
	});
	const ask = async (told: Told): Promise<Answered> => {
		const gone = once(people, 'exit').then(() => {
			throw new Error('Those who choose have gone.');
		});
		people.send(told);
		const [answered] = (await Promise.race([once(people, 'message'), gone])) as [Answered];
		return answered;
	};
	const play = seeded.waiting.map(({ person, attempt, steps }) => ({
		url: `${app.url}/course/pupil-follow/${attempt}/choices`,
		cookie: seeded.cookie(person),
		steps
	}));
	await ask({ play, atOnce });
	return {
		rate: async (choices) => {
			const answered = await ask({ choices });
			return 'rate' in answered ? answered.rate : Number.NaN;
		},
		close: async () => {
			people.disconnect();
			await app.stop();
			seeded.remove();
		}
	};
}
