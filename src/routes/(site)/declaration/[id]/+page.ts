/** Only a script can open the print dialog. */
export const csr = true;
