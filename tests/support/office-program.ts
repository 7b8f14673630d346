import { openCaseOffice, type TestCaseOffice } from './test-case.ts'
import { startProgram, type Program } from './program.ts'

/**
 * The built program over the store of an office with officers and a case, as of now. What the journey needs beside is
 * written by `prepare` before the program opens the store.
 */
export const startOfficeProgram = async (
  prepare: (office: TestCaseOffice) => Promise<void> = async () => {},
): Promise<Program> => {
  const office = await openCaseOffice()
  office.clock.set(Date.now())
  await prepare(office)
  office.service.close()
  return startProgram({ dataDirectory: office.folder })
}
