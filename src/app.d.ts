import type { IncomingMessage } from 'node:http';
import type { Clock } from '#server/clock.ts';
import type { Identity } from '#server/identity/identity.ts';
import type { SetUp } from '#server/identity/set-up.ts';
import type { Visit } from '#server/identity/who.ts';
import type { Invitations } from '#server/invitations/invitations.ts';
import type { Sheets } from '#server/invitations/sheet.ts';
import type { Reminders } from '#server/reminders/reminders.ts';
import type { Limits } from '#server/limits/limits.ts';
import type { PersonRecord, SchoolRecord } from '#server/store/records.ts';
import type { Training } from '#server/training/attempts.ts';

declare global {
	namespace App {
		/** Set once, in hooks.server.ts: the whole of our dependency injection. */
		interface Locals {
			readonly training: Training;
			readonly clock: Clock;
			/** The accounts of real schools. */
			readonly identity: Identity;
			/** The link with which a first school is set up. */
			readonly setUp: SetUp;
			/** Letters that invite people. */
			readonly invitations: Invitations;
			/** Letters that remind people. */
			readonly reminders: Reminders;
			/** Sheets of printed codes. */
			readonly sheets: Sheets;
			/** Signs passes. */
			readonly key: Uint8Array;
			/** Counts what may not be done too often; see held.ts. */
			readonly limits: Limits;
			/** Where the request comes from; empty in development. */
			readonly address: string;
			/** Cookies that go with the answer, as the identity library wrote them. */
			readonly sets: string[];
			/** Seconds until what was done too often may be done again. */
			retryAfter?: number;
			/** Who is here; absent on the first page and for strangers. */
			person?: PersonRecord;
			school?: SchoolRecord;
			/** How they came in. */
			visit?: Visit;
		}

		/** What the server gives along; absent in development. */
		interface Platform {
			readonly req: IncomingMessage;
		}

		interface Error {
			message: string;
			/** A short mark to quote to support; it is in the log too. */
			mark?: string;
		}
	}
}

export {};
