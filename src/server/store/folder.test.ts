import { beforeEach, describe, expect, test } from 'vitest';
import { Folder } from './folder.ts';

let did: string[];
let fails: Error | undefined;
let folder: Folder;

beforeEach(() => {
	did = [];
	fails = undefined;
	folder = new Folder('people', {
		open: (path) =>
			Promise.resolve({
				writeFile: () => Promise.resolve(),
				sync: () => {
					did.push(`fsync ${path}`);
					return fails ? Promise.reject(fails) : Promise.resolve();
				},
				truncate: () => Promise.resolve(),
				close: () => Promise.resolve()
			}),
		rename: () => Promise.resolve(),
		unlink: () => Promise.resolve()
	});
});

/** Something that is put into the folder at once. */
const put = (name: string) => () => {
	did.push(`place ${name}`);
	return Promise.resolve();
};

/** Something that is put into the folder when it is told to be. */
function held(name: string) {
	let finish: (fault?: Error) => void = () => undefined;
	const done = new Promise<void>((then, fail) => {
		finish = (fault) => (fault ? fail(fault) : then());
	});
	return {
		finish,
		place: () => {
			did.push(`place ${name}`);
			return done;
		}
	};
}

/** Until everything that can go on has gone on. */
const settled = () => new Promise((then) => setImmediate(then));

describe('what is put into a folder', () => {
	test('goes at once when it comes alone, and is answered after the folder’s fsync', async () => {
		await folder.place(put('a'));
		expect(did).toEqual(['place a', 'fsync people']);
	});

	test('waits for those who are writing, and goes with all who came meanwhile: one fsync for them', async () => {
		const first = held('a');
		const answers = [folder.place(first.place)];
		for (const name of ['b', 'c', 'd'])
			answers.push(folder.place(put(name)).then(() => void did.push(`answer ${name}`)));
		await settled();
		expect(did).toEqual(['place a']);
		first.finish();
		await Promise.all(answers);
		const places = ['place b', 'place c', 'place d'];
		const answered = ['answer b', 'answer c', 'answer d'];
		// They write while the folder is fsynced for the first, and it is fsynced again for them.
		expect(did).toEqual(['place a', ...places, 'fsync people', 'fsync people', ...answered]);
	});

	test('fails alone, and before the others are done', async () => {
		const [good, bad] = [held('good'), held('bad')];
		const busy = held('busy');
		const before = folder.place(busy.place);
		const kept = folder.place(good.place).then(() => did.push('answer good'));
		const failed = folder.place(bad.place).catch((cause: Error) => did.push(cause.message));
		busy.finish();
		await before;
		bad.finish(new Error('no room'));
		await failed;
		expect(did.at(-1)).toBe('no room');
		good.finish();
		await kept;
		expect(did.slice(-3)).toEqual(['no room', 'fsync people', 'answer good']);
	});

	test('is told of a folder that could not be fsynced, and the next are not', async () => {
		fails = new Error('the folder');
		await expect(folder.place(put('b'))).rejects.toThrow('the folder');
		fails = undefined;
		await expect(folder.place(put('b'))).resolves.toBeUndefined();
	});

	test('is not fsynced for where nothing was put', async () => {
		await expect(folder.place(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
		expect(did).toEqual([]);
	});
});

test('a folder settles with an fsync that began after it was asked to', async () => {
	const first = held('a');
	const placed = folder.place(first.place);
	const asked = folder.settle().then(() => did.push('settled'));
	first.finish();
	await Promise.all([placed, asked]);
	expect(did).toEqual(['place a', 'fsync people', 'fsync people', 'settled']);
});
