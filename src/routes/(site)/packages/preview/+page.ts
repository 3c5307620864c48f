/** The stage plays the package: it answers its calls in this page. */
export const csr = true;
