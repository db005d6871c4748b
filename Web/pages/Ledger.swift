/// A kind's rows in one initiative: how many are left, which sort stands where, and the table in which they are worked off.
package struct LedgerPage: Sendable {
  /// A choice that narrows the table, by one of the kind's fields.
  package struct Select: Sendable {
    package var name: String
    package var label: String
    /// What stands there while nothing is chosen: 全部类别.
    package var all: String
    package var options: [FieldPart.Option]

    package init(name: String, label: String, all: String, options: [FieldPart.Option]) {
      self.name = name
      self.label = label
      self.all = all
      self.options = options
    }
  }

  package struct Column: Sendable {
    package var word: String
    package var isNumber: Bool
    /// Left away on a phone.
    package var isMinor: Bool

    package init(word: String, isNumber: Bool = false, isMinor: Bool = true) {
      self.word = word
      self.isNumber = isNumber
      self.isMinor = isMinor
    }
  }

  package var frame: FramePart
  /// Named after the kind: 问题台账.
  package var head: HeadPart
  package var burn: BurnPart?
  package var progress: ProgressPart?
  package var filter: FilterPart
  package var address: String
  package var selects: [Select]
  /// What else the address holds, so that a choice keeps the filter: `state`, `sort`.
  package var kept: [KeptPart]
  package var exportAddress: String?
  package var pasteAddress: String?
  package var newAddress: String?
  /// What the titles are: 问题.
  package var what: String
  package var numberSort: SortPart
  package var limitSort: SortPart
  package var columns: [Column]
  /// Their HTML: rows are kept as they were last written.
  package var rows: [String]
  /// Nil when this person may move none of them; then there are no ticks.
  package var bulk: PicksPart?
  package var pages: PagesPart
  package var empty: EmptyPart?
  /// `2019年11月22日 14:52`, for the paper.
  package var printed: String

  package init(
    frame: FramePart, head: HeadPart, burn: BurnPart? = nil, progress: ProgressPart? = nil, filter: FilterPart, address: String,
    selects: [Select], kept: [KeptPart], exportAddress: String? = nil, pasteAddress: String? = nil, newAddress: String? = nil,
    what: String, numberSort: SortPart, limitSort: SortPart, columns: [Column], rows: [String], bulk: PicksPart? = nil, pages: PagesPart,
    empty: EmptyPart? = nil, printed: String
  ) {
    self.frame = frame
    self.head = head
    self.burn = burn
    self.progress = progress
    self.filter = filter
    self.address = address
    self.selects = selects
    self.kept = kept
    self.exportAddress = exportAddress
    self.pasteAddress = pasteAddress
    self.newAddress = newAddress
    self.what = what
    self.numberSort = numberSort
    self.limitSort = limitSort
    self.columns = columns
    self.rows = rows
    self.bulk = bulk
    self.pages = pages
    self.empty = empty
    self.printed = printed
  }

  package var hasCharts: Bool { burn != nil || progress != nil }
}
