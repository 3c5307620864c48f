/** Forms; a passkey brings a script of its own. */
export const csr = false;
