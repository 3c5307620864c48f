/**
 * Codes that the office prints for staff without e-mail, and the PINs they choose with them.
 *
 * @module
 */
import { refuse, type Refusal } from '#domain/refusal.ts';
import { randomInt } from 'node:crypto';
import type { PersonRecord } from '../store/records.ts';
import { isGuessablePin } from './guessable.ts';
import { equals, type Identity } from './identity.ts';
import { endOtherSessions } from './session-list.ts';
import { sealOfCode } from './staff-code.ts';
import { KEY } from './staff-number-plugin.ts';

/** Letters and digits that nobody mixes up on paper. */
const LETTERS = 'ABCDEFGHJKMNPQRTUVWXY346789';
const LENGTH = 10;
/** How long a printed code opens, in days. */
export const CODE_DAYS = 14;
const SHORTEST_PIN = 6;
const LONGEST_PIN = 12;

/**
 * Why no code can be printed for somebody: they have no number to sign in with, or their account opens another school
 * too, whose door this school's office must not be able to open.
 */
export function whyNoCode(
	identity: Identity,
	person: PersonRecord
): Refusal<'number-missing' | 'works-elsewhere'> | undefined {
	if (person.staffNumber === undefined)
		return refuse('number-missing', 'No staff number yet; add one, and a code can be printed.');
	const user = identity.userOf(person) ?? identity.userByEmail(person.email);
	return user?.seats.some((seat) => !seat.startsWith(`${person.school}/`))
		? refuse(
				'works-elsewhere',
				'They work at another school too, under the same e-mail address. Invite them by e-mail.'
			)
		: undefined;
}

/**
 * Makes a code for a person, which takes the place of an earlier one and unlocks the account; a PIN they have goes on
 * opening until they choose another, but wherever they are signed in they are signed out: who asks for a new code may
 * have lost more than the PIN. The code is shown once and kept as a keyed hash. Ask {@link whyNoCode} first.
 */
export async function printCode(identity: Identity, person: PersonRecord): Promise<string> {
	const { adapter } = await identity.auth.$context;
	const why = whyNoCode(identity, person);
	if (why) throw new TypeError(`A code was to be printed. ${why.because}`);
	const user = await identity.account(person);
	const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
	const until = new Date(Date.parse(identity.clock.now()) + CODE_DAYS * 24 * 60 * 60 * 1000);
	const key = {
		code: sealOfCode(identity.key, code),
		codeUntil: until,
		failures: 0,
		lockedUntil: null
	};
	const where = [equals('userId', user.id)];
	const [held] = identity.rows.select(KEY, where);
	if (typeof held?.['pin'] === 'string') await identity.endSessions(person);
	if (held)
		await adapter.update({ model: KEY, where: [{ field: 'id', value: held.id }], update: key });
	else await adapter.create({ model: KEY, data: { ...key, userId: user.id } });
	return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** Whether a person has chosen a PIN, and until when a code of theirs opens. */
export function keyOfPerson(
	identity: Identity,
	person: Pick<PersonRecord, 'school' | 'id'>
): { readonly pin: boolean; readonly codeUntil?: string } {
	const user = identity.userOf(person);
	const [key] = user ? identity.rows.select(KEY, [equals('userId', user.id)]) : [];
	const until = key?.['code'] ? key['codeUntil'] : undefined;
	return {
		pin: typeof key?.['pin'] === 'string',
		...(typeof until === 'string' ? { codeUntil: until } : {})
	};
}

/** Whether a PIN is the one somebody has; counted by whoever asks, as it is guessed like any other. */
export async function isOwnPin(identity: Identity, user: string, pin: string): Promise<boolean> {
	const { password } = await identity.auth.$context;
	const [key] = identity.rows.select(KEY, [equals('userId', user)]);
	const hash = key?.['pin'];
	return typeof hash === 'string' && (await password.verify({ hash, password: pin }));
}

export type PinRefused = Refusal<'pin-short' | 'pin-digits' | 'pin-easy'>;

/**
 * Keeps the PIN somebody has chosen, and lets this session in; their others are over. Refuses one that anybody would try
 * first.
 */
export async function choosePin(
	identity: Identity,
	{ user, session }: { readonly user: string; readonly session: string },
	person: PersonRecord,
	pin: string
): Promise<PinRefused | undefined> {
	const refused = whyNot(pin, person.staffNumber ?? '');
	if (refused) return refused;
	const { adapter, password } = await identity.auth.$context;
	const [key] = identity.rows.select(KEY, [equals('userId', user)]);
	const hash = await password.hash(pin);
	if (key)
		await adapter.update({
			model: KEY,
			where: [{ field: 'id', value: key.id }],
			update: { pin: hash, failures: 0, lockedUntil: null }
		});
	else await adapter.create({ model: KEY, data: { userId: user, pin: hash, failures: 0 } });
	await identity.rows.update('session', [equals('userId', user), equals('id', session)], (row) => ({
		...row,
		choosesPin: false
	}));
	await endOtherSessions(identity, user, session);
	await identity.letters.tell(user, 'pin');
	return undefined;
}

function whyNot(pin: string, staffNumber: string): PinRefused | undefined {
	if (!/^\d*$/.test(pin)) return refuse('pin-digits', 'A PIN is made of digits only.');
	if (pin.length < SHORTEST_PIN || pin.length > LONGEST_PIN)
		return refuse('pin-short', `A PIN has ${SHORTEST_PIN} to ${LONGEST_PIN} digits.`);
	if (isGuessablePin(pin, staffNumber))
		return refuse(
			'pin-easy',
			'That PIN is one of the first that anybody would try. Choose one without a pattern that is no date, and not your staff number.'
		);
	return undefined;
}
