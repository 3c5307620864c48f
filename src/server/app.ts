/**
 * Everything the server holds while it runs: content, records, clock. Opened once, closed once.
 *
 * @module
 */
import { dayOf, systemClock, type Clock } from './clock.ts';
import { Evidence } from './evidence/evidence.ts';
import { readKeys } from './evidence/keys.ts';
import { beginEvidence } from './evidence/mending.ts';
import { Identity } from './identity/identity.ts';
import { keyOf } from './identity/key.ts';
import { rowFiles } from './identity/rows/row-files.ts';
import { SetUp } from './identity/set-up.ts';
import { Visiting } from './identity/visiting.ts';
import { openLimits, type Limits } from './limits/limits.ts';
import { readLibrary } from './library/library.ts';
import type { Library } from './library/library.ts';
import { Mailer } from './mail/mailer.ts';
import { listChanged } from './people/following.ts';
import { finishImports } from './people/journal.ts';
import { whenListChanges } from './people/list.ts';
import type { Settings } from './settings.ts';
import { openLowdb } from './store/lowdb.ts';
import type { Store } from './store/port.ts';
import type { Forwarding } from './transport/address.ts';

/** What the server holds. */
export interface App {
	readonly library: Library;
	readonly store: Store;
	/** The chains of what was declared. */
	readonly evidence: Evidence;
	readonly clock: Clock;
	/** The accounts of real schools. */
	readonly identity: Identity;
	/** Who is behind the cookie of an account. */
	readonly visiting: Visiting;
	/** The link with which a first school is set up. */
	readonly setUp: SetUp;
	/** Signs the cookie that says who someone is in the sample. */
	readonly key: Uint8Array;
	/** Counts what may not be done too often. */
	readonly limits: Limits;
	/** Where visitors' addresses are found behind a proxy. */
	readonly forwarding?: Forwarding;
	close(): Promise<void>;
}

/** The content cannot be used: a school would be judged wrongly, so nothing is served. */
export class ContentError extends Error {
	override readonly name = 'ContentError';
	readonly code = 'content-wrong';
}

/** Opens content and records; throws {@link ContentError}, or the store's fault, with a sentence for the operator. */
export async function openApp(settings: Settings, clock: Clock = systemClock): Promise<App> {
	const { library, diagnostics } = readLibrary(settings.contentDir);
	const errors = diagnostics.filter(({ severity }) => severity === 'error');
	if (errors.length > 0)
		throw new ContentError(
			`The policies or scenarios in ${settings.contentDir} have ${errors.length} errors. The first: ${
				errors[0]?.file ?? ''
			}:${errors[0]?.line ?? ''} ${errors[0]?.says ?? ''}\nRun “npm run -s clause -- check” to see them all.`
		);
	const store = await openLowdb(settings.dataDir);
	const keys = readKeys(settings.dataDir, clock.now(), settings.rotateEvidenceKey);
	const evidence = new Evidence(store, keys);
	await beginEvidence({ store, evidence, clock });
	const key = keyOf(settings.dataDir);
	const mailer = settings.smtp && new Mailer(settings.smtp);
	const identity = new Identity({
		keeper: rowFiles(settings.dataDir),
		store,
		clock,
		origin: settings.origin,
		key: keyOf(settings.dataDir, 'identity'),
		...(settings.oidc ? { oidc: settings.oidc } : {}),
		...(mailer ? { mailer } : {})
	});
	whenListChanges(store, (changed) => listChanged(store, identity, changed, dayOf(clock.now())));
	await finishImports(store).catch((cause: unknown) => {
		// Nobody is kept out for it: the next change of that list finishes it first, or says why not.
		console.error('An import of a staff list was cut short and could not be finished yet.', cause);
	});
	return {
		library,
		store,
		evidence,
		identity,
		visiting: new Visiting(identity),
		setUp: new SetUp(store, settings.anotherSchool),
		clock,
		key,
		limits: openLimits(),
		...(settings.forwarding ? { forwarding: settings.forwarding } : {}),
		close: async () => {
			await identity.letters.close();
			await identity.rows.idle();
			mailer?.close();
			await store.close();
		}
	};
}
