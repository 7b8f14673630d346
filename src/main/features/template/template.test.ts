import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paperTypes, type PaperType } from '#shared/features/document/document.schema.ts'
import { templateSteps, type TemplateStep } from '#shared/features/template/template.rules.ts'
import {
  templateStates,
  type TemplateState,
  type TemplateVersion,
} from '#shared/features/template/template.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

let office: TestOffice
let head: TestClient
let section: TestClient
let operator: TestClient
beforeAll(async () => {
  office = await openTestOffice()
  head = office.head
  section = await office.officer('seksi', ['sectionHead'])
  operator = await office.officer('operator', ['operator'])
}, 60_000)
afterAll(() => {
  office.service.templateTrial().close()
  office.close()
})

const target = ({ id, version }: TemplateVersion) => ({ id, version })
const words = '#let note = [Naskah kantor ini fiktif]\n'

/** The template of the program with one line more that nobody sees; each is one of its own. */
let changes = 0
const changedSource = async (paperType: PaperType): Promise<string> => {
  const { programSource } = await head.template.get({ paperType })
  return `// Perubahan ${(changes += 1)}\n${programSource}`
}

const startWith = async (
  paperType: PaperType,
  source: string,
  client = operator,
): Promise<TemplateVersion> => {
  const { types } = await head.template.list()
  const open = types.find((type) => type.paperType === paperType)?.open
  if (open?.state === 'submitted') await operator.template.withdraw(target(open))
  const still = await head.template.list()
  const draft = still.types.find((type) => type.paperType === paperType)?.open
  if (draft) await operator.template.discardDraft(target(draft))
  const started = await client.template.startDraft({ paperType, from: null })
  return client.template.saveDraft({ ...target(started), title: 'Versi kantor', source, changeNote: null })
}

const approvedWith = async (paperType: PaperType, source: string): Promise<TemplateVersion> => {
  const draft = await startWith(paperType, source)
  return head.template.approve(target(await operator.template.submit(target(draft))))
}

const made: Record<TemplateState, () => Promise<TemplateVersion>> = {
  draft: async () => startWith('villageSheet', await changedSource('villageSheet')),
  submitted: async () => operator.template.submit(target(await made.draft())),
  approved: async () => head.template.approve(target(await made.submitted())),
  retired: async () => operator.template.discardDraft(target(await made.draft())),
}

const take = (client: TestClient, step: TemplateStep, version: TemplateVersion) => {
  const reasoned = { ...target(version), reason: 'Alasan contoh' }
  switch (step) {
    case 'save':
      return client.template.saveDraft({
        ...target(version),
        title: 'Lain',
        source: `${words}x`,
        changeNote: null,
      })
    case 'discard':
      return client.template.discardDraft(target(version))
    case 'submit':
      return client.template.submit(target(version))
    case 'withdraw':
      return client.template.withdraw(target(version))
    case 'approve':
      return client.template.approve(target(version))
    case 'reject':
      return client.template.reject(reasoned)
    case 'retire':
      return client.template.retire(reasoned)
  }
}

const leadsTo: Partial<Record<`${TemplateState} ${TemplateStep}`, TemplateState>> = {
  'draft save': 'draft',
  'draft discard': 'retired',
  'draft submit': 'submitted',
  'submitted withdraw': 'draft',
  'submitted approve': 'approved',
  'submitted reject': 'draft',
  'approved retire': 'retired',
}

describe('the life of a version', () => {
  const cases = templateStates.flatMap((state) => templateSteps.map((step) => [state, step] as const))
  test.each(cases)(
    '%s: %s',
    async (state, step) => {
      const version = await made[state]()
      expect(version.state).toBe(state)
      const after = leadsTo[`${state} ${step}`]
      const taken = take(head, step, version)
      if (after) expect((await taken).state).toBe(after)
      else await expect(taken).rejects.toMatchObject({ code: 'TEMPLATE_WRONG_STATE', data: { state } })
    },
    30_000,
  )

  const refusedTo: [string, TemplateStep[]][] = [
    ['officer', [...templateSteps]],
    ['operator', ['approve', 'reject', 'retire']],
  ]
  test.each(refusedTo)('%s has no right to some steps', async (role, steps) => {
    const client = role === 'officer' ? await office.officer('biasa', ['officer']) : operator
    const version = await made.draft()
    for (const step of steps)
      await expect(take(client, step, version)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    expect((await client.template.list()).types).toHaveLength(paperTypes.length)
  })

  test('there is one draft of a kind at a time', async () => {
    const draft = await made.draft()
    await expect(
      section.template.startDraft({ paperType: 'villageSheet', from: null }),
    ).rejects.toMatchObject({
      code: 'TEMPLATE_DRAFT_OPEN',
      data: { id: draft.id },
    })
  })

  test('whoever saves after somebody else did is told so, and nothing of the other is lost', async () => {
    const draft = await made.draft()
    const source = await changedSource('villageSheet')
    await section.template.saveDraft({ ...target(draft), title: 'Seksi', source, changeNote: null })
    await expect(
      operator.template.saveDraft({ ...target(draft), title: 'Operator', source: 'x', changeNote: null }),
    ).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    expect(await head.template.source({ id: draft.id })).toMatchObject({ title: 'Seksi', source })
  })

  test('what says the same as the template in use is not submitted', async () => {
    const { programSource } = await head.template.get({ paperType: 'replySlip' })
    const draft = await startWith('replySlip', programSource)
    await expect(operator.template.submit(target(draft))).rejects.toMatchObject({
      code: 'TEMPLATE_UNCHANGED',
    })
  })

  test('its history tells who did what, without the whole text', async () => {
    const version = await made.submitted()
    const { items } = await head.history.ofRecord({ kind: 'paperTemplate', id: version.id, limit: 20 })
    expect(items.map(({ action, officerName }) => [action, officerName])).toEqual([
      ['template.submit', expect.any(String)],
      ['template.saveDraft', expect.any(String)],
      ['template.startDraft', expect.any(String)],
    ])
    expect(items.flatMap(({ fields }) => fields.map(({ field }) => field))).not.toContain('source')
  })
})

describe('four eyes', () => {
  test('nobody who wrote any of it approves it, though somebody else wrote last', async () => {
    const draft = await startWith('villageSheet', await changedSource('villageSheet'), section)
    const source = await changedSource('villageSheet')
    const saved = await operator.template.saveDraft({
      ...target(draft),
      title: 'B',
      source,
      changeNote: null,
    })
    const submitted = await operator.template.submit(target(saved))
    await expect(section.template.approve(target(submitted))).rejects.toMatchObject({
      code: 'TEMPLATE_OWN_APPROVAL',
    })
    expect(await head.template.approve(target(submitted))).toMatchObject({ state: 'approved' })
  })

  test('the version before retires when the next one is approved', async () => {
    const first = await approvedWith('villageSheet', await changedSource('villageSheet'))
    const second = await approvedWith('villageSheet', await changedSource('villageSheet'))
    const { versions } = await head.template.get({ paperType: 'villageSheet' })
    expect(versions.find(({ id }) => id === first.id)?.state).toBe('retired')
    expect(versions.find(({ id }) => id === second.id)?.state).toBe('approved')
    await head.template.retire({ ...target(second), reason: 'Selesai diuji' })
  }, 30_000)
})

const hostile: [name: string, source: string, code: string][] = [
  ['reads the machine', '#read("/etc/passwd")', 'foreignFile'],
  ['reads above its folder', '#read("../../etc/passwd")', 'foreignFile'],
  ['imports a package', '#import "@preview/x:1.0.0": *', 'foreignFile'],
  ['imports a package by a name put together', '#let x = "@pre" + "view/x:1.0.0"\n#import x', 'foreignFile'],
  ['hides an import in what looks like a string', 'Kata " #import "@preview/x:1.0.0": *', 'foreignFile'],
  ['includes another paper', '#include "decree.typ"', 'foreignFile'],
  ['runs text as code', '#eval("1 + 1")', 'forbiddenWord'],
  ['gets at eval by another way', '#dictionary(std).at("ev" + "al")("1")', 'forbiddenWord'],
  ['loads a program', '#plugin(bytes((0, 97, 115, 109)))', 'forbiddenWord'],
  ['asks for the day', '#datetime.today().display()', 'forbiddenWord'],
  ['calls itself for ever', '#let f(n) = f(n + 1)\n#f(1)', 'compile'],
  ['asks for inputs there are none of', '#sys.inputs.keys', 'compile'],
  [
    'does not come to an end',
    '#for i in range(1000000) { for j in range(1000000) { let x = i * j } }',
    'tooSlow',
  ],
  ['takes all memory', '#range(400000000).len()', 'tooSlow'],
  ['makes a hundred thousand pages', '#for i in range(100000) [#i #pagebreak()]', ''],
  [
    'draws a picture of a hundred metres',
    "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"), width: 100000mm)",
    '',
  ],
]

describe('a template that means harm', () => {
  test.each(hostile)(
    '%s',
    async (_name, source, code) => {
      const input = { paperType: 'villageSheet' as const, source }
      const preview = await operator.template.preview({ ...input, sample: 'usual', size: 'a4' })
      if (code) expect(preview).toMatchObject({ pages: [], findings: [{ code, severity: 'error' }] })
      const report = await operator.template.check(input)
      expect(report.passed).toBe(false)
      // The service goes on.
      const { programSource } = await head.template.get({ paperType: 'villageSheet' })
      const after = await operator.template.preview({
        paperType: 'villageSheet',
        source: programSource,
        sample: 'usual',
        size: 'a4',
      })
      expect(after).toMatchObject({ findings: [] })
      expect(after.pages).toHaveLength(1)
    },
    60_000,
  )
})

describe('what fails its checks', () => {
  test('is not submitted', async () => {
    const draft = await startWith('villageSheet', `${await changedSource('villageSheet')}\n#nothing`)
    await expect(operator.template.submit(target(draft))).rejects.toMatchObject({
      code: 'TEMPLATE_CHECKS_FAILED',
    })
  })

  test('is not approved either, though it came to be submitted past them', async () => {
    const submitted = await made.submitted()
    office.service.store().database.change(
      {
        action: 'template.saveDraft',
        officerId: 1,
        recordedAt: 0,
        about: [{ kind: 'paperTemplate', id: submitted.id }],
      },
      (db) =>
        db
          .prepare('update paper_templates set source = ? where uuid = ?')
          .run('#nothing', Buffer.from(submitted.id.replaceAll('-', ''), 'hex')),
    )
    await expect(section.template.approve(target(submitted))).rejects.toMatchObject({
      code: 'TEMPLATE_CHECKS_FAILED',
    })
    expect(await head.template.source({ id: submitted.id })).toMatchObject({ state: 'submitted' })
  })

  const without = async (paperType: PaperType, from: string, to: string) => {
    const { programSource } = await head.template.get({ paperType })
    expect(programSource).toContain(from)
    const { findings } = await operator.template.check({ paperType, source: programSource.replace(from, to) })
    return findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, detail }) => `${code} ${detail}`)
  }

  test('a letter that does not show until when it wants an answer', async () => {
    expect(await without('referralLetter', '*#long-date(data.answerWantedOn)*', 'secepatnya')).toEqual([
      'valueMissing answerWantedOn',
    ])
  }, 30_000)

  test('a village sheet with an unknown font, which another machine would print otherwise', async () => {
    const found = await without(
      'villageSheet',
      '#show: official',
      '#show: official\n#set text(font: "DejaVu Sans")',
    )
    expect(found.some((one) => /^(foreignFont|unprintable|compile)/.test(one))).toBe(true)
  }, 30_000)

  test('a slip with text beyond its margin', async () => {
    const found = await without(
      'replySlip',
      '#part-end',
      '#place(top + right, dx: 15mm)[Terlalu jauh] #part-end',
    )
    expect(found).toContain('outsideMargin Terlalu jauh')
  }, 30_000)

  test('a certificate without the code it can be proven by', async () => {
    const placed = 'place(top + center, dy: -36mm, proof-mark(proof))'
    expect(await without('certificate', placed, '[]')).toContain(
      'valueMissing certificates.*.proof.shortCode',
    )
  }, 30_000)

  test('a letter without room for hand and stamp', async () => {
    const found = await without('referralLetter', 'room: 2.4cm', 'room: 0.6cm')
    expect(found.some((one) => one.startsWith('signatureRoom'))).toBe(true)
  }, 30_000)

  test('an annex that does not print the identities', async () => {
    const { programSource } = await head.template.get({ paperType: 'referralAnnex' })
    const source = programSource.replaceAll('value', 'label')
    const { passed } = await operator.template.check({ paperType: 'referralAnnex', source })
    expect(passed).toBe(false)
  }, 30_000)

  test('a letter cannot print what only the annex is given', async () => {
    const { fields } = await head.template.get({ paperType: 'referralLetter' })
    expect(fields.filter(({ path }) => path.startsWith('subjects.')).map(({ path }) => path)).toEqual([
      'subjects.*.initials',
      'subjects.*.caseNumber',
      'subjects.*.consent',
    ])
    expect(await without('referralLetter', 'subject.initials', 'subject.name')).toEqual([
      expect.stringContaining('compile'),
    ])
  }, 30_000)

  test('the fault is told with its line', async () => {
    const { programSource } = await head.template.get({ paperType: 'villageSheet' })
    const lines = programSource.split('\n')
    const { findings } = await operator.template.preview({
      paperType: 'villageSheet',
      source: `${programSource}\n  #data.nothing`,
      sample: 'usual',
      size: 'a4',
    })
    expect(findings).toMatchObject([{ code: 'compile', place: { file: null, line: lines.length + 1 } }])
  })
})
