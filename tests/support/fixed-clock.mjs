// Loaded into the service under test before anything else: the day is the scenario's, the time goes on from there.
const RealDate = Date
const offset = Number(process.env.PERISAI_TEST_CLOCK_OFFSET)
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + offset)
    else super(...parts)
  }
  static now() {
    return RealDate.now() + offset
  }
}
