import { contract } from '#shared/contract.ts'
import { roles } from '#shared/kernel/permissions.ts'
import { openTestOffice } from '../../support/test-office.ts'
import { connectToProgram } from '../../support/socket-client.ts'
import { grouped, noneOf } from '../amounts.ts'
import {
  checkRights,
  checkSessionless,
  disabledOfficer,
  officersByRole,
  openNeedToKnow,
  together,
  type Checked,
} from '../authorisation/matrix.ts'
import { declared, paths } from '../authorisation/procedures.ts'
import { relations, writtenRows } from '../authorisation/written-table.ts'
import type { Finding, HardeningProgram } from '../program.ts'

const asFinding = (what: string, { tried, wrong }: Checked): Finding =>
  noneOf(what, `${grouped(tried)} cases`, wrong)

const undeclared = (): string[] => [
  ...paths.filter((path) => !writtenRows.has(path)).map((path) => `${path} has no line`),
  ...[...writtenRows.keys()].filter((path) => !paths.includes(path)).map((path) => `${path} is no procedure`),
  ...paths.filter((path) => {
    const { permission, scope, audit } = declared(path).meta
    return permission === undefined || scope === undefined || audit === undefined
  }),
]

const checkOffice = async (): Promise<Finding[]> => {
  const office = await openTestOffice()
  try {
    const clients = [...(await officersByRole(office))]
    const rights: Checked[] = []
    for (const [role, client] of clients) rights.push(await checkRights(client, role))
    const visitor = await checkSessionless(office.visitor())
    const removed = await checkSessionless(await disabledOfficer(office))
    // Eight hours later nobody has touched anything: the service ends itself, and a fresh one knows nobody.
    office.clock.set(office.clock.now() + 8 * 3_600_000)
    const isDue = office.service.isDue()
    office.service.closeStore()
    const locked: Checked[] = []
    for (const [, client] of clients) locked.push(await checkSessionless(client))
    office.restart()
    const expired = await checkSessionless(office.visitor())
    return [
      asFinding('rights of the five roles that differ from the table', together(rights)),
      asFinding('answers without a session', visitor),
      asFinding('answers to an officer who was removed while logged in', removed),
      asFinding('answers from a locked store', together(locked)),
      asFinding('answers after the time of a session is over', {
        tried: expired.tried + 1,
        wrong: isDue ? expired.wrong : ['the service does not end', ...expired.wrong],
      }),
    ]
  } finally {
    office.close()
  }
}

const checkReach = async (): Promise<Finding> => {
  const known = await openNeedToKnow()
  try {
    const checks: Checked[] = []
    for (const role of roles)
      for (const relation of relations) {
        const { tried, wrong } = await known.check(role, relation)
        checks.push({ tried, wrong: wrong.map((text) => `${role} ${relation} ${text}`) })
      }
    return asFinding('reach of five roles × seven relations that differs from the table', together(checks))
  } finally {
    known.office.close()
  }
}

/** The whole program, and over its socket somebody who let himself in but did not log in. */
const checkOverSocket = async (): Promise<Finding> => {
  const program = await connectToProgram()
  try {
    return asFinding(
      'answers over the socket of the browser shell without a login',
      await checkSessionless(program.client),
    )
  } finally {
    await program.end()
  }
}

export const authorisation: HardeningProgram = {
  name: 'authorisation',
  title: 'every procedure × roles × relations × kinds of session against the written tables',
  run: async ({ level }) => [
    noneOf(
      'procedures without a declaration',
      `${grouped(paths.length)} of ${Object.keys(contract).length} features`,
      undeclared(),
    ),
    ...(await checkOffice()),
    // At every change matrix.test.ts asks the same, case by case.
    ...(level === 'pr' ? [] : [await checkReach(), await checkOverSocket()]),
  ],
}
