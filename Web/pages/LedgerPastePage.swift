/// The import of spreadsheet rows into a ledger: pasted or uploaded, reviewed, then registered in one commit.
package struct LedgerPastePage: Sendable {
  /// A column that the ledger accepts, by its Chinese or English title or its name in the workflow file.
  package struct Column: Sendable {
    package var word: String
    package var name: String
    package var isNeeded: Bool
    /// An example or the options of a valid cell: `2318.40`, `挂失补卡、新老社保卡更换`.
    package var accepts: String

    package init(word: String, name: String, isNeeded: Bool = false, accepts: String) {
      self.word = word
      self.name = name
      self.isNeeded = isNeeded
      self.accepts = accepts
    }
  }

  package var frame: FramePart
  package var initiative: LinkPart
  package var ledger: LinkPart
  package var action: String
  package var csrf: String
  package var text: String
  package var columns: [Column]
  package var note: NotePart?
  package var preview: Preview?

  package init(
    frame: FramePart, initiative: LinkPart, ledger: LinkPart, action: String, csrf: String, text: String = "", columns: [Column],
    note: NotePart? = nil, preview: Preview? = nil
  ) {
    self.frame = frame
    self.initiative = initiative
    self.ledger = ledger
    self.action = action
    self.csrf = csrf
    self.text = text
    self.columns = columns
    self.note = note
    self.preview = preview
  }
}

extension LedgerPastePage {
  /// A valid row. `row` is its number in the pasted text.
  package struct Good: Sendable {
    package var row: Int
    package var cells: [String]

    package init(row: Int, cells: [String]) {
      self.row = row
      self.cells = cells
    }
  }

  /// An invalid row. `row` is its number in the pasted text.
  package struct Bad: Sendable {
    package var row: Int
    /// The row as it was read, so that it can be found in the spreadsheet.
    package var text: String
    /// Sentences that name the column.
    package var causes: [String]

    package init(row: Int, text: String, causes: [String]) {
      self.row = row
      self.text = text
      self.causes = causes
    }
  }

  /// The parsed rows. If a row is invalid, nothing is registered unless the user chooses to skip the invalid rows.
  package struct Preview: Sendable {
    package var action: String
    /// The id under which the parsed rows are stored until they are confirmed or discarded.
    package var batch: String
    package var key: String
    package var heads: [String]
    /// The first valid rows; `goodCount` counts all.
    package var good: [Good]
    package var goodCount: Int
    package var bad: [Bad]
    /// The address of a file with the invalid rows and their errors.
    package var badAddress: String?

    package init(
      action: String, batch: String, key: String, heads: [String], good: [Good], goodCount: Int, bad: [Bad], badAddress: String? = nil
    ) {
      self.action = action
      self.batch = batch
      self.key = key
      self.heads = heads
      self.good = good
      self.goodCount = goodCount
      self.bad = bad
      self.badAddress = badAddress
    }

    package var badCount: Int { bad.count }
    package var isClean: Bool { bad.isEmpty }
    package var hasMore: Bool { good.count < goodCount }
    package var shown: Int { good.count }
    package var canSkip: Bool { !bad.isEmpty && goodCount > 0 }
  }
}
