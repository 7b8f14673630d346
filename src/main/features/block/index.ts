export {
  alertBlockedPersons,
  type Block,
  type BlockProbe,
  blocksOfPerson,
  findBlocksFor,
} from './block.service.ts'
