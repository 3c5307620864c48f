/** Links and forms are all this page needs: no script is sent, so it opens as fast as the line allows. */
export const csr = false;
