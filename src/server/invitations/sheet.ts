/**
 * The sheet of codes for staff who sign in with their number: made once, shown once, kept nowhere.
 *
 * @module
 */
import { refuse, type Refusal } from '#domain/refusal.ts';
import type { Day } from '#domain/units.ts';
import { audited } from '../audit/audit.ts';
import { dayOf } from '../clock.ts';
import { equals, type Identity } from '../identity/identity.ts';
import { CODE_DAYS, printCode, whyNoCode } from '../identity/staff-keys.ts';
import type { PersonRecord } from '../store/records.ts';
import { Queue } from '../store/queue.ts';
import type { Inviter } from './invitations.ts';
import { isInUse, REPRINTED } from './reprinted.ts';

/** One slip of the sheet. */
export interface Slip {
	readonly name: string;
	readonly staffNumber: string;
	readonly code: string;
}

/** A sheet to print. */
export interface Sheet {
	readonly slips: readonly Slip[];
	/** The last day on which the codes open. */
	readonly until: Day;
	/** Those for whom there is none, with the reason. */
	readonly without: readonly {
		readonly id: string;
		readonly name: string;
		readonly because: string;
	}[];
}

/** How many codes one sheet holds: 25 pages. */
export const CODES_AT_MOST = 200;

export type NoSheet = Refusal<
	'sheet-shown' | 'too-many-codes' | 'nobody-chosen' | 'reason-missing'
>;

/** The sheets of this server: which were shown already, and whose turn it is. */
export class Sheets {
	readonly #identity: Identity;
	readonly #shown = new Set<string>();
	readonly #queue = new Queue();

	constructor(identity: Identity) {
		this.#identity = identity;
	}

	/**
	 * Makes a code for each person and logs it. Earlier codes of theirs end. Of two who print at once, the later one’s
	 * codes open.
	 *
	 * @param ticket names the press on the button: a page that is loaded again must not make codes anew, as those on
	 * paper would end. Refuses `sheet-shown` then, and `too-many-codes`, `nobody-chosen`.
	 * @param reason why an account that is in use gets a new code ({@link isInUse}); refuses `reason-missing` without.
	 * Its owner is told.
	 */
	async print(
		here: Inviter,
		people: readonly PersonRecord[],
		ticket: string,
		reason = ''
	): Promise<Sheet | NoSheet> {
		if (people.length === 0)
			return refuse('nobody-chosen', 'Choose at least one person to print a code for.');
		if (people.length > CODES_AT_MOST)
			return refuse(
				'too-many-codes',
				`One sheet holds ${CODES_AT_MOST} codes. Choose fewer people, and print the others next.`
			);
		const key = `${here.school.id} ${ticket}`;
		if (this.#shown.has(key))
			return refuse(
				'sheet-shown',
				'These codes were shown already, and are shown once only. If they were not printed, choose the people again and make new codes.'
			);
		if (reason.trim() === '' && this.inUse(people).length > 0)
			return refuse(
				'reason-missing',
				'Say why a new code is needed for somebody who can sign in already.'
			);
		if (this.#shown.size >= SHOWN_AT_MOST) this.#shown.clear();
		this.#shown.add(key);
		return this.#queue.run(() => this.#make(here, people, reason.trim()));
	}

	/** Those of some people who would get a code although they can sign in already. */
	inUse(people: readonly PersonRecord[]): readonly PersonRecord[] {
		return people.filter(
			(person) => !whyNoCode(this.#identity, person) && isInUse(this.#identity, person)
		);
	}

	async #make(here: Inviter, people: readonly PersonRecord[], reason: string): Promise<Sheet> {
		const identity = this.#identity;
		const now = identity.clock.now();
		const slips: Slip[] = [];
		const without: Sheet['without'][number][] = [];
		for (const person of people) {
			const why = whyNoCode(identity, person);
			if (why || person.staffNumber === undefined) {
				without.push({ id: person.id, name: person.name, because: why?.because ?? '' });
				continue;
			}
			const again = isInUse(identity, person);
			const code = await printCode(identity, person);
			slips.push({ name: person.name, staffNumber: person.staffNumber, code });
			await audited(
				identity.store,
				here,
				again
					? {
							what: REPRINTED,
							about: person.id,
							says: `A code to sign in was printed although there was a way in already; whoever has it signs in to the same account. Reason: “${reason}”.`
						}
					: {
							what: 'codes-printed',
							about: person.id,
							says: 'A code to sign in was printed; an earlier one opens nothing any more.'
						},
				now
			);
			const user = again ? identity.userOf(person) : undefined;
			if (user) await identity.letters.tell(user.id, 'office-code');
		}
		const until = dayOf(new Date(Date.parse(now) + CODE_DAYS * 24 * 60 * 60 * 1000).toISOString());
		return { slips, until, without };
	}
}

const SHOWN_AT_MOST = 10_000;

/** Ends the code of a person that has not been used, and logs it; answers whether there was one. */
export async function endCode(
	identity: Identity,
	here: Inviter,
	person: PersonRecord
): Promise<boolean> {
	const user = identity.userOf(person);
	if (!user) return false;
	let ended = false;
	await identity.rows.update('staffKey', [equals('userId', user.id)], (row) => {
		ended ||= row['code'] !== null && row['code'] !== undefined;
		return { ...row, code: null, codeUntil: null };
	});
	if (ended)
		await audited(
			identity.store,
			here,
			{ what: 'sign-in-reset', about: person.id, says: 'The printed code was ended.' },
			identity.clock.now()
		);
	return ended;
}
