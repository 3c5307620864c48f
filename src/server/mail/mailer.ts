/**
 * Sending e-mail: plain text in plain words, over the school's own mail server.
 *
 * @module
 */
import { createTransport, type Transporter } from 'nodemailer';

/** A letter that is sent by e-mail. */
export interface Letter {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
}

/** A mail server that did not take a letter; the cause says why. */
export class MailFault extends Error {
	override readonly name = 'MailFault';
	readonly code = 'mail-failed';

	constructor(cause: unknown) {
		super(cause instanceof Error ? cause.message : String(cause), { cause });
	}
}

/** How long a mail server may take for each step, in milliseconds. */
const PATIENCE = 15_000;

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
	}

	/** Resolves with the server's answer once it has taken the letter; rejects with a {@link MailFault}. */
	async send({ to, subject, text }: Letter): Promise<string> {
		try {
			// As an object, an address is never read as a list of addresses.
			const sent: unknown = await this.#transport.sendMail({
				from: this.#from,
				to: { name: '', address: to },
				subject,
				text
			});
			return (sent as { response?: string }).response ?? '';
		} catch (cause) {
			throw new MailFault(cause);
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
