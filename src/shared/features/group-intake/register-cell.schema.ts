/**
 * What one cell of a register holds. Plain text is a string and an empty cell is ''. A number comes in plain digits,
 * because the way it was stored decides whether its digits can be trusted; a formula is never computed, only named.
 */
export type RegisterCell =
  | string
  | { kind: 'number'; digits: string }
  | { kind: 'day'; day: string }
  | { kind: 'formula' }
  | { kind: 'error' }
