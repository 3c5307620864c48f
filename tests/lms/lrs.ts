/**
 * A small xAPI store on the loopback, over real HTTP, which launches units as a cmi5 platform does and refuses what
 * cmi5 lets it refuse. Ours: the stores in the npm registry are years old and want a database server beside them.
 *
 * It knows statements, state documents and the learner's preferences, each behind the token of one session; it leaves
 * out attachments, voiding, paging and every query but by registration, activity and verb.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { definedVerb, object, same, wrongWith, type Json, type Session } from './cmi5-rules.ts';

export interface LaunchOptions {
	readonly mode?: Session['mode'];
	readonly masteryScore?: number;
	readonly moveOn?: string;
	readonly returnURL?: string;
}

interface Answer {
	readonly status: number;
	readonly body?: unknown;
}

const SOMEONE = 'O’Brien-Müller, Zoë';

export class Lrs {
	/** Everything accepted, in the order in which it came. */
	readonly statements: Json[] = [];
	/** Everything refused, with what it was refused for. */
	readonly refused: string[] = [];
	/** Every request: `POST statements`. */
	readonly asked: string[] = [];
	readonly documents = new Map<string, unknown>();
	readonly registration = randomUUID();
	readonly activityId = 'https://lms.example/activity/42';
	/** Answers instead of the store, as long as it answers at all: 0 hangs up. */
	failing: ((what: string) => number | undefined) | undefined;
	readonly #sessions: Session[] = [];
	readonly #server: Server;
	readonly #actor;

	private constructor(name: string) {
		this.#actor = {
			...{ objectType: 'Agent', name },
			account: { homePage: 'https://school.example', name: 'learner-1' }
		};
		this.#server = createServer((request, response) => {
			void textOf(request).then((text) => {
				const answer = this.#answer(request, text);
				if (answer.status === 0) {
					request.socket.destroy();
					return;
				}
				response.writeHead(answer.status, {
					'access-control-allow-origin': '*',
					'access-control-allow-headers': '*, authorization',
					'access-control-allow-methods': '*',
					...(answer.body === undefined ? {} : { 'content-type': 'application/json' })
				});
				response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
			});
		});
	}

	static async open(name = SOMEONE): Promise<Lrs> {
		const lrs = new Lrs(name);
		await new Promise<void>((done) => lrs.#server.listen(0, '127.0.0.1', done));
		return lrs;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((done) => this.#server.close(done));
	}

	get address(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** Launches the unit, and answers with the address the learner's browser is sent to. */
	launch(options: LaunchOptions = {}, unit = 'https://content.example/index.html'): string {
		const id = randomUUID();
		const mode = options.mode ?? 'Normal';
		const template = {
			contextActivities: {
				grouping: [{ objectType: 'Activity', id: 'https://school.example/sample-course/unit' }]
			},
			extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': id }
		};
		const { registration, activityId } = this;
		const { masteryScore } = options;
		this.#sessions.push({
			...{ id, mode, template, registration, activityId, actor: this.#actor, token: btoa(id) },
			...(masteryScore === undefined ? {} : { masteryScore }),
			...{ fetched: false, askedPreferences: false, said: [] }
		});
		this.documents.set('LMS.LaunchData', {
			...{ contextTemplate: template, launchMode: mode, moveOn: options.moveOn ?? 'Passed' },
			...(masteryScore === undefined ? {} : { masteryScore }),
			...(options.returnURL ? { returnURL: options.returnURL } : {})
		});
		const query = new URLSearchParams({
			activityId,
			registration,
			actor: JSON.stringify(this.#actor),
			fetch: `${this.address}/fetch/${id}`,
			endpoint: `${this.address}/xapi`
		});
		return `${unit}?${query.toString()}`;
	}

	/** The verbs cmi5 defines, in the order in which they were said. */
	get verbs(): readonly string[] {
		return this.statements.flatMap((each) => definedVerb(each) ?? []);
	}

	#answer(request: IncomingMessage, text: string): Answer {
		const url = new URL(request.url ?? '', this.address);
		const method = request.method ?? '';
		const what = `${method} ${url.pathname.replace(/^\/(xapi\/)?/, '')}`;
		if (method === 'OPTIONS') return { status: 204 };
		this.asked.push(what);
		const failed = this.failing?.(what);
		if (failed !== undefined) return { status: failed };
		if (url.pathname.startsWith('/fetch/')) return this.#token(method, url.pathname.slice(7));
		const session = this.#sessions.find(
			({ token, fetched }) => fetched && request.headers.authorization === `Basic ${token}`
		);
		if (!session) return this.#refuse(401, `${what}: no token of a session`);
		if (!/^1\.0\./.test(String(request.headers['x-experience-api-version'])))
			return this.#refuse(400, `${what}: no version`);
		if (url.pathname === '/xapi/statements')
			return method === 'POST' ? this.#store(session, text) : this.#found(url);
		if (session.said.includes('terminated')) return this.#refuse(403, `${what}: terminated`);
		if (!same(parsed(url.searchParams.get('agent') ?? ''), session.actor))
			return this.#refuse(403, `${what}: not the learner of the launch`);
		if (url.pathname === '/xapi/agents/profile') return this.#profile(session, method, url);
		if (url.pathname === '/xapi/activities/state') return this.#state(method, url, text, request);
		return this.#refuse(404, what);
	}

	#refuse(status: number, why: string): Answer {
		this.refused.push(why);
		return { status, body: { error: why } };
	}

	#token(method: string, id: string): Answer {
		const session = this.#sessions.find((each) => each.id === id);
		if (method !== 'POST' || !session) return this.#refuse(400, 'fetch: POST, once');
		if (session.fetched) {
			this.refused.push('8.2.3: the token was taken before');
			return { status: 200, body: { 'error-code': '1', 'error-text': 'Already in use' } };
		}
		session.fetched = true;
		return { status: 200, body: { 'auth-token': session.token } };
	}

	#profile(session: Session, method: string, url: URL): Answer {
		if (method !== 'GET') return this.#refuse(403, 'profile: read only');
		if (url.searchParams.get('profileId') !== 'cmi5LearnerPreferences')
			return this.#refuse(404, 'profile: which?');
		session.askedPreferences = true;
		return { status: 404 };
	}

	#state(method: string, url: URL, text: string, request: IncomingMessage): Answer {
		const { searchParams } = url;
		const id = searchParams.get('stateId') ?? '';
		if (searchParams.get('activityId') !== this.activityId)
			return this.#refuse(403, 'state: another activity');
		if (searchParams.get('registration') !== this.registration)
			return this.#refuse(403, 'state: another registration');
		if (method === 'GET')
			return this.documents.has(id)
				? { status: 200, body: this.documents.get(id) }
				: { status: 404 };
		if (id === 'LMS.LaunchData') return this.#refuse(403, '10.2.1: the launch data are not yours');
		const body = parsed(text);
		if (method !== 'PUT' || request.headers['content-type'] !== 'application/json' || !body)
			return this.#refuse(400, 'state: a JSON document');
		this.documents.set(id, body);
		return { status: 204 };
	}

	/** Takes all of them or none. */
	#store(session: Session, text: string): Answer {
		const body = parsed(text);
		const list = (Array.isArray(body) ? body : [body]).map(object);
		if (!body || list.length === 0) return this.#refuse(400, 'statements: JSON');
		const known = this.statements.length;
		const said = session.said.length;
		for (const each of list) {
			const before = this.statements.find(({ id }) => id === each['id']);
			if (before && same(before, each)) continue;
			const wrong = before
				? 'xAPI: another statement has this id'
				: wrongWith(each, session, this.verbs);
			if (wrong) {
				this.statements.length = known;
				session.said.length = said;
				return this.#refuse(before ? 409 : 403, wrong);
			}
			this.statements.push(each);
			const verb = definedVerb(each);
			if (verb) session.said.push(verb);
		}
		return { status: 200, body: list.map(({ id }) => id) };
	}

	#found(url: URL): Answer {
		const wants = (name: string, value: unknown) => (url.searchParams.get(name) ?? value) === value;
		const statements = this.statements
			.filter(
				({ object: about, verb, context }) =>
					wants('activity', object(about)['id']) &&
					wants('verb', object(verb)['id']) &&
					wants('registration', object(context)['registration'])
			)
			.reverse();
		return { status: 200, body: { statements, more: '' } };
	}
}

async function textOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	return text;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
