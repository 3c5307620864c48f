/**
 * docs/bench.md, written from what was measured.
 *
 * @module
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/fingerprint.mjs';
import { keeps, tableOf, type Figure } from './figures.ts';

/** Writes the page; a quick run says on it that it was one. */
export function writePage(figures: readonly Figure[], quick: boolean): void {
	const missed = figures.filter((figure) => !keeps(figure)).length;
	const cpu = os.cpus()[0]?.model ?? 'an unnamed processor';
	const page = `# What it costs

Written by \`npm run bench -- --write\`; not by hand. ${
		missed === 0 ? 'Every budget is kept.' : `Budgets missed: ${missed}.`
	}${quick ? '\n\n**A quick run with few turns: good for seeing what is badly wrong, no more.**' : ''}

${tableOf(figures)}

Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on ${os.type()}, ${os.cpus().length} × ${cpu}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GB.

## How to read it

- Times depend on the computer. Compare within one row: what stands beside each other was measured in turns, in the
  same run, so that whatever else the computer did fell on both alike. A ratio is the median over the turns, and the
  brackets hold the middle half of them.
- _Cold and slow_ is a new browser with nothing cached at 1.6 Mbps and 150 ms, on a processor four times slower, with a
  screen of 1366 × 768. _Clickable_ is the first frame in which the first choice is painted: it is a real form, and the
  run makes sure that a press acts without any script. The empty page is \`tests/bench/bare-app\`, built with the same
  SvelteKit and adapter.
- _Feedback painted_ is from the press to the second frame after all of the feedback is shown, the effect, the clause and
  the way on, so that the first of these frames has been seen. It ends with a frame, so the ratio is of the means of the
  middle halves of all presses, and not of two medians, which jump by a whole frame. For half a second from 50 ms after
  that, any animation, layout shift or scroll counts as moving. A page is pressed as soon as it can be: what is drawn ahead
  while a scene is read (ADR 19) may still be under way then.
- A _durable choice_ is a POST from another process over kept-alive connections: read, judged again from the log,
  written, fsynced with its folder, and answered. A _bare write_ is the same durable write of 4 kB with nothing around
  it, as many at once, in the same folder, which has ten thousand people's records and as many files to write to. Those who choose speak over plain sockets from another process, which shares the processors. Both
  sides have run for a while before anything is counted, as a server in use has.
- The ten thousand people have each played the five situations of the course along real paths; two in three passed
  them all and signed. A file is about 4 kB.
`;
	writeFileSync(path.join(root, 'docs/bench.md'), page);
}
