/**
 * The keys that sign evidence: Ed25519, each in a file of its own that only the server's account may read.
 *
 * @module
 */
import {
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	sign,
	verify,
	type KeyObject
} from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Means } from '#domain/evidence/check.ts';
import { keyId } from '#domain/evidence/link.ts';
import type { Instant } from '#domain/units.ts';
import { StoreFault } from '../store/fault.ts';
import { settle } from '../store/load.ts';
import { hashOf } from '../store/archive.ts';

/** A key that signs. */
export interface EvidenceKey {
	readonly id: string;
	/** The public half, 64 hex digits. */
	readonly key: string;
	readonly made: Instant;
	/** The signature of a text, 128 hex digits. */
	sign(text: string): string;
}

/** The keys that this server has. */
export interface EvidenceKeys {
	/** What signs from now on. */
	readonly newest: EvidenceKey;
	/** A key by its public half. */
	find(key: string): EvidenceKey | undefined;
	/** Every key there is, the newest first. */
	readonly all: readonly EvidenceKey[];
}

/** Hashing, and looking at signatures, with Node's own cryptography. */
export const MEANS: Means = {
	hash: hashOf,
	verify: (key, text, signature) => {
		try {
			const of = createPublicKey({
				key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'hex').toString('base64url') },
				format: 'jwk'
			});
			return verify(null, Buffer.from(text), of, Buffer.from(signature, 'hex'));
		} catch {
			return false;
		}
	}
};

/** A key's file: `evidence-<id>.key`, an Ed25519 key in PEM below the line that says when it was made. */
const FILE = /^evidence-[0-9a-f]{16}\.key$/;
const A_DAY = 24 * 60 * 60 * 1000;

/** Keys in memory, for tests and for trying things out. */
export function keysOf(newest: EvidenceKey, ...older: readonly EvidenceKey[]): EvidenceKeys {
	const all = [newest, ...older];
	return { newest, all, find: (key) => all.find((each) => each.key === key) };
}

/** Makes a key; nothing is kept. */
export function makeKey(made: Instant): EvidenceKey {
	return keyIn(generateKeyPairSync('ed25519').privateKey, made);
}

/**
 * Reads the keys in `dataDir/keys`, and makes the first one (mode 0600). Throws a StoreFault, `data-unusable`, when a
 * file there is no key: going on without it would look as if the key had been replaced.
 *
 * @param rotate makes a new key, unless the newest is of the last day: a server that starts twice rotates once
 */
export function readKeys(dataDir: string, now: Instant, rotate = false): EvidenceKeys {
	const folder = path.join(dataDir, 'keys');
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const keys = readdirSync(folder)
		.filter((file) => FILE.test(file))
		.map((file) => readKey(path.join(folder, file)))
		.sort((a, b) => (a.made < b.made ? 1 : -1));
	const [newest] = keys;
	const isNew = newest && Date.parse(now) - Date.parse(newest.made) < A_DAY;
	if (newest && (!rotate || isNew)) return keysOf(newest, ...keys.slice(1));
	return keysOf(keepNew(folder, now), ...keys);
}

function readKey(file: string): EvidenceKey {
	const text = readFileSync(file, 'utf8');
	const made = /^Made: (\S+)$/m.exec(text)?.[1];
	try {
		if (made === undefined || Number.isNaN(Date.parse(made)))
			throw new TypeError('it does not say when it was made');
		return keyIn(createPrivateKey(text.slice(text.indexOf('-----BEGIN'))), made);
	} catch (cause) {
		throw new StoreFault(
			'data-unusable',
			`${file} is no key that signs evidence. Put it back from where you keep the keys, then start again; docs/evidence.md says more.`,
			cause
		);
	}
}

/** On the disk, whole, before anything is signed with it. */
function keepNew(folder: string, made: Instant): EvidenceKey {
	const { privateKey } = generateKeyPairSync('ed25519');
	const key = keyIn(privateKey, made);
	const file = path.join(folder, `evidence-${key.id}.key`);
	const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
	writeFileSync(`${file}.tmp`, `Made: ${made}\n${pem.toString()}`, { mode: 0o600 });
	settle(`${file}.tmp`);
	renameSync(`${file}.tmp`, file);
	settle(folder);
	return key;
}

function keyIn(secret: KeyObject, made: Instant): EvidenceKey {
	const { x = '' } = createPublicKey(secret).export({ format: 'jwk' });
	const key = Buffer.from(x, 'base64url').toString('hex');
	return {
		id: keyId(key, hashOf),
		key,
		made,
		sign: (text) => sign(null, Buffer.from(text), secret).toString('hex')
	};
}
