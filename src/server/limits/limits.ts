/**
 * Counts how often things are done, by address and by account, and says no when it is too often.
 *
 * Counted in memory: a start of the server forgets it. However many addresses come, what is kept is bounded.
 *
 * @module
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { placeOf } from '../transport/address.ts';
import { BUDGETS, type Budget, type Budgets, type Limited } from './budgets.ts';

/** Too often; `seconds` is how long to wait, at least one. */
export interface TooMany extends Refusal<'too-many'> {
	readonly seconds: number;
}

/** Who does something. */
export interface Doing {
	/** As the connection or the operator’s proxy says it. */
	readonly address: string;
	/** Whom it is done as or to: a person at a school, an e-mail address as it was typed. */
	readonly account?: string;
}

/** What counts. */
export interface Limits {
	/** Counts something that is about to be done; answers why not when it was done too often. */
	take(name: Limited, doing: Doing): Promise<TooMany | undefined>;
	/** Forgets what was counted for an account, as after a right password: only wrong ones count. */
	forget(name: Limited, account: string): Promise<void>;
}

/** How many addresses and accounts are remembered for one limit. The longest ago seen are forgotten first. */
const REMEMBERED = 20_000;
const LONGEST_ACCOUNT = 200;

/** Counters for all the limits in a table, all at nothing. */
export function openLimits(
	table: Readonly<Record<Limited, Budgets>> = BUDGETS,
	remembered = REMEMBERED
): Limits {
	const counters = new Map<string, Counter>();
	const counter = (name: Limited, by: 'address' | 'account') => {
		const budget = table[name][by];
		const key = `${name} ${by}`;
		if (budget && !counters.has(key)) counters.set(key, new Counter(budget, remembered));
		return counters.get(key);
	};
	return {
		take: async (name, { address, account }) => {
			// The address first: who is refused by theirs leaves no trace of the accounts they name.
			const wait =
				(await counter(name, 'address')?.take(placeOf(address))) ??
				(account === undefined
					? undefined
					: await counter(name, 'account')?.take(accountKey(account)));
			return wait === undefined ? undefined : tooMany(table[name].what, wait);
		},
		forget: async (name, account) => counter(name, 'account')?.forget(accountKey(account))
	};
}

/** One account, however it is typed. */
function accountKey(account: string): string {
	return account.normalize('NFKC').trim().toLowerCase().slice(0, LONGEST_ACCOUNT);
}

function tooMany(what: string, seconds: number): TooMany {
	const wait =
		seconds < 90
			? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
			: `${Math.ceil(seconds / 60)} minutes`;
	const because = `There were too many ${what} in a short time. Wait ${wait}, then try again; what you have saved is safe.`;
	return { ...refuse('too-many', because), seconds };
}

class Counter {
	readonly #limiter: RateLimiterMemory;
	readonly #most: number;
	/** In the order in which they were last seen. */
	readonly #seen = new Set<string>();

	constructor({ times, seconds }: Budget, most: number) {
		this.#limiter = new RateLimiterMemory({ points: times, duration: seconds });
		this.#most = most;
	}

	/** Counts one, and answers how many seconds to wait when it is one too many. */
	async take(key: string): Promise<number | undefined> {
		this.#seen.delete(key);
		this.#seen.add(key);
		const [oldest] = this.#seen;
		if (this.#seen.size > this.#most && oldest !== undefined) await this.forget(oldest);
		try {
			await this.#limiter.consume(key);
			return undefined;
		} catch (cause) {
			if (!(cause instanceof RateLimiterRes)) throw cause;
			return Math.max(1, Math.ceil(cause.msBeforeNext / 1000));
		}
	}

	async forget(key: string): Promise<void> {
		this.#seen.delete(key);
		await this.#limiter.delete(key);
	}
}
