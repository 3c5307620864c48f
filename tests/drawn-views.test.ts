import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { afterAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { handlersAnew } from '#player/drawing/handled.ts';
import { drawnViews } from '../scripts/drawn-views.mjs';

// Inside the project, so that what the views import is found.
mkdirSync('test-results', { recursive: true });
const folder = mkdtempSync(path.resolve('test-results/drawn-views-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

/** A module as it goes into a package, with all it imports but Svelte and the drawing. */
async function built(name: string, source: string): Promise<Record<string, unknown>> {
	const file = path.join(folder, `${++made}-${name}`);
	writeFileSync(file, source);
	const out = path.join(folder, `${made}.js`);
	await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [drawnViews()],
		build: {
			write: true,
			minify: false,
			outDir: folder,
			emptyOutDir: false,
			lib: { entry: file, formats: ['es'], fileName: () => path.basename(out) },
			rolldownOptions: { external: [/^svelte/, /^#player/] }
		}
	});
	return (await import(out)) as Record<string, unknown>;
}
const written = async (source: string, props: Record<string, unknown> = {}) => {
	const view = await built('View.svelte', source);
	handlersAnew();
	return render(view.default as Component, { props }).body.replace(/<!--\[?\]?-->/g, '');
};

describe('a view of a package', () => {
	test('is written as text, with nothing for a browser to take it over by', async () => {
		const source = `<script lang="ts">
			const { list, many }: { readonly list: readonly string[]; readonly many: boolean } = $props();
		</script>
		{#if many}<h1>Many</h1>{:else}<h1>Few</h1>{/if}
		<ul>{#each list as each (each)}<li>{each}</li>{/each}</ul>
		<ol>{#each list as each, at (each)}<li>{at}: {each}</li>{/each}</ol>`;
		expect(await written(source, { list: ['<a>', 'b'], many: false })).toBe(
			'<h1>Few</h1> <ul><li>&lt;a></li><li>b</li></ul> <ol><li>0: &lt;a></li><li>1: b</li></ol>'
		);
	});

	test('says by a number what an element does', async () => {
		const source = `<script lang="ts">
			const { onpress }: { readonly onpress: (() => void) | undefined } = $props();
		</script>
		<button onclick={onpress}>Press</button><input oninput={() => undefined} />`;
		expect(await written(source, { onpress: () => undefined })).toBe(
			'<button data-onclick="0">Press</button><input data-oninput="1"/>'
		);
		expect(await written(source)).toBe('<button>Press</button><input data-oninput="0"/>');
	});

	test('has snippets in conditions, and hands them on', async () => {
		const source = `<script lang="ts">
			const { t }: { readonly t: string } = $props();
		</script>
		{#if t}{#snippet word(n: number)}<b>{t}{n}</b>{/snippet}{@render word(1)} {@render word(2)}{/if}`;
		expect(await written(source, { t: 'x' })).toBe('<b>x1</b> <b>x2</b>');
	});

	test.each([
		['<script>let open = $state(false);</script>{open}', '$state'],
		['<script>$effect(() => {});</script>', '$effect'],
		["<script>import { onMount } from 'svelte'; onMount(() => {});</script>", 'onMount'],
		['<script>let { it } = $props();</script><input bind:value={it} />', 'bind:v'],
		['<script></script><svelte:window onresize={() => {}} />', '<svelte:window'],
		['<script></script><p onscroll={() => {}}></p>', 'onscroll']
	])('keeps nothing of its own, and asks for nothing nobody hears: %s', async (source, named) => {
		await expect(written(source)).rejects.toThrow(`“${named}”`);
	});
});

describe('state of a package', () => {
	const source = `export class Tries {
		readonly #of: string = 'tries';
		#many = $state.raw(0);
		last = $state.raw<string | undefined>();
		get said(): string { return \`\${this.#many} \${this.#of}, \${this.last}\`; }
		more(name: string) { this.#many += 1; this.last = name; }
	}`;

	test('is what it was given, and says so when it is given something else', async () => {
		const { changed, drawnBy, drawn } = await import('#player/drawing/changed.ts');
		const { Tries } = (await built('tries.svelte.ts', source)) as {
			Tries: new () => { said: string; last: string | undefined; more: (name: string) => void };
		};
		let draws = 0;
		drawnBy(() => draws++);
		const tries = new Tries();
		expect([tries.said, draws]).toEqual(['0 tries, undefined', 0]);
		tries.more('first');
		await drawn();
		expect([tries.said, draws]).toEqual(['1 tries, first', 1]);
		tries.last = 'first';
		await drawn();
		expect(draws).toBe(1);
		changed();
		await drawn();
		expect(draws).toBe(2);
	});

	test('that is worked out by a rune stops the build', async () => {
		const derived = 'export class Sum { readonly of = $derived(1 + 1); }';
		await expect(built('sum.svelte.ts', derived)).rejects.toThrow('“$derived”');
	});
});
