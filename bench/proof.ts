import { verifyProof } from '#shared/features/proof/verify-proof.ts'
import { readTrustList } from '#shared/features/proof/trust-list.ts'
import { isSignedBy } from '#main/platform/keys/ed25519.ts'
import {
  addFormerHead,
  addVillage,
  certificateOf,
  decideDecree,
  none,
} from '#main/features/document/document.test-support.ts'
import { openBenchOffice } from './office.ts'
import { median, ms, percentile, time, type Row } from './measure.ts'

const repetitions = 200

/** One code of an issued certificate: judged by the service with its register, and by a trust list alone. */
export const measureProof = async (): Promise<Row[]> => {
  const office = await openBenchOffice()
  const { client } = office
  await addFormerHead(client)
  const { code: root } = await client.proof.prepareRoot()
  await client.proof.start({ code: root })
  const decree = await decideDecree(client, [await addVillage(client, '62.02.17.2015')])
  const { id } = await client.document.issue({ ...certificateOf(decree), number: none })
  const { code } = await client.proof.ofDocument({ documentId: id })
  const { file } = await client.proof.trustList()
  const list = readTrustList(await file.text())?.list
  if (code === null || !list) throw new Error('there is nothing to verify')

  const [asked, alone]: [number[], number[]] = [[], []]
  for (let run = 0; run < repetitions; run += 1) {
    const answer = await time(() => client.proof.check({ text: code }))
    if (answer.result.result !== 'genuine') throw new Error('a genuine code was refused')
    asked.push(answer.milliseconds)
    alone.push((await time(() => verifyProof(code, list, isSignedBy))).milliseconds)
  }
  office.close()
  return [
    {
      what: 'verify the text of a QR code',
      figure: ms(median(asked)),
      beside: `95 % ${ms(percentile(asked, 0.95))}, by the trust list alone ${ms(median(alone))}`,
      goal: '≤ 20 ms',
      pass: median(asked) <= 20,
    },
  ]
}
