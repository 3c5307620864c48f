/**
 * `npm run bench` begins here, for the reason `npm start` does (see start.cjs): the bare writer that the app is measured
 * beside gets as many threads as the app has.
 */
process.env.UV_THREADPOOL_SIZE ??= '8';

import('tsx/esm/api')
	.then(({ register }) => {
		register();
		return import('../tests/bench/main.ts');
	})
	.catch((/** @type {unknown} */ fault) => {
		console.error(fault);
		process.exit(1);
	});
