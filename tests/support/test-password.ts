/** Long enough for the program, another for each officer, and without his login in it. */
export const testPassword = (login: string): string =>
  `${[...login].toReversed().join('')} lumbung senja perahu kayu`
