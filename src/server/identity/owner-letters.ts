/**
 * Letters to the owner of an account about what has changed in it: written down, put in a line, and never in the way of
 * the change itself.
 *
 * @module
 */
import { theProgram } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import { became, queued } from '../invitations/deliveries.ts';
import { takenSaid } from '../mail/why-not.ts';
import type { Mailer } from '../mail/mailer.ts';
import { ownerLetter, type ToldOf } from '../mail/owner-letter.ts';
import { Post, type Outcome } from '../mail/post.ts';
import { messageIdOf } from '../reminders/ids.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord } from '../store/records.ts';
import { hasEmail, type User } from './account-row.ts';

/** What is asked about accounts. */
interface Accounts {
	readonly store: Store;
	readonly clock: Clock;
	/** Without one, nothing is sent. */
	readonly mailer: Mailer | undefined;
	userById(id: string): User | undefined;
	/** The people an account stands for who may come in today. */
	peopleOf(user: User | undefined): readonly PersonRecord[];
}

/** The letters to the owners of accounts. */
export class OwnerLetters {
	readonly #accounts: Accounts;
	readonly #post: Post | undefined;

	constructor(accounts: Accounts) {
		const { mailer } = accounts;
		this.#accounts = accounts;
		this.#post = mailer && new Post((letter) => mailer.send(letter));
	}

	/**
	 * Tells the owner of an account what has just been changed. Never rejects: a letter that cannot be written down or sent
	 * is a line in the server's log, and the change stands.
	 */
	async tell(userId: string, of: ToldOf): Promise<void> {
		try {
			await this.#tell(userId, of);
		} catch (cause) {
			console.error(`A letter about an account (${of}) could not be written down:`, cause);
		}
	}

	/** Whether a letter waits or is under way. */
	holds(id: string): boolean {
		return this.#post?.holds(id) === true;
	}

	/** Resolves when nothing waits any more. */
	async idle(): Promise<void> {
		await this.#post?.idle();
	}

	async close(): Promise<void> {
		await this.#post?.close();
	}

	async #tell(userId: string, of: ToldOf): Promise<void> {
		const { store, clock, mailer } = this.#accounts;
		const user = this.#accounts.userById(userId);
		const people = this.#accounts.peopleOf(user);
		const [first] = people;
		if (!this.#post || !mailer || this.#post.room === 0 || !user || !hasEmail(user) || !first)
			return;
		const at = clock.now();
		const { school, id: person } = first;
		const schools = people.flatMap((each) => store.schools.read(each.school)?.name ?? []);
		const owner = { name: first.name, email: user.email, schools };
		// One letter is one line of one log, at the first of somebody's schools; it does not say what was changed.
		const here = theProgram(school);
		const id = await queued(store, here, person, at, 'account');
		this.#post.put([
			{
				id,
				write: () =>
					Promise.resolve({
						...ownerLetter(of, owner, at),
						messageId: messageIdOf(school, id, mailer.host)
					}),
				done: async (outcome: Outcome) => {
					const what = outcome.sent ? 'sent' : 'failed';
					const says = outcome.sent ? takenSaid(outcome.answer) : outcome.says;
					await became(
						store,
						here,
						person,
						{ letter: id, kind: 'account', what, says },
						clock.now()
					);
				}
			}
		]);
	}
}
