/** Forms and links: nothing here needs a script but a passkey, which brings its own. */
export const csr = false;
