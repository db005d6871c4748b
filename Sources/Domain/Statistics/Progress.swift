package struct Progress: Hashable, Sendable {
  package var option: String
  package var count: Int
  package var done: Int
  package var late: Int
  package init(option: String, count: Int, done: Int, late: Int) {
    self.option = option
    self.count = count
    self.done = done
    self.late = late
  }
}
