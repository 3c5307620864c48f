/**
 * A learning platform for packages as they are: unpacked zips under a sub-path of a small server, and pages around them
 * that hold the strict doubles and keep what is committed.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { Format } from '#domain/package/packaged.ts';
import { packageOf } from '#server/package/build.ts';
import { readPlayer } from '#server/package/player-files.ts';
import type { AskedPackage } from '#server/package/options.ts';
import type { Held, Refused } from '../lms/strict.ts';
import { gathered } from '../packages/content.ts';

/** Where the platform's page leaves its API, as seen from the course. */
export type Around = 'parent' | 'grandparent' | 'opener' | 'late' | 'elsewhere';

/** A package, unpacked. */
export interface Unpacked {
	readonly name: string;
	readonly folder: string;
	readonly format: Format;
}

/** What the platform has of a learner. */
export interface Visit {
	readonly held: Held;
	readonly refused: readonly Refused[];
	readonly state: 'before' | 'running' | 'over';
}

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.ts': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json'
};

const ICON = '<link rel="icon" href="data:,">';

export class Platform {
	readonly #folder = mkdtempSync(path.join(tmpdir(), 'clause-packages-'));
	readonly #learners = new Map<string, Visit>();
	readonly #packages = new Map<string, Unpacked>();
	readonly #servers: readonly Server[];

	private constructor() {
		const answer = (request: IncomingMessage, response: ServerResponse) =>
			void this.#answer(request, response);
		this.#servers = [createServer(answer), createServer(answer)];
	}

	static async open(): Promise<Platform> {
		const platform = new Platform();
		for (const each of platform.#servers)
			await new Promise<void>((done) => each.listen(0, '127.0.0.1', done));
		return platform;
	}

	async close(): Promise<void> {
		for (const each of this.#servers) {
			each.closeAllConnections();
			await new Promise((done) => each.close(done));
		}
		rmSync(this.#folder, { recursive: true, force: true });
	}

	/** Where the platform is; and the other origin, where it keeps courses when it is `elsewhere`. */
	get origins(): readonly [string, string] {
		const [here, other] = this.#servers.map(
			(each) => `http://127.0.0.1:${(each.address() as AddressInfo).port}`
		);
		return [here ?? '', other ?? ''];
	}

	/** Makes a package, as the command and the site do, and unpacks the zip; the same one once. */
	package(policy: string, format: Format, asked: AskedPackage = {}): Unpacked {
		const key = JSON.stringify([policy, format, asked]);
		const known = this.#packages.get(key);
		if (known) return known;
		const name = `${policy}-${format}-${this.#packages.size}`;
		const folder = path.join(this.#folder, name);
		const zip = packageOf(
			gathered(policy, { ...asked, format }),
			readPlayer(path.resolve('build/player'))
		);
		for (const [file, bytes] of Object.entries(unzipSync(zip))) {
			const at = path.join(folder, file);
			mkdirSync(path.dirname(at), { recursive: true });
			writeFileSync(at, bytes);
		}
		const unpacked = { name, folder, format };
		this.#packages.set(key, unpacked);
		return unpacked;
	}

	/** The address of a course's own first page. */
	content({ name }: Unpacked, origin = this.origins[0]): string {
		return `${origin}/content/of/course/${name}/index.html`;
	}

	/** The address of the platform's page around a course. */
	launch(course: Unpacked, learner: string, around: Around = 'parent'): string {
		const [here, other] = this.origins;
		const query = new URLSearchParams({
			learner,
			around,
			old: course.format === 'scorm12' ? 'yes' : '',
			course: this.content(course, around === 'elsewhere' ? other : here)
		});
		return `${here}/lms?${query.toString()}`;
	}

	/** What is kept of a learner. */
	of(learner: string): Visit {
		return this.#learners.get(learner) ?? { held: {}, refused: [], state: 'before' };
	}

	/** What was refused, but for asking for what has no value yet. */
	refusedTo(learner: string): readonly string[] {
		return this.of(learner)
			.refused.filter(({ call, code }) => !(call === 'GetValue' && code === '403'))
			.map((each) => `${each.call}(${each.with.join(', ')}): ${each.code}`);
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '', this.origins[0]);
		const learner = url.searchParams.get('learner') ?? '';
		if (request.method === 'POST') {
			let text = '';
			for await (const part of request) text += String(part);
			this.#learners.set(learner, JSON.parse(text) as Visit);
			response.writeHead(204).end();
			return;
		}
		const found = this.#file(url, learner);
		if (found === undefined) response.writeHead(404).end();
		else {
			const type = TYPES[path.extname(url.pathname)] ?? 'text/html; charset=utf-8';
			response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(found);
		}
	}

	#file({ pathname, searchParams }: URL, learner: string): string | Buffer | undefined {
		const course = searchParams.get('course') ?? '';
		if (pathname === '/lms') return page(searchParams.get('around') ?? '', course);
		if (pathname === '/lms/frame')
			return `<!doctype html><title>Between</title>${ICON}${frame(course)}`;
		if (pathname === '/lms/elsewhere') return `<!doctype html><title>Elsewhere</title>${ICON}`;
		if (pathname === '/held.json') return JSON.stringify(this.of(learner).held);
		const [, of, name = ''] = /^\/(strict|content\/of\/course)\/([\w./-]+)$/.exec(pathname) ?? [];
		if (name.includes('..')) return undefined;
		try {
			return of === 'strict'
				? asScript(readFileSync(path.join('tests/lms', name), 'utf8'))
				: of && readFileSync(path.join(this.#folder, name));
		} catch {
			return undefined;
		}
	}
}

/** The doubles are run in the page as they stand, without their types. */
function asScript(text: string): string {
	return transpileModule(text, {
		compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.ESNext }
	}).outputText;
}

function frame(course: string): string {
	return `<iframe id="course" title="The course" src="${course.replaceAll('&', '&amp;')}" style="width:100%;height:90vh;border:0"></iframe>`;
}

/** The page around: it has what the learner left, and tells the server, before it answers, what was committed. */
function page(around: string, course: string): string {
	const between =
		around === 'grandparent' ? `/lms/frame?course=${encodeURIComponent(course)}` : course;
	return `<!doctype html>
<html lang="en"><head><title>A learning platform</title>${ICON}</head><body>
<script type="module">
import { StrictScorm12 } from '/strict/strict-scorm12.ts';
import { StrictScorm2004 } from '/strict/strict-scorm2004.ts';
const query = new URLSearchParams(location.search);
const learner = encodeURIComponent(query.get('learner'));
const held = await (await fetch('/held.json?learner=' + learner)).json();
const first = new (query.get('old') ? StrictScorm12 : StrictScorm2004)(held);
const lms = Object.keys(held).length > 0 ? first.again() : first;
const tell = () => {
	const body = JSON.stringify({ held: lms.kept, refused: lms.refused, state: lms.state });
	try {
		const post = new XMLHttpRequest();
		post.open('POST', '/kept?learner=' + learner, false);
		post.send(body);
	} catch {
		// On the way out only this is still sent.
		navigator.sendBeacon('/kept?learner=' + learner, body);
	}
};
const api = Object.fromEntries(Object.entries(lms).filter(([, act]) => typeof act === 'function').map(([call, act]) => [call, (...given) => {
	const answer = act(...given);
	if (/Commit|Finish|Terminate/.test(call)) tell();
	return answer;
}]));
const put = () => { window[query.get('old') ? 'API' : 'API_1484_11'] = api; };
if (${JSON.stringify(around)} === 'late') setTimeout(put, 2000);
else put();
if (${JSON.stringify(around)} === 'opener') {
	document.body.innerHTML = '<button>Open the course</button>';
	document.querySelector('button').onclick = () => window.open(${JSON.stringify(course)}, 'course', 'width=900,height=800');
} else document.body.innerHTML = ${JSON.stringify(frame(between))};
</script></body></html>`;
}
