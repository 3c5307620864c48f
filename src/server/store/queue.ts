/**
 * Jobs that must not overlap, one after the other in the order they came.
 *
 * @module
 */

/** A line of jobs; one that fails does not stop the next. */
export class Queue {
	#last: Promise<unknown> = Promise.resolve();

	/** Runs a job when those before it have finished; answers as the job does. */
	run<Answer>(job: () => Promise<Answer>): Promise<Answer> {
		const answer = this.#last.then(job);
		this.#last = answer.catch(() => undefined);
		return answer;
	}

	/** Resolves when every job that is in the line now has finished. */
	async idle(): Promise<void> {
		await this.#last;
	}
}
