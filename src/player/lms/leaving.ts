/**
 * What happens when a learner leaves without saying so: another tab, another page, a closed window.
 *
 * @module
 */
import type { Driver, Kept, Report } from './driver.ts';

/** The page, as far as leaving it goes. No `unload` and no `beforeunload`: platforms forbid one, and nobody is asked. */
export interface Page extends Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
	readonly document: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
		readonly visibilityState: string;
	};
}

export interface Leaving {
	/** Where the course stands this moment. */
	readonly report: () => Report;
	/** What became of it, while somebody can still be told. */
	readonly kept?: (kept: Kept) => void;
	/** The page has come back after its session ended: from here on it can only be read. */
	readonly back: () => void;
}

/**
 * Keeps when the page is hidden, closes once when it goes away, and tells when it comes back after that. Answers with
 * how to stop.
 */
export function whenLeaving(page: Page, driver: Driver, leaving: Leaving): () => void {
	let gone = false;
	const hidden = () => {
		if (page.document.visibilityState !== 'hidden' || gone) return;
		void driver.keep(leaving.report()).then((kept) => leaving.kept?.(kept));
	};
	const away = () => {
		if (gone) return;
		gone = true;
		void driver.close(leaving.report(), true);
	};
	const back = (event: Event) => {
		if (gone && (event as PageTransitionEvent).persisted) leaving.back();
	};
	page.document.addEventListener('visibilitychange', hidden);
	page.addEventListener('pagehide', away);
	page.addEventListener('pageshow', back);
	return () => {
		page.document.removeEventListener('visibilitychange', hidden);
		page.removeEventListener('pagehide', away);
		page.removeEventListener('pageshow', back);
	};
}
