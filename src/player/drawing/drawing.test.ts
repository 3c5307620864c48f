// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { changed, drawn, paintFirst } from './changed.ts';
import { drawInto } from './draw.ts';
import { handled } from './handled.ts';

let says = '';
let seen = 0;
let place: HTMLElement;

/** The place, drawn so. */
async function draw(text: string): Promise<void> {
	says = text;
	changed();
	await drawn();
}
const first = <Found extends Element = HTMLElement>(selector: string) => {
	const found = place.querySelector<Found>(selector);
	if (!found) throw new Error(`There is no ${selector}.`);
	return found;
};

beforeEach(() => {
	document.body.innerHTML = '<div id="course" class="wide"></div>';
	place = document.querySelector('div') ?? document.body;
	seen = 0;
	says = '<p>Begin</p>';
	drawInto(
		place,
		() => says,
		() => seen++
	);
});

describe('a page drawn from text', () => {
	test('says what its views wrote, and then goes on', async () => {
		expect([place.innerHTML, seen]).toEqual(['<p>Begin</p>', 1]);
		await draw('<p>Go on</p><p>Later</p>');
		expect([place.outerHTML, seen]).toEqual([
			'<div id="course" class="wide"><p>Go on</p><p>Later</p></div>',
			2
		]);
	});

	test('is drawn once, however much changes at once', async () => {
		changed();
		changed();
		await drawn();
		expect(seen).toBe(2);
	});

	test('waits until what was put there by hand is painted, and is drawn once then', async () => {
		const frames: (() => void)[] = [];
		vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then));
		says = '<p>Drawn</p>';
		changed();
		first('p').textContent = 'By hand';
		paintFirst();
		changed();
		const whenDrawn = drawn();
		await Promise.resolve();
		expect([first('p').textContent, seen]).toEqual(['By hand', 1]);
		for (const frame of frames) frame();
		await whenDrawn;
		expect([first('p').textContent, seen]).toEqual(['Drawn', 2]);
		await draw('<p>Later</p>');
		expect([first('p').textContent, seen]).toEqual(['Later', 3]);
		vi.unstubAllGlobals();
	});

	test('leaves what is the same where it is: the focus stays, and nothing begins anew', async () => {
		await draw('<button>One</button><p>1</p>');
		const button = first('button');
		button.focus();
		await draw('<button>One</button><p>2</p>');
		expect(first('button')).toBe(button);
		expect([document.activeElement, first('p').textContent]).toEqual([button, '2']);
	});

	test('makes another element of one with another key, whatever else is the same', async () => {
		await draw('<section data-key="scene one"><h1>One</h1></section>');
		const section = first('section');
		await draw('<section data-key="scene two"><h1>One</h1></section>');
		expect(first('section')).not.toBe(section);
		expect(place.children).toHaveLength(1);
	});

	test('knows one by its key again, wherever it stands', async () => {
		await draw('<main data-key="a">A</main><p data-key="said"></p>');
		const [main, p] = [first('main'), first('p')];
		await draw(
			'<header data-key="bar">B</header><p data-key="said"></p><main data-key="a">A</main>'
		);
		expect([first('main'), first('p')]).toEqual([main, p]);
		expect(place.firstElementChild?.localName).toBe('header');
	});

	test('leaves alone what says the same inside an element with a key, whatever changes around it', async () => {
		const inside = '<div><section>a &lt;section&gt;</section><b data-key="x">B</b></div>';
		await draw(`<section class="a" data-key="s" title="1 > 0">${inside}</section><p>1</p>`);
		const [div, b] = [first('div'), first('b')];
		div.append('by somebody else');
		const changed: (string | null)[] = [];
		const changes = new MutationObserver((all) => {
			for (const { attributeName, target } of all) changed.push(attributeName ?? target.nodeValue);
		});
		const kinds = { attributes: true, characterData: true, childList: true, subtree: true };
		changes.observe(place, kinds);
		await draw(`<section class="b" data-key="s" hidden="">${inside}</section><p>2</p>`);
		expect(changed.sort()).toEqual(['2', 'class', 'hidden', 'title']);
		changes.disconnect();
		expect(first('section').outerHTML).toBe(
			`<section class="b" data-key="s" hidden="">${inside.replace('</div>', 'by somebody else</div>')}</section>`
		);
		await draw(`<section data-key="s"><b data-key="x">B</b></section><p>2</p>`);
		expect(place.innerHTML).toBe('<section data-key="s"><b data-key="x">B</b></section><p>2</p>');
		expect([first('b'), first('p').textContent]).toEqual([b, '2']);
	});

	test('says what the last drawing said, whatever came between', async () => {
		const words = fc.constantFrom(
			'',
			'one',
			'<b>two</b>',
			'<details><p>3</p></details>',
			'a &lt; b'
		);
		const key = fc.constantFrom('a', 'b', 'c');
		const leaf = fc
			.tuple(key, fc.constantFrom('div', 'section'), words)
			.map(([name, tag, says]) => ({ name, tag, says }));
		const page = fc.uniqueArray(leaf, { selector: ({ name }) => name, maxLength: 3 });
		const textOf = (
			leaves: readonly { name: string; tag: string; says: string }[],
			deep: boolean
		) => {
			const all = leaves
				.map(({ name, tag, says }) => `<${tag} data-key="${name}">${says}</${tag}>`)
				.join('');
			return deep ? `<main data-key="main">${all}</main><p>${leaves.length}</p>` : all;
		};
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(page, fc.boolean()), { maxLength: 6 }), async (pages) => {
				for (const [leaves, deep] of pages) {
					await draw(textOf(leaves, deep));
					expect(place.innerHTML).toBe(textOf(leaves, deep));
				}
			}),
			{ seed: 20261128, numRuns: 300 }
		);
	});

	test('gives the focus back to what is put elsewhere', async () => {
		await draw('<section data-key="next"><button>Go on</button></section><p>1</p>');
		const button = first('button');
		button.focus();
		await draw('<p>Not saved yet.</p><section data-key="next"><button>Go on</button></section>');
		expect(document.activeElement).toBe(button);
		expect(place.textContent).toBe('Not saved yet.Go on');
	});

	test('keeps what was typed, and what was opened or closed', async () => {
		await draw('<input id="name"><details open><p>1</p></details><details class="b">2</details>');
		first<HTMLInputElement>('input').value = 'Kim Test';
		first<HTMLDetailsElement>('details').open = false;
		first<HTMLDetailsElement>('.b').open = true;
		await draw(
			'<input id="name" aria-invalid="true"><details open><p>3</p></details><details class="b">4</details>'
		);
		const input = first<HTMLInputElement>('input');
		expect([input.value, input.getAttribute('aria-invalid')]).toEqual(['Kim Test', 'true']);
		expect(first<HTMLDetailsElement>('details').open).toBe(false);
		expect(first<HTMLDetailsElement>('.b').open).toBe(true);
		expect(place.textContent).toBe('34');
	});

	test('keeps what was typed in a field with a key, whatever comes before it', async () => {
		const field = '<input data-key="name" id="name"/>';
		await draw(`<main data-key="m"><div>1</div><div>${field}<input></div>2</main>`);
		first<HTMLInputElement>('#name').value = 'Kim Test';
		for (const times of [1, 2]) {
			const wrong = `<b data-key="errors ${times}">Wrong</b>`;
			await draw(
				`<main data-key="m">${wrong}<div>1</div><div><i>!</i>${field}<input></div>2</main>`
			);
			expect(first<HTMLInputElement>('#name').value).toBe('Kim Test');
			expect(place.innerHTML).toBe(
				`<main data-key="m">${wrong}<div>1</div><div><i>!</i><input data-key="name" id="name"><input></div>2</main>`
			);
		}
	});

	test('gives fields nobody types in what the views say', async () => {
		await draw('<input type="hidden" name="at" value="0"><textarea readonly>one</textarea>');
		await draw('<input type="hidden" name="at" value="1"><textarea readonly>two</textarea>');
		expect(first<HTMLInputElement>('input').value).toBe('1');
		expect(first<HTMLTextAreaElement>('textarea').value).toBe('two');
	});
});

describe('what elements do', () => {
	/** A button of the next drawing that does this. */
	const button = (does: Parameters<typeof handled>[0]) =>
		`<button data-onclick="${handled(does)}"><b>Press</b></button>`;

	test('is found again from anything in them, and told which of them it was', () => {
		const press = vi.fn((event: MouseEvent) => (event.currentTarget as Element).localName);
		place.innerHTML = button(press);
		first('b').click();
		expect(press).toHaveReturnedWith('button');
		place.click();
		expect(press).toHaveBeenCalledTimes(1);
	});

	test('is what the last drawing said', async () => {
		const [one, two] = [vi.fn(), vi.fn()];
		const view = vi.fn(() => button(one));
		drawInto(place, view, () => undefined);
		view.mockImplementation(() => button(two));
		changed();
		await drawn();
		first('button').click();
		expect([one.mock.calls.length, two.mock.calls.length > 0]).toEqual([0, true]);
	});

	test('is nothing where a view asks for nothing', () => {
		expect(handled(undefined)).toBeUndefined();
	});

	test('hears of words that are typed, and of a field that is entered', async () => {
		const [typed, entered] = [vi.fn(), vi.fn()];
		drawInto(
			place,
			() => `<input data-oninput="${handled(typed)}" data-onfocus="${handled(entered)}">`,
			() => undefined
		);
		first('input').focus();
		first('input').dispatchEvent(new InputEvent('input', { bubbles: true }));
		expect([typed.mock.calls.length > 0, entered.mock.calls.length > 0]).toEqual([true, true]);
		await drawn();
	});
});
