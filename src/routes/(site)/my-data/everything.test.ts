import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { ROLE_WORDS, type Role } from '#domain/staff/roles.ts';
import { heldAbout } from '#server/privacy/held.ts';
import { everythingHeld, leavesOf, type Leaf } from '#server/privacy/held.test-data.ts';
import { dayWords, momentWords } from '#ui/words.ts';
import Everything from './Everything.svelte';

/** A value as the page writes it. */
function shown({ path, value }: Leaf): string {
	const text = String(value);
	if (path === 'roles[]') return ROLE_WORDS[text as Role].name;
	if (/^\d{4}-\d\d-\d\dT/.test(text)) return momentWords(text);
	if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayWords(text);
	return text;
}

test('no value of a person’s record is missing on the page that says it is everything', async () => {
	const { training, school, person } = await everythingHeld();
	const held = heldAbout(training, school, person, '2026-11-20T12:00:00.000Z');
	const { body } = render(Everything, { props: { held } });
	const text = body
		.replaceAll(/<!--.*?-->/g, '')
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll('&amp;', '&')
		.replaceAll('&lt;', '<')
		.replaceAll(/\s+/g, ' ');
	expect(leavesOf(person).length).toBeGreaterThan(40);
	expect(leavesOf(person).filter((leaf) => !text.includes(shown(leaf)))).toEqual([]);
	for (const { says, by } of [...held.log, ...held.deliveries, ...held.followUps]) {
		expect(text).toContain(says);
		expect(text).toContain(by.name);
	}
});
