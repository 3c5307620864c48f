/** The player takes the page over itself: of SvelteKit's own script nothing is needed here. */
export const csr = false;
