/**
 * What evidence costs: the pack and the certificates of a school of five hundred, and the board's weight on the wire.
 *
 * @module
 */
import { ask } from './asking.ts';
import { show, showSpread, spreadOf, type Figure } from './figures.ts';
import { seedSchool } from './people.ts';
import { serveApp } from './servers.ts';

const PEOPLE = 500;
const MANY = 10_000;

/** Asks for the pack `turns` times, and once for every certificate and for the board of a large school. */
export async function measureEvidence(turns: number): Promise<readonly Figure[]> {
	return [...(await ofPack(turns)), await ofBoard()];
}

async function ofPack(turns: number): Promise<readonly Figure[]> {
	const seeded = seedSchool({ people: PEOPLE });
	const app = await serveApp(seeded.folder);
	try {
		const before = app.rssMb();
		const packs = [];
		for (let turn = 0; turn < turns; turn++) packs.push(await ask(app, seeded, PACK));
		const certificates = await ask(app, seeded, '/reports/evidence/certificates');
		const grown = app.rssMb() - before;
		const took = spreadOf(packs.map(({ ms }) => ms));
		const people = `${show(PEOPLE)} people`;
		return [
			{
				what: 'Evidence pack with names, to its last byte',
				is: took.median,
				unit: 'ms',
				budget: { atMost: 5_000 },
				noise: showSpread(took),
				from: `${people}, ${turns} turns, ${Math.ceil((packs[0]?.bytes ?? 0) / 1000)} kB`
			},
			{
				what: 'All certificates in one zip',
				is: certificates.ms,
				unit: 'ms',
				budget: undefined,
				noise: 'once',
				from: `${people}, ${Math.ceil(certificates.bytes / 1000)} kB; memory then ${show(grown)} MB more`
			}
		];
	} finally {
		await app.stop();
		seeded.remove();
	}
}

async function ofBoard(): Promise<Figure> {
	const seeded = seedSchool({ people: MANY });
	const app = await serveApp(seeded.folder);
	try {
		const { bytes } = await ask(app, seeded, '/reports');
		return {
			what: 'Board of the whole school as sent',
			is: bytes / 1000,
			unit: 'kB',
			budget: { atMost: 120 },
			noise: 'counted',
			from: `${show(MANY)} people, gzip, with its style sheets apart`
		};
	} finally {
		await app.stop();
		seeded.remove();
	}
}

const PACK = '/reports/evidence/pack?names=yes';
