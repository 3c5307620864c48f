/** The button that prints needs a script; the sheet itself does not. */
export const csr = true;
