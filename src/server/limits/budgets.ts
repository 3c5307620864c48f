/**
 * How often things may be done, in one table.
 *
 * A school is often one address: on an INSET day sixty people sit behind it and begin within the same minutes, some of
 * them twice. What an address may do is sized for that and more; what tells a person from a machine is what one account
 * may do.
 *
 * @module
 */

/** So many times in so many seconds. */
export interface Budget {
	readonly times: number;
	readonly seconds: number;
}

/** What may be done how often, by one address and for one account. */
export interface Budgets {
	readonly address: Budget;
	readonly account?: Budget;
	/** What somebody is told they did too often: “too many …”. */
	readonly what: string;
}

const minutes = (many: number) => many * 60;

/** Every limit there is. An account is a person at a school, or whatever else is named, such as an e-mail address. */
export const BUDGETS = {
	/**
	 * Ten wrong passwords are more than anybody mistypes. Sixty people may sign in within ten minutes and each get it
	 * wrong four times.
	 */
	'sign-in': {
		address: { times: 300, seconds: minutes(10) },
		account: { times: 10, seconds: minutes(15) },
		what: 'attempts to sign in'
	},
	/**
	 * One-time codes, PINs and second factors: few digits, so few tries. A code of eight letters and digits is not found
	 * at thirty tries an hour.
	 */
	codes: {
		address: { times: 300, seconds: minutes(10) },
		account: { times: 5, seconds: minutes(10) },
		what: 'codes that were tried'
	},
	/** Steps of a passkey and ways back from a provider: sixty people come in within ten minutes, and try again. */
	doors: { address: { times: 600, seconds: minutes(10) }, what: 'attempts to sign in' },
	/** Links that are sent by e-mail when asked for: what an outsider could fill somebody’s letter box with. */
	letters: {
		address: { times: 120, seconds: minutes(10) },
		account: { times: 3, seconds: minutes(10) },
		what: 'letters that were asked for'
	},
	/** Sending invitations is one press for a whole staff list; an office presses again for those it forgot. */
	invitations: {
		address: { times: 120, seconds: minutes(10) },
		account: { times: 40, seconds: minutes(10) },
		what: 'invitations'
	},
	/** A school is set up once. Three people who try the link of somebody else come to no more than this. */
	'set-up': { address: { times: 30, seconds: minutes(10) }, what: 'attempts to set up' },
	/** A leader tries out filters, and downloads each table anew; everybody’s own records and dates count as well. */
	exports: {
		address: { times: 600, seconds: minutes(10) },
		account: { times: 60, seconds: minutes(10) },
		what: 'downloads'
	},
	/** A package is packed anew for each page that shows its size, and takes the server a tenth of a second. */
	packages: {
		address: { times: 900, seconds: minutes(10) },
		account: { times: 300, seconds: minutes(10) },
		what: 'packages'
	},
	/** A package that is tried out is a dozen files, and is opened again and again. */
	previews: {
		address: { times: 6_000, seconds: minutes(10) },
		account: { times: 2_000, seconds: minutes(10) },
		what: 'files of a package'
	},
	/** Two packages to compare, a staff list: read in memory, so not too many of them. */
	uploads: {
		address: { times: 300, seconds: minutes(10) },
		account: { times: 60, seconds: minutes(10) },
		what: 'files that were sent'
	},
	/** A receipt is checked by anybody, one at a time, or fifty of them after an INSET day. */
	receipts: { address: { times: 600, seconds: minutes(10) }, what: 'receipts to check' },
	/** A governor answers one question, and a link in a letter is opened by what looks for viruses too. */
	answers: { address: { times: 300, seconds: minutes(10) }, what: 'answers' },
	/** Sixty people look at the sample in one minute, and change who they are five times each. */
	'enter-sample': { address: { times: 300, seconds: minutes(1) }, what: 'visits to the sample' },
	/** The sample is made anew in a fifth of a second, for everybody in it. */
	'reset-sample': {
		address: { times: 60, seconds: minutes(1) },
		what: 'fresh starts of the sample'
	}
} as const satisfies Readonly<Record<string, Budgets>>;

/** The name of a limit. */
export type Limited = keyof typeof BUDGETS;
