/** Owns the names under which the site remembers things beside answers. A question's name has no colon, so none is taken. */

/** @param {string} page id of a page */
export const pageName = (page) => `page:${page}`;
/** The page and section where the reader was last: a `latest` record of `{page, section}`. */
export const HERE = "set:here";
/** The review of today: a `latest` record of `{since, asked}`. */
export const REVIEW = "set:review";
/** Whether the reader wants to say how sure they are: a `latest` record of a boolean. */
export const CONFIDENCE = "set:confidence";
/** The event that says that the navigation lists other pages than before. */
export const LISTED = "course-pages";
