// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { layOutUnseen } from './unseen.ts';

test('what is laid out for nobody stands beside the scene, as a feedback would, and is gone before anything else runs', () => {
	document.body.innerHTML =
		'<div><main class="scene wide-stage"><p>Read</p></main><p>After</p></div>';
	const before = document.body.innerHTML;
	const seen = vi.spyOn(Element.prototype, 'getBoundingClientRect');
	let place: Element | undefined;
	layOutUnseen((at) => {
		place = at;
		at.innerHTML = '<h1>Effect</h1>';
		expect([at.className, at.previousElementSibling?.textContent]).toEqual([
			'scene wide-stage feedback',
			'Read'
		]);
		expect(getComputedStyle(at).visibility).toBe('hidden');
	});
	expect(seen.mock.contexts).toEqual([place]);
	expect(document.body.innerHTML).toBe(before);
});

test('without a scene nothing is drawn', () => {
	document.body.innerHTML = '<main class="ended"></main>';
	const draw = vi.fn();
	layOutUnseen(draw);
	expect(draw).not.toHaveBeenCalled();
});
