/** What a register file may be. Everything is counted while reading; what a file says of itself is not believed. */
export const registerLimits = {
  fileBytes: 20 * 1024 * 1024,
  /** Rows below the heading that hold anything. */
  rows: 100_000,
  columns: 200,
  cellCharacters: 8_192,
  sheets: 50,
  zipEntries: 1_000,
  zipEntryBytes: 100 * 1024 * 1024,
  zipTotalBytes: 200 * 1024 * 1024,
  /** Unpacked bytes for one packed byte; asked from one megabyte on, because tiny parts pack better than that. */
  zipRatio: 100,
  zipRatioFrom: 1024 * 1024,
  readerMemoryBytes: 512 * 1024 * 1024,
  readerMilliseconds: 60_000,
} as const

export const previewRows = 12
