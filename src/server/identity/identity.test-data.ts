/**
 * Accounts for tests: a school with a few people, in memory, and a browser that keeps cookies.
 *
 * @module
 */
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { openMemory } from '../store/memory.ts';
import type { PersonRecord } from '../store/records.ts';
import { aPerson, aSchool } from '../store/sample-records.ts';
import { Identity, type IdentityParts } from './identity.ts';
import type { SignedIn } from './signing-in.ts';
import { Visiting } from './visiting.ts';
import type { Here } from './who.ts';
import { rowMemory } from './rows/row-files.ts';

export const PASSWORD = 'purple lantern otter';

/** A leader, a teacher, somebody without e-mail, and a school of their own each for Ada. */
export async function identityAt(more: Partial<IdentityParts> = {}) {
	const store = openMemory();
	await store.schools.write(aSchool({ sample: false }));
	await store.schools.write(aSchool({ id: 'ashby', name: 'Ashby', sample: false }));
	const people = {
		ada: aPerson({
			id: 'ada',
			name: 'Ada Sample',
			email: 'ada@larkfield.example',
			roles: ['learner', 'leader']
		}),
		ben: aPerson({ id: 'ben', name: 'Ben Sample', email: 'ben@larkfield.example' }),
		kit: aPerson({ id: 'kit', name: 'Kit Sample', staffNumber: 'M-17' })
	} satisfies Record<string, PersonRecord>;
	for (const person of Object.values(people)) await store.people.add(person);
	const clock = { now: () => new Date().toISOString() };
	const identity = new Identity({
		keeper: rowMemory(),
		store,
		clock,
		origin: 'http://localhost:3000',
		key: new Uint8Array(32).fill(7),
		...more
	});
	return { identity, store, clock, ...people };
}

/** A browser's cookies, from one answer to the next request. */
export class Browser {
	readonly #cookies = new Map<string, string>();

	/** Takes what an answer sets. */
	take(headers: Headers): this {
		for (const line of headers.getSetCookie())
			for (const [name, { value, 'max-age': age }] of parseSetCookieHeader(line))
				if (age === 0 || value === '') this.#cookies.delete(name);
				else this.#cookies.set(name, value);
		return this;
	}

	/** What a request of it carries. */
	get headers(): Headers {
		const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		return new Headers({ cookie, 'user-agent': 'Test' });
	}
}

/** What somebody who is in gets; a refusal ends the test. */
export function isIn(answer: SignedIn | Refusal): SignedIn {
	if (isRefusal(answer)) throw new Error(`refused: ${answer.because}`);
	return answer;
}

/** Who a browser is. */
export async function here(identity: Identity, browser: Browser): Promise<Here | undefined> {
	return (await new Visiting(identity).here(browser.headers, identity.clock.now())).here;
}
