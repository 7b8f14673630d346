import { ORPCError } from '@orpc/server'
import {
  addFormerHead,
  addVillage,
  certificateOf,
  certificatePattern,
  decideDecree,
  none,
  pattern,
  telagaAntang,
} from '#main/features/document/document.test-support.ts'
import { sampitSetup, testPassword } from '../tests/support/test-office.ts'
import { openBenchOffice, type BenchOffice } from './office.ts'
import { median, ms, time, type Row } from './measure.ts'
import { countRegister, dropPlainRegister, plainRegister } from './numbers.repo.ts'

const wanted = 10_000
const issuers = 20
const officerLogins = ['satu', 'dua', 'tiga']
/** Every so many calls an issuer makes a paper, is refused behind its number, or is cut off there. */
const stride = 50
const repetitions = 200

type Client = BenchOffice['client']
type Issuer = { client: Client; paper: Awaited<ReturnType<Client['document']['issue']>>['id'] }
type Tally = { issued: number; kept: number; refused: number; cutOff: number }

const openSessions = async ({ client, connect }: BenchOffice): Promise<Client[]> => {
  for (const login of officerLogins) {
    const details = { fullName: `Petugas ${login}`, nip: null, position: null }
    await client.officer.add({ login, password: testPassword(login), roles: ['officeHead'], ...details })
  }
  const { login, password } = sampitSetup().officer
  const people = [
    { login, password },
    ...officerLogins.map((name) => ({ login: name, password: testPassword(name) })),
  ]
  return Promise.all(
    Array.from({ length: issuers }, async (_none, index) => {
      const session = connect()
      const person = people[index % people.length]
      if (person) await session.session.login(person)
      return session
    }),
  )
}

/** The file of every `stride`th paper cannot be written: what a full disk or a power cut does behind the number. */
const cutOffSome = ({ service }: BenchOffice): (() => void) => {
  const { blobs } = service().store()
  const { put } = blobs
  let calls = 0
  blobs.put = (content, storedAt) => {
    calls += 1
    if (calls % 2 === 0) throw new Error('cut off here')
    return put(content, storedAt)
  }
  return () => {
    blobs.put = put
  }
}

/**
 * Twenty sessions of four officers take numbers of one counter from one service until ten thousand are taken. Calls of
 * different sessions are under way together and cross each other wherever the router awaits something; the service has
 * one thread, so no two of them are inside a transaction at once.
 */
export const measureNumbers = async (): Promise<Row[]> => {
  const office = await openBenchOffice()
  const { client } = office
  await addFormerHead(client)
  const sessions = await openSessions(office)
  const villages = []
  for (const code of telagaAntang) villages.push(await addVillage(client, code))
  const decree = await decideDecree(client, villages)
  const unprintable = await decideDecree(client, [await addVillage(client, '62.02.17.2015', 'Tanjung 村')], {
    number: 'W.17.IMI.IMI.2-GR.03.05-0100',
  })
  const papers: Issuer['paper'][] = []
  for (const index of villages.keys())
    papers.push((await client.document.issue({ ...certificateOf(decree, index), number: none })).id)
  await client.number.savePattern(certificatePattern)

  const tally: Tally = { issued: 0, kept: 0, refused: 0, cutOff: 0 }
  const taken = (): number => tally.issued + tally.kept
  const restore = cutOffSome(office)
  let call = 0
  let open = 0
  let together = 0
  const once = async (session: Client, index: number): Promise<void> => {
    call += 1
    const paper = call % stride === 0 ? papers.pop() : undefined
    if (paper !== undefined) {
      const next = await session.document
        .reissue({ id: paper, reason: 'uji', number: pattern })
        .catch((error: unknown) => {
          if (!(error instanceof ORPCError) || error.code !== 'FAULT') throw error
          tally.cutOff += 1
          return undefined
        })
      if (next) tally.issued += 1
      papers.push(next?.id ?? paper)
      return
    }
    if (call % stride === 1) {
      await session.document.issue({ ...certificateOf(unprintable), number: pattern }).then(
        () => {
          throw new Error('a paper that cannot be printed was issued')
        },
        (error: unknown) => {
          if (!(error instanceof ORPCError) || error.code !== 'DOCUMENT_UNPRINTABLE') throw error
          tally.refused += 1
        },
      )
      return
    }
    const reason = `uji ${index}`
    await session.number.reserve({
      documentType: 'certificate',
      datedOn: '2024-02-27',
      external: null,
      reason,
    })
    tally.kept += 1
  }
  const issue = async (session: Client, index: number): Promise<void> => {
    while (taken() + open < wanted) {
      open += 1
      together = Math.max(together, open)
      try {
        await once(session, index)
      } finally {
        open -= 1
      }
    }
  }
  const whole = await time(() => Promise.all(sessions.map(issue)))
  restore()

  const { connection } = office.service().store().database
  const rows = countRegister(connection)
  const { counters } = await client.number.counters({ year: 2024 })
  const counter = counters.find(({ taken: used }) => used > 0)
  if (!rows || !counter) throw new Error('the register is empty')
  const doubles = rows.numbers - rows.distinct + (rows.numberedPapers - rows.numbersOfPapers)
  const gaps = counter.gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  const sound =
    counter.taken === wanted &&
    counter.lowest === 1 &&
    counter.highest === wanted &&
    rows.numberedPapers === tally.issued

  const plain = plainRegister(connection, wanted)
  const ours: number[] = []
  const theirs: number[] = []
  for (let run = 0; run < repetitions; run += 1) {
    const reserve = () =>
      client.number.reserve({
        documentType: 'certificate',
        datedOn: '2024-02-27',
        external: null,
        reason: 'uji',
      })
    ours.push((await time(reserve)).milliseconds)
    theirs.push((await time(plain)).milliseconds)
  }
  dropPlainRegister(connection)
  office.close()
  const ratio = median(ours) / median(theirs)
  const rate = (wanted / whole.milliseconds) * 1000
  return [
    {
      what: `${wanted} numbers by ${issuers} sessions of ${officerLogins.length + 1} officers, up to ${together} calls at once`,
      figure: `${doubles} doubles, ${gaps} gaps`,
      beside: `${rate.toFixed(0)} a second; ${tally.issued} papers among them, ${tally.refused} refused and ${tally.cutOff} cut off behind their number`,
      goal: 'no double, no gap',
      pass: doubles === 0 && gaps === 0 && sound && tally.refused > 0 && tally.cutOff > 0,
    },
    {
      what: `one number when ${wanted} are taken, through the router, full sync`,
      figure: `${ratio.toFixed(1)} ×`,
      beside: `${ms(median(ours))} beside ${ms(median(theirs))} of plain statements`,
      goal: '≤ 5 × plain',
      pass: ratio <= 5,
    },
  ]
}
