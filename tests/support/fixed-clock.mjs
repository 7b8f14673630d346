// Loaded into the program under test by NODE_OPTIONS: the day is the scenario's, the time goes on from there.
const start = Date.parse(process.env.PERISAI_TEST_NOW ?? '')
if (!Number.isNaN(start)) {
  const RealDate = Date
  const offset = start - RealDate.now()
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(RealDate.now() + offset)
      else super(...parts)
    }
    static now() {
      return RealDate.now() + offset
    }
  }
}
