/**
 * An account, as the rows hold it.
 *
 * @module
 */

/** An account. */
export interface User {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	/** The places at schools: `school/person`. */
	readonly seats: readonly string[];
	readonly twoFactorEnabled?: boolean;
	/** Whoever set a school up has typed its address and its password; no letter to it has been answered. */
	readonly founded?: boolean;
	/** When somebody last came in with it. */
	readonly lastInAt?: string;
}

/** Addresses of accounts that have none: nothing is ever sent there (RFC 2606, `.invalid`). */
export const NO_EMAIL = '@no-email.invalid';

/** Whether an account has an address of its own. */
export function hasEmail({ email }: Pick<User, 'email'>): boolean {
	return !email.endsWith(NO_EMAIL);
}
