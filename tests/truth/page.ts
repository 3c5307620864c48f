/**
 * A package in a page: its own start page, script and situations' files, loaded as a browser loads them, and its
 * buttons pressed. Its style sheet is left out, and frames follow one another without waiting for a screen.
 *
 * @module
 */
import { JSDOM, requestInterceptor, VirtualConsole, type DOMWindow } from 'jsdom';
import type { Slug } from '#domain/units.ts';
import type { Opened } from './packages.ts';
import type { Around } from './platforms.ts';
import type { Answer, Sitting } from './sitting.ts';

/** Looked again so often before it counts as never. */
const PATIENCE = 20_000;

/** The feedback that is shown; those that may come are drawn ahead, unseen. */
const ANSWER = 'main.feedback .answer:not(.ahead)';

/** Whether a page is still there. */
interface Life {
	vanished: boolean;
}

export class Page implements Sitting {
	readonly #dom: JSDOM;
	readonly #life: Life;
	/** What went wrong in the page. */
	readonly faults: string[];

	private constructor(dom: JSDOM, life: Life, faults: string[]) {
		this.#dom = dom;
		this.#life = life;
		this.faults = faults;
	}

	/** Opens the start page, and waits until it has found its platform. */
	static async open({ files }: Opened, { address, apis }: Around): Promise<Page> {
		const faults: string[] = [];
		const life: Life = { vanished: false };
		const virtualConsole = new VirtualConsole();
		virtualConsole.on('jsdomError', ({ message }) => faults.push(message));
		virtualConsole.on('error', (message) => faults.push(String(message)));
		const base = new URL('.', address).href;
		const dom = new JSDOM(files['index.html'], {
			url: address,
			runScripts: 'dangerously',
			virtualConsole,
			resources: {
				interceptors: [
					requestInterceptor(({ url }) => {
						const name = url.slice(base.length);
						const found = name.endsWith('.css') ? '' : files[name];
						return new Response(found ?? '', { status: found === undefined ? 404 : 200 });
					})
				]
			},
			beforeParse: (window) => surround(window, life, apis)
		});
		const page = new Page(dom, life, faults);
		await page.#until(() => page.#first('.opener button[aria-disabled=false]'));
		return page;
	}

	get document(): Document {
		return this.#dom.window.document;
	}

	/** From the first page to where it leads, by its one button, once what is shown there has come. */
	async start(): Promise<void> {
		this.#click('.opener button');
		await this.#until(() => !this.#first('.opener') && this.words('main h1') !== 'One moment');
	}

	/** What is in a feedback, but for its last line, which tells whether it is kept. */
	#inside(selector: string): string {
		const halves = this.document.querySelectorAll(`${selector} > .half`);
		return [...halves].map(({ innerHTML }) => innerHTML).join();
	}

	/** What is written at a place; empty when there is none. */
	words(selector: string): string {
		return wordsOf(this.#first(selector));
	}

	async begin(scenario: Slug, who: Slug): Promise<boolean> {
		this.#dom.window.location.hash = `#/course/${scenario}`;
		await this.#until(() => this.#first('section.begin'));
		const field = this.document.querySelector(`form input[name=who][value="${who}"]`);
		const button = field?.closest('form')?.querySelector('button');
		if (!button) return false;
		button.click();
		await this.#until(() => this.#first('button.choice, main.ended'));
		return true;
	}

	async choose(choice: Slug): Promise<Answer> {
		this.#click(`button.choice[value="${choice}"]`);
		await this.#until(() => this.#first(`${ANSWER} .onward a`));
		// What a press shows at once is what the page then is drawn as.
		const shown = this.#inside(ANSWER);
		await this.#until(() => !this.#first('.ahead, .telling[hidden]'));
		if (this.#inside(ANSWER) !== shown) throw new Error(`“${choice}” was first shown otherwise.`);
		// Where the policy is silent, its silence comes first and good practice, which counts, last.
		const ruling = [...this.document.querySelectorAll(`${ANSWER} .rulings > .ruling`)].at(-1);
		const says = ['.verdict h2', '.verdict p', '.ref'].map((each) =>
			wordsOf(ruling?.querySelector(each))
		);
		this.#click(`${ANSWER} .onward a`);
		await this.#until(() => !this.#first('main.feedback'));
		return { says, ...(this.#first('main.ended') ? { score: this.words('.score') } : {}) };
	}

	async sign(typed: string): Promise<boolean> {
		this.#dom.window.location.hash = '#/declaration';
		await this.#until(() => /declaration/i.test(this.words('main h1')));
		const field = this.document.querySelector<HTMLInputElement>('input#name');
		if (!field) return false;
		field.value = typed;
		this.#click('.deed button');
		await this.#until(() => this.#first('.signature, .error-summary'));
		return this.#first('.signature') !== null;
	}

	async exit(): Promise<void> {
		this.#dom.window.location.hash = '#/course';
		await this.#until(() => this.#first('button.exit'));
		this.#click('button.exit');
		await this.#until(() => /Everything is saved|may not be saved/.test(this.words('main')));
	}

	vanish(): void {
		this.#life.vanished = true;
		this.#dom.window.close();
	}

	/** Waits for something that the platform has been told of. */
	until(condition: () => boolean): Promise<boolean> {
		return this.#until(condition);
	}

	#first(selector: string): Element | null {
		return this.document.querySelector(selector);
	}

	#click(selector: string): void {
		const found = this.document.querySelector<HTMLElement>(selector);
		if (!found) throw new Error(`There is no ${selector} in: ${this.words('main').slice(0, 400)}`);
		found.click();
	}

	async #until<Found>(look: () => Found): Promise<Found> {
		for (let tries = 0; tries < PATIENCE; tries++) {
			const found = look();
			if (found) return found;
			await new Promise((again) => setImmediate(again));
		}
		throw new Error(`Waited in vain for ${String(look)} in: ${this.words('main').slice(0, 400)}`);
	}
}

function wordsOf(element: Element | null | undefined): string {
	return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** What a page of a package needs and this one has not: frames, scrolling, the network, and a platform. */
function surround(window: DOMWindow, life: Life, apis: Readonly<Record<string, unknown>>): void {
	const frames = new Map<number, NodeJS.Immediate>();
	let frame = 0;
	/** A page that has vanished does nothing more. */
	const still = (then: () => void) => () => {
		if (!life.vanished) then();
	};
	Object.assign(window, apis, {
		requestAnimationFrame(then: (now: number) => void) {
			frames.set(++frame, setImmediate(still(() => then(performance.now()))));
			return frame;
		},
		queueMicrotask: (then: () => void) => queueMicrotask(still(then)),
		cancelAnimationFrame: (number: number) => clearImmediate(frames.get(number)),
		scrollTo: () => undefined,
		// The page's own signal is none of Node's.
		fetch: (url: string, { method, headers, body }: RequestInit = {}) =>
			fetch(url, {
				...(method ? { method } : {}),
				...(headers ? { headers: { ...(headers as Record<string, string>) } } : {}),
				...(body ? { body } : {})
			})
	});
}
