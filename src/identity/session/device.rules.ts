/**
 * How a browser is called in the list of sessions.
 *
 * Policy  the least that lets a person know their own device again: name of browser and system, no version, no address.
 */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS|Chromium/, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
]

/** `Firefox, Linux`; empty where the program does not say. */
export function deviceOf(agent: string): string {
  const named = [BROWSERS, SYSTEMS].map((table) => table.find(([mark]) => mark.test(agent))?.[1])
  return named.filter((name) => name !== undefined).join(', ')
}
