import type { ReadDb } from '#main/platform/db/database.ts'

/** Whether a file belongs to a register that everybody may read: an agreement's, or a village report's. */
export const isFileOfRegister = (db: ReadDb, fileRowId: number): boolean =>
  db
    .prepare(
      `select 1 from agreement_files where file_id = :file
       union all select 1 from village_report_files where file_id = :file limit 1`,
    )
    .get({ file: fileRowId }) !== undefined
