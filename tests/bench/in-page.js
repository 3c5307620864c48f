/**
 * Runs in every measured page before its own scripts, and leaves marks on the page's timeline:
 * `clickable`, `ready`, `feedback` (its duration is from the press to the second frame after all of it), `moved`.
 */
(() => {
	/** @param {string} name */
	const once = (name) => {
		if (performance.getEntriesByName(name).length === 0) performance.mark(name);
	};

	/** A feedback with the way on, which is the last of it; on a page with nothing to it, a heading. */
	const WHOLE = 'main.feedback .answer:not(.ahead) .onward a, main.feedback > h1:only-child';

	const look = () => {
		const button = document.querySelector('main :is(button, a.button)');
		const painted = performance.getEntriesByName('first-contentful-paint').length > 0;
		if (
			painted &&
			button instanceof HTMLElement &&
			!button.matches(':disabled, [aria-disabled="true"]')
		)
			if (button.getBoundingClientRect().height > 0) once('clickable');
		if (document.querySelector('main[data-ready]')) once('ready');
		// The first paint may be told of after the page was taken over: look until both have been seen.
		const seen = ['clickable', 'ready'].map((name) => performance.getEntriesByName(name).length);
		if (seen.includes(0)) requestAnimationFrame(look);
	};
	requestAnimationFrame(look);

	addEventListener(
		'click',
		function pressed({ timeStamp }) {
			// A press on the way to the page that is measured, such as “Go on”, is not it.
			if (!document.querySelector('main[data-ready]')) return;
			removeEventListener('click', pressed, { capture: true });
			const wait = () => {
				if (!document.querySelector(WHOLE)) return void requestAnimationFrame(wait);
				requestAnimationFrame((end) => {
					performance.measure('feedback', { start: timeStamp, end: Math.max(end, timeStamp) });
					setTimeout(watch, 50, performance.now() + 50);
				});
			};
			new MutationObserver((_, seen) => {
				if (!document.querySelector(WHOLE)) return;
				seen.disconnect();
				requestAnimationFrame(wait);
			}).observe(document.documentElement, { childList: true, subtree: true, attributes: true });
		},
		{ capture: true }
	);

	/** @param {number} from when nothing may move any more */
	const watch = (from) => {
		for (const animation of document.getAnimations())
			if (animation.playState === 'running') performance.mark('moved', { detail: 'an animation' });
		const [x, y] = [scrollX, scrollY];
		const shifts = new PerformanceObserver((list) => {
			for (const { startTime } of list.getEntries())
				if (startTime > from) performance.mark('moved', { detail: 'a layout shift' });
		});
		shifts.observe({ type: 'layout-shift', buffered: true });
		setTimeout(() => {
			if (scrollX !== x || scrollY !== y) performance.mark('moved', { detail: 'the scroll' });
			performance.mark('watched');
		}, 500);
	};
})();
