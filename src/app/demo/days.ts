/** How far back the history of a new demo goes: two closed half-years and the running one. */
export const DEMO_DAYS = 481
