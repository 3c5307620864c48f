import { expect, test } from 'vitest';
import { choice, decision, playing, scene, story } from '../builders.test-data.ts';
import { enumerate, type Visit } from './enumerate.ts';

function visits(of = story(), most?: number) {
	const seen: Visit[] = [];
	const covered = enumerate(playing(of), (visit) => seen.push(visit), most);
	const paths = seen
		.filter(({ stop }) => stop)
		.map(({ position, stop }) => [
			...position.steps.map(({ choice: id }) => id),
			`${stop} ${position.at}`
		]);
	return { seen, covered, paths };
}

test('[N8] every path is followed once, and what paths share is visited once', () => {
	const { seen, covered, paths } = visits();
	// One: 2 choices go on and 1 to the way back, which has 3; then 3 × 3.
	expect(covered).toEqual({ paths: (2 + 3) * 9, whole: true });
	expect(new Set(paths.map((path) => path.join()))).toHaveProperty('size', 45);
	expect(paths[0]).toEqual(['so', 'so', 'so', 'ending done']);
	expect(paths.at(-1)).toEqual(['ill', 'hide', 'ill', 'ill', 'ending sorry']);
	expect(seen).toHaveLength(1 + 1 + 5 + 15 + 45);
});

test('[N8] a parent comes before its children, with what it offers', () => {
	const { seen } = visits();
	expect(seen.slice(0, 3).map(({ position, offers }) => [position.at, offers])).toEqual([
		['one', ['so', 'well', 'ill']],
		['two', ['so', 'well', 'ill']],
		['three', ['so', 'well', 'ill']]
	]);
});

test('[N1] a path that comes back to a scene stops there', () => {
	const { covered, paths } = visits(
		story({ scenes: { one: decision('two'), two: decision('done', 'one') } })
	);
	expect(covered).toEqual({ paths: 9, whole: true });
	expect(paths.filter((path) => path.at(-1) === 'comes-back one')).toHaveLength(3);
});

test('[N1] a choice that leads nowhere stands still, and stops as one that comes back', () => {
	const stuck = scene({
		on: choice('fine', 'done', { to: [{ to: 'done', if: { who: ['nobody'] } }] })
	});
	expect(visits(story({ scenes: { one: stuck } })).paths).toEqual([['on', 'comes-back one']]);
});

test('[N8] a scene that offers nothing is a dead end', () => {
	const empty = scene({ no: choice('fine', 'done', { if: { who: ['nobody'] } }) });
	expect(visits(story({ scenes: { one: decision('two'), two: empty } })).paths).toEqual(
		['so', 'well', 'ill'].map((id) => [id, 'dead-end two'])
	);
});

test('[N8] it gives up at the number of paths it is told, and says so', () => {
	expect(visits(story(), 7).covered).toEqual({ paths: 7, whole: false });
	expect(visits(story(), 7).paths).toHaveLength(7);
	expect(visits(story(), 45).covered).toEqual({ paths: 45, whole: true });
});
