import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { DOUBT_TO_SIGNER } from '#domain/declaration/doubt.ts';
import { ROLE_WORDS, type Role } from '#domain/staff/roles.ts';
import { heldAbout, type Held } from '#server/privacy/held.ts';
import { everythingHeld, leavesOf, type Leaf } from '#server/privacy/held.test-data.ts';
import { dayWords, meansWords, momentWords } from '#ui/words.ts';
import { accountHeld } from '#server/privacy/held-account.ts';
import { everyRow } from '#server/privacy/held-account.test-data.ts';
import Everything from './Everything.svelte';

/** How the page says that something is so; of what is not so it says nothing. */
const SAYS_SO: Readonly<Record<string, string>> = {
	'declarations[].attempts[].inPart': 'points, in part',
	'staffNumber.pin': 'A PIN',
	'sessions[].shared': ', a shared computer'
};

/** A value as the page writes it. */
function shown({ path, value }: Leaf): string {
	if (typeof value === 'boolean') return value ? (SAYS_SO[path] ?? String(value)) : '';
	const text = String(value);
	if (path === 'roles[]') return ROLE_WORDS[text as Role].name;
	if (/^\d{4}-\d\d-\d\dT/.test(text)) return momentWords(text);
	if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayWords(text);
	return text;
}

/** All that the page says. */
function written(held: Held): string {
	const { body } = render(Everything, { props: { held } });
	return body
		.replaceAll(/<!--.*?-->/g, '')
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll('&amp;', '&')
		.replaceAll('&lt;', '<')
		.replaceAll(/\s+/g, ' ');
}

test('no value of a person’s record is missing on the page that says it is everything', async () => {
	const { training, identity, school, person } = await everythingHeld();
	const held = heldAbout(training, identity, school, person, '2026-11-20T12:00:00.000Z');
	const text = written(held);
	expect(leavesOf(person).length).toBeGreaterThan(40);
	expect(leavesOf(person).filter((leaf) => !text.includes(shown(leaf)))).toEqual([]);
	for (const { says, by } of [...held.log, ...held.deliveries, ...held.followUps]) {
		expect(text).toContain(says);
		expect(text).toContain(by.name);
	}
});

test('no value of their account is missing on it either', async () => {
	const { training, identity, school, person } = await everythingHeld();
	const at = await everyRow();
	const account = accountHeld(at.identity, at.ada);
	const held = heldAbout(training, identity, school, person, '2026-11-20T12:00:00.000Z');
	expect(held).not.toHaveProperty('account');
	expect(written(held)).toContain('You have no account here yet.');
	const text = written({ ...held, ...(account && { account }) });
	const leaves = leavesOf(account);
	expect(leaves.length).toBeGreaterThan(20);
	const shownOf = (leaf: Leaf) =>
		leaf.path === 'sessions[].means' ? meansWords[leaf.value as 'password'] : shown(leaf);
	expect(leaves.filter((leaf) => !text.includes(shownOf(leaf)))).toEqual([]);
});

test('[D5] beside a declaration that does not count it is said, and there is no certificate to take away', async () => {
	const { training, identity, school, person } = await everythingHeld();
	const held = heldAbout(training, identity, school, person, '2026-11-20T12:00:00.000Z');
	const [declaration = ''] = held.declarations.map(({ id }) => id);
	const doubt = 'attempts-changed';
	const notCounted = [{ declaration, doubt, says: DOUBT_TO_SIGNER[doubt] }] as const;
	expect(written({ ...held, notCounted })).toContain(DOUBT_TO_SIGNER[doubt]);
	expect(written({ ...held, notCounted })).not.toContain('Certificate (PDF)');
	expect(written({ ...held, notCounted: [] })).toContain('Certificate (PDF)');
});
