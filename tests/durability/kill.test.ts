/**
 * The server is killed fifty times at moments nobody chose, under load: what it said is saved, is there afterwards.
 */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { check } from '#domain/evidence/check.ts';
import { Evidence } from '#server/evidence/evidence.ts';
import { MEANS, readKeys } from '#server/evidence/keys.ts';
import { openLowdb } from '#server/store/lowdb.ts';
import { PLAYABLE } from '#server/sample/names.ts';
import { copyContent, Learner, POLICIES, seeded } from './learner.ts';
import { startServer, withFolder } from './server.ts';

const LANES = [11, 23];
const KILLS = 25;
/** Of the fifteen people of a lane who can sign. */
const SIGNED_BY_EACH_LANE = 9;
const MINUTES_ON_A_SLOW_COMPUTER = 12;

test(
	'after fifty kills under load every choice and declaration that was answered for is there',
	async () => {
		const lanes = await Promise.all(LANES.map(lane));
		const sum = (pick: (lane: Tally) => number) => lanes.reduce((all, each) => all + pick(each), 0);
		const tally = {
			kills: sum(({ kills }) => kills),
			choices: sum(({ choices }) => choices),
			declarations: sum(({ declarations }) => declarations)
		};
		console.log(
			`${tally.kills} kills; ${tally.choices} choices and ${tally.declarations} declarations answered for; none may be lost.`
		);
		expect(lanes.flatMap(({ lost }) => lost)).toEqual([]);
		expect(tally.kills).toBe(50);
		expect(tally.choices).toBeGreaterThan(500);
		expect(tally.declarations).toBeGreaterThan(10);
	},
	MINUTES_ON_A_SLOW_COMPUTER * 60_000
);

interface Tally {
	readonly kills: number;
	readonly choices: number;
	readonly declarations: number;
	readonly lost: readonly string[];
}

/** Kills, one after the other, on one data folder; two lanes run side by side. */
function lane(seed: number): Promise<Tally> {
	return withFolder(async (folder) => {
		const chance = seeded(seed);
		const content = path.join(folder, 'content');
		copyContent(content);
		const lost: string[] = [];
		const learners = POLICIES.flatMap((policy, p) =>
			PLAYABLE.map(({ id }, index) => new Learner(policy, id, seed * 7919 + p * 100 + index))
		);
		const choices = () => learners.reduce((sum, each) => sum + each.choices, 0);
		const signed = () => learners.reduce((sum, each) => sum + each.signed.size, 0);
		for (let kill = 0; kill <= KILLS; kill++) {
			const server = await startServer(path.join(folder, 'data'), {
				env: { CONTENT_DIR: content }
			});
			if (kill === 0) await Promise.all(learners.map((each) => each.enter(server.url)));
			else
				lost.push(...(await lostBy(learners, server.url, kill === KILLS ? 'everything' : 'since')));
			if (kill === KILLS) {
				await server.stop('SIGTERM');
				lost.push(...(await unlinkedIn(path.join(folder, 'data'))));
				break;
			}
			const before = choices();
			const playing = Promise.all(learners.map((each) => each.playUntilItStops(server.url)));
			// Whatever the computer's pace: so many answers at least, then at no particular moment.
			const atLeast = 1 + Math.floor(chance() * 40);
			while (choices() - before < atLeast) await pause(1);
			// A signature takes longer than a choice does: every other time one is waited for, while there are many to come.
			const signedBy = kill % 2 === 1 ? Math.min(signed() + 1, SIGNED_BY_EACH_LANE) : 0;
			while (signed() < signedBy) await pause(1);
			await pause(chance() * 25);
			await server.stop('SIGKILL');
			await playing;
		}
		return { kills: KILLS, choices: choices(), declarations: signed(), lost };
	});
}

/** What the chains of a data folder do not hold of what its people declared. */
async function unlinkedIn(data: string): Promise<readonly string[]> {
	const store = await openLowdb(data);
	const evidence = new Evidence(store, readKeys(data, new Date().toISOString()));
	const wrong = store.schools.list().flatMap(({ id }) => {
		const details = store.people.list(id).flatMap((person) => evidence.detailsOf(person));
		const declared = store.people.list(id).flatMap(({ declarations }) => declarations);
		const links = evidence.links(id);
		const { findings, held } = check({ school: id, links, details }, [], MEANS);
		return [
			...findings.map(({ says }) => `${id}: ${says}`),
			...(held.size === declared.length ? [] : [`${id}: ${held.size} of ${declared.length} linked`])
		];
	});
	await store.close();
	return wrong;
}

async function lostBy(
	learners: readonly Learner[],
	url: string,
	of: 'since' | 'everything'
): Promise<readonly string[]> {
	return (await Promise.all(learners.map((each) => each.lost(url, of)))).flat();
}
