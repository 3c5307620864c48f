/**
 * Links and forms are all that these pages need: no script is sent, so a page opens as fast as the line
 * allows and nothing that is typed while a script starts can be put back. A page that does need one says so.
 */
export const csr = false;
