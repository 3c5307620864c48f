/**
 * What a mail server answered, in words for a school office; and where it did not take a letter, whether trying again
 * helps.
 *
 * @module
 */

/** What was wrong. */
export interface WhyNot {
	/** One plain sentence, without the address and without what the letter said. */
	readonly says: string;
	/**
	 * `now`: this letter is refused for now. `busy`: no letter is taken for a while. `away`: the server does not answer,
	 * or does not let this program in. `never`: this address is refused.
	 */
	readonly kind: 'now' | 'busy' | 'away' | 'never';
}

/** What is looked at of a fault of the mail library. */
interface MailTrouble {
	readonly code?: unknown;
	readonly responseCode?: unknown;
	readonly response?: unknown;
}

const BUSY =
	/too many|rate|throttl|exceed|concurrent|try again later.*connection|\b4\.3\.2\b|\b4\.7\.\d/i;

/**
 * Puts a fault of sending into words. Nothing of the server’s own answer is shown but its number.
 *
 * @param list where the address stands
 */
export function whyNot(cause: unknown, list = 'the staff list'): WhyNot {
	const { code, responseCode, response } = (cause ?? {}) as MailTrouble;
	const says = typeof response === 'string' ? response : '';
	const number = typeof responseCode === 'number' ? responseCode : 0;
	if (code === 'EAUTH' || number === 535 || number === 530)
		return {
			kind: 'away',
			says: 'The mail server did not let this program in. Ask whoever looks after the server to check SMTP_URL.'
		};
	if (number === 421 || (number >= 400 && number < 500 && BUSY.test(says)))
		return {
			kind: 'busy',
			says: `The mail server takes no more letters for now (${number}). Try again later.`
		};
	if (number >= 400 && number < 500)
		return {
			kind: 'now',
			says: `The mail server asked to be tried again later (${number}). Try again later.`
		};
	if (number >= 500)
		return {
			kind: 'never',
			says: `The mail server refused the letter (${number}). Check the address on ${list}.`
		};
	if (code === 'EENVELOPE')
		return { kind: 'never', says: `The address cannot be written to. Check it on ${list}.` };
	if (code === 'ETIMEDOUT')
		return { kind: 'away', says: 'The mail server did not answer in time. Try again later.' };
	return { kind: 'away', says: 'The mail server could not be reached. Try again later.' };
}

/** What a mail server said when it took a letter, without anything that may be an address or a token. */
export function takenSaid(answer: string): string {
	const plain = answer
		.replace(/\S+@\S+|[\w-]{32,}/g, '…')
		.replace(/[^\x20-\x7e…]+/g, ' ')
		.trim()
		.slice(0, 160);
	return plain === '' ? 'Taken by the mail server.' : `Taken by the mail server: “${plain}”.`;
}
