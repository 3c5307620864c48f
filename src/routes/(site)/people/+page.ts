/** Links and forms are all this page needs: no script is sent. */
export const csr = false;
