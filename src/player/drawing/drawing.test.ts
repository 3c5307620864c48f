// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { changed, drawn } from './changed.ts';
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
