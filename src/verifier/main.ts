/**
 * The verifier: checks an evidence pack in the browser, from one file on the disk, and asks nobody for anything.
 *
 * @module
 */
import * as ed25519 from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { check, type Means } from '#domain/evidence/check.ts';
import { readHead, type EvidenceFile } from '#domain/evidence/evidence-file.ts';
import type { Head } from '#domain/evidence/link.ts';
import { checkSeal } from '#domain/evidence/pack-seal.ts';
import { isRefusal } from '#domain/refusal.ts';
import { openFile, type Opened } from './opening.ts';
import { sayPack, sayUnsealed } from './pack-words.ts';
import { moment, sayResult, type Said } from './words.ts';

ed25519.hashes.sha512 = (message) => Uint8Array.from(sha512(message));

/** Hashing and signatures without the browser's own, which older ones do not have. */
const means: Means = {
	hash: (text) => bytesToHex(sha256(utf8ToBytes(text))),
	verify: (key, text, signature) => {
		try {
			const bytes = utf8ToBytes(text);
			return ed25519.verify(hexToBytes(signature), bytes, hexToBytes(key), { zip215: false });
		} catch {
			return false;
		}
	}
};

const hashOfBytes = (bytes: Uint8Array) => bytesToHex(sha256(bytes));

const form = part('form', HTMLFormElement);
const chosen = part('file', HTMLInputElement);
const number = part('number', HTMLInputElement);
const digits = part('digits', HTMLInputElement);
const result = part('result', HTMLElement);
const declared = part('declared', HTMLElement);

form.addEventListener('submit', (event) => {
	event.preventDefault();
	void run(chosen.files?.[0]);
});
chosen.addEventListener('change', () => void run(chosen.files?.[0]));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
	event.preventDefault();
	void run(event.dataTransfer?.files[0]);
});

async function run(file: File | undefined): Promise<void> {
	if (!file) return say({ tone: 'careful', title: 'Choose an evidence pack first.', lines: [] });
	say({ tone: 'calm', title: `Checking ${file.name} …`, lines: [] });
	// So that “checking” is seen before a long chain keeps the browser busy.
	await new Promise((drawn) => setTimeout(drawn, 20));
	const opened = openFile(new Uint8Array(await file.arrayBuffer()), hashOfBytes);
	if (isRefusal(opened)) return say({ tone: 'wrong', title: opened.because, lines: [] });
	const heads = headsTyped();
	if (isRefusal(heads)) return say({ tone: 'careful', title: heads.because, lines: [] });
	say(found(opened, heads));
	if (opened.evidence) show(opened.evidence);
}

function found(opened: Opened, heads: readonly Head[]): Said {
	switch (opened.kind) {
		case 'pack': {
			const { evidence } = opened;
			const chain = evidence && checkedChain(evidence, heads);
			const findings = checkSeal(opened.seal, opened.files, evidence, means);
			return sayPack(opened.seal, findings, chain, heads, means.hash);
		}
		case 'unsealed-pack':
			return sayUnsealed(checkedChain(opened.evidence, heads));
		case 'evidence':
			return checkedChain(opened.evidence, heads);
	}
}

function checkedChain(evidence: EvidenceFile, heads: readonly Head[]): Said {
	return sayResult(evidence, check(evidence, heads, means), heads, means.hash);
}

function headsTyped() {
	if (number.value.trim() === '' && digits.value.trim() === '') return [] as readonly Head[];
	const head = readHead(number.value, digits.value);
	return isRefusal(head) ? head : [head];
}

function say({ tone, title, lines }: Said): void {
	const heading = document.createElement('h2');
	heading.textContent = title;
	heading.tabIndex = -1;
	const list = document.createElement('ul');
	for (const line of lines) {
		const item = document.createElement('li');
		item.textContent = line;
		list.append(item);
	}
	declared.replaceChildren();
	result.className = tone;
	result.replaceChildren(heading, ...(lines.length > 0 ? [list] : []));
	heading.focus();
}

/** The declarations that the file holds, as a table. */
function show({ details }: EvidenceFile): void {
	if (details.length === 0) return;
	const table = document.createElement('table');
	const caption = table.createCaption();
	caption.textContent = 'The declarations in this file';
	const head = table.createTHead().insertRow();
	for (const title of ['Name', 'Signed (UTC)', 'Policy']) {
		const cell = document.createElement('th');
		cell.scope = 'col';
		cell.textContent = title;
		head.append(cell);
	}
	const body = table.createTBody();
	for (const { what } of details) {
		const { name, at, title, edition } = what.declaration;
		const row = body.insertRow();
		for (const text of [name, moment(at).replace(' UTC', ''), `${title}, edition ${edition}`])
			row.insertCell().textContent = text;
	}
	declared.append(table);
}

function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
	const found = document.getElementById(id);
	if (!(found instanceof kind)) throw new TypeError(`The page has no ${id}.`);
	return found;
}
