/**
 * Sample schools whose new teacher passed the course last school year, with one wrong turn, and owes a refresher now.
 *
 * @module
 */
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import { bestOf } from '../../src/domain/scenario/lengths.ts';
import type { Attempt } from '../../src/domain/attempt/attempt.ts';
import { ALL_COUNTS } from '../../src/server/evidence/all-counts.test-data.ts';
import { Evidence } from '../../src/server/evidence/evidence.ts';
import { keysOf, makeKey } from '../../src/server/evidence/keys.ts';
import { readLibrary } from '../../src/server/library/library.ts';
import { sampleSchool } from '../../src/server/sample/sample-school.ts';
import { openLowdb } from '../../src/server/store/lowdb.ts';
import { begin, saveChoice, type Training } from '../../src/server/training/attempts.ts';
import { signDeclaration } from '../../src/server/training/declaring.ts';
import { Playing } from '../../src/server/training/playing.ts';
import { asForm, test, type Policy } from './school.ts';
import { dataFolder, startServer, type Server } from './server.ts';
import { BY_HAND, COURSE, FAILING, type Step } from './story.ts';

const WHO = 'new-teacher';

/** `test` of school.ts over schools that have got older; nobody may make them anew. */
export const secondYear = test.extend<
	{
		/** Becomes the returning teacher of a school, or its leader. */
		readonly enter: (policy: Policy, who?: string) => Promise<void>;
	},
	{ readonly policies: readonly Policy[]; readonly server: Server }
>({
	policies: [[], { option: true, scope: 'worker' }],
	server: [
		async ({ policies }, use) => {
			const data = dataFolder();
			await grownOlder(data, policies);
			const server = await startServer({ data });
			await use(server);
			await server.close();
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	enter: async ({ page, baseURL }, use) => {
		await use(async (policy, person = WHO) => {
			await page.request.post('/?/enter', {
				form: { policy, person },
				headers: asForm(baseURL),
				maxRedirects: 0
			});
		});
	}
});

async function grownOlder(data: string, policies: readonly Policy[]): Promise<void> {
	const store = await openLowdb(data);
	const { library } = readLibrary('.');
	// In the autumn of the school year before this one, whatever day it is.
	const today = new Date();
	const autumn = today.getUTCFullYear() - (today.getUTCMonth() < 8 ? 2 : 1);
	let at = Date.parse(`${autumn}-10-20T08:00:00.000Z`);
	const now = () => new Date((at += 20_000)).toISOString();
	const evidence = new Evidence(store, keysOf(makeKey(now())));
	const training: Training = { store, playing: new Playing(library, store, evidence), evidence };
	for (const policy of policies) {
		const school = await sampleSchool(training, policy, now());
		const person = () => {
			const read = store.people.read(school.id, WHO);
			if (!read) throw new Error(`There is no ${WHO}.`);
			return read;
		};
		const playAll = async (scenario: string, steps: readonly Step[]) => {
			const attempt = done(await begin(training, school, person(), scenario, undefined, now()));
			for (const [index, [scene, choice]] of steps.entries())
				done(await saveChoice(training, person(), attempt.id, { at: index, scene, choice }, now()));
		};
		await playAll(BY_HAND, FAILING);
		for (const { scenario, passing } of COURSE) await playAll(scenario, passing);
		done(await signDeclaration(training, school, person(), 'Marlow Tidewell', now()));
	}
	await store.close();
}

/** The choices that take an attempt from where it stands to its end, each the best that is on offer. */
export function restOf(attempt: Attempt): readonly Step[] {
	const { library } = readLibrary('.');
	const playing = new Playing(
		library,
		{
			archive: { read: () => undefined }
		} as unknown as ConstructorParameters<typeof Playing>[1],
		ALL_COUNTS
	);
	const steps: Step[] = [];
	let log = attempt;
	for (let played = playing.played(log); !played.ended; played = playing.played(log)) {
		const { play } = playing.stage(log.under, log.who);
		const best = bestOf(play.scenario.scenes[played.at], played.offers, play.judged);
		const step: Step = [played.at, best?.id ?? ''];
		steps.push(step);
		log = {
			...log,
			chosen: [...log.chosen, { scene: step[0], choice: step[1], at: log.startedAt }]
		};
	}
	return steps;
}

function done<Value>(answer: Value | Refusal): Value {
	if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.because}`);
	return answer;
}
