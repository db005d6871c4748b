/// The ledger of a kind in one initiative: burn-down chart, progress by category, and the table of entries.
package struct LedgerPage: Sendable {
  /// A filter of the table by one of the kind's fields.
  package struct Select: Sendable {
    package var name: String
    package var label: String
    /// The option that selects all: 全部类别.
    package var all: String
    package var options: [FieldPart.Option]

    package init(name: String, label: String, all: String, options: [FieldPart.Option]) {
      self.name = name
      self.label = label
      self.all = all
      self.options = options
    }
  }

  /// One column for a field of the kind.
  package struct Column: Sendable {
    package var word: String
    package var isNumber: Bool
    /// Hidden on a phone.
    package var isMinor: Bool

    package init(word: String, isNumber: Bool = false, isMinor: Bool = true) {
      self.word = word
      self.isNumber = isNumber
      self.isMinor = isMinor
    }
  }

  package var frame: FramePart
  /// The title is that of the kind: 问题台账.
  package var head: HeadPart
  package var burn: BurnPart?
  package var progress: ProgressPart?
  package var filter: FilterPart
  package var address: String
  package var selects: [Select]
  /// Hidden inputs that keep the rest of the query: `state`, `sort`.
  package var hiddenInputs: [HiddenInputPart]
  package var exportAddress: String?
  package var pasteAddress: String?
  package var newAddress: String?
  /// The heading of the title column: 问题.
  package var what: String
  package var numberSort: SortPart
  package var limitSort: SortPart
  package var columns: [Column]
  /// The rows as HTML, because they are cached in rendered form.
  package var rows: [String]
  /// Nil if the user may move none of the rows; there are no checkboxes then.
  package var bulk: PicksPart?
  package var pages: PagesPart
  package var empty: EmptyPart?
  /// `2019年11月22日 14:52`, shown in print.
  package var printed: String

  package init(
    frame: FramePart, head: HeadPart, burn: BurnPart? = nil, progress: ProgressPart? = nil, filter: FilterPart, address: String,
    selects: [Select], hiddenInputs: [HiddenInputPart], exportAddress: String? = nil, pasteAddress: String? = nil,
    newAddress: String? = nil,
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
    self.hiddenInputs = hiddenInputs
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
