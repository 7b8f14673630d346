import type { Row } from '../measure.ts'
import { measureKnown } from './known.ts'
import { measureSavingSubject } from './saving-subject.ts'
import { measureScreens } from './screens.ts'
import { openSeededOffice } from './seeded-office.ts'
import { measureWorkList } from './work-list.ts'

/** Everything about cases, on a store with 200,000 of them. */
export const measureCases = async (): Promise<Row[]> => {
  const seeded = await openSeededOffice()
  try {
    const rows = [
      ...(await measureWorkList(seeded)),
      ...(await measureKnown(seeded)),
      ...(await measureSavingSubject(seeded)),
    ]
    seeded.closeStore()
    return [...rows, ...(await measureScreens(seeded))]
  } finally {
    seeded.remove()
  }
}
