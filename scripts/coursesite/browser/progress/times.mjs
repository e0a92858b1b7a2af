/** Owns what time it is for a review: now, and the end of the reader's day, until which a question counts as due today. */

export const findTimes = () => ({ now: Date.now(), tonight: new Date().setHours(23, 59, 59, 999) });
