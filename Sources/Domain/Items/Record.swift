/// One row of history as it is kept: its place in the chain and who is meant.
package struct Record: Sendable {
  package var sequence: Int64
  package var item: Item.ID
  package var count: Int
  package var entry: Entry
  package var personName: String?
  package var absentName: String?
  package var hash: String

  package init(sequence: Int64, item: Item.ID, count: Int, entry: Entry, personName: String?, absentName: String?, hash: String) {
    self.sequence = sequence
    self.item = item
    self.count = count
    self.entry = entry
    self.personName = personName
    self.absentName = absentName
    self.hash = hash
  }
}
