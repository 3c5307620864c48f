/**
 * What a package shows once the first choices have been taken, in a script of its own: the player begins without it.
 *
 * @module
 */
export { EVERY_VIEW } from '../every-view.ts';
export { default as DeclarationPage } from './DeclarationPage.svelte';
export { default as Home } from './Home.svelte';
export { default as PolicyPage } from './PolicyPage.svelte';
export { default as ResultPage } from './ResultPage.svelte';
export { default as SelfTestPage } from './SelfTestPage.svelte';
export { Deed } from './deed.svelte.ts';
export { SelfTestRun } from './self-test-run.svelte.ts';
