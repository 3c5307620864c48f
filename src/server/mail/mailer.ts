/**
 * Sending e-mail: plain words, over the school's own mail server.
 *
 * @module
 */
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { whyNot } from './why-not.ts';

/** A letter that is sent by e-mail. */
export interface Letter {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	/** The same in HTML, where there is more than plain text. */
	readonly html?: string;
	/** What tells this letter from every other, such as `<ab12@school.example>`; drawn at random where absent. */
	readonly messageId?: string;
}

/**
 * A mail server that did not take a letter. The server's own words may hold the address, so they are in nothing that is
 * printed: the message is ours, and `trouble` is seen by who asks for it alone.
 */
export class MailFault extends Error {
	override readonly name = 'MailFault';
	readonly code = 'mail-failed';
	readonly #trouble: unknown;
	/** Whether the letter itself was on the line: without an answer of the server, nobody knows whether it left. */
	readonly begun: boolean;

	constructor(cause: unknown, begun = false) {
		super(whyNot(cause).says);
		this.#trouble = cause;
		this.begun = begun;
	}

	/** What the mail library said; never to be logged. */
	get trouble(): unknown {
		return this.#trouble;
	}
}

/** How long a mail server may take for each step, in milliseconds. */
const PATIENCE = 15_000;

/** What is told of a letter on its way. */
interface Following {
	readonly onBegun: () => void;
}

/** Sends letters. */
export class Mailer {
	readonly #transport: Transporter;
	readonly #from: string;

	/** `patience` is how long the server may take for each step, in milliseconds. */
	constructor(
		{ url, from }: { readonly url: string; readonly from: string },
		patience: number = PATIENCE
	) {
		this.#from = from;
		this.#transport = createTransport({
			url,
			connectionTimeout: patience,
			greetingTimeout: patience,
			socketTimeout: patience
		});
		// The letter is read when the server has said that it may come.
		this.#transport.use('stream', (mail, done) => {
			const { message, data } = mail;
			const read = message.createReadStream.bind(message);
			message.createReadStream = (...options) => {
				const stream = read(...options);
				stream.once('resume', (data as Following).onBegun);
				return stream;
			};
			done();
		});
	}

	/** The name in the sender's address, for what has to be of this server alone. */
	get host(): string {
		return /@([^\s>@]+)>?\s*$/.exec(this.#from)?.[1] ?? 'localhost';
	}

	/** Resolves with the server's answer once it has taken the letter; rejects with a {@link MailFault}. */
	async send({ to, ...letter }: Letter): Promise<string> {
		let begun = false;
		try {
			// As an object, an address is never read as a list of addresses.
			const sent: unknown = await this.#transport.sendMail({
				from: this.#from,
				to: { name: '', address: to },
				...letter,
				onBegun: () => (begun = true)
			} as SendMailOptions & Following);
			return (sent as { response?: string }).response ?? '';
		} catch (cause) {
			throw new MailFault(cause, begun);
		}
	}

	/** Sends a link that signs in. */
	async link(to: string, address: string): Promise<void> {
		await this.send({
			to,
			subject: 'Your link to sign in',
			text: `Open this link to sign in to your training:

${address}

It opens once, within 20 minutes. If you did not ask for it, do nothing: nobody can use it without this message.
`
		});
	}

	close(): void {
		this.#transport.close();
	}
}
