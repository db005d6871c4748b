/// Rows from a spreadsheet on their way into a ledger: pasted or as a file, looked over, then registered all at once.
package struct LedgerPastePage: Sendable {
  /// A column that the ledger understands, under its Chinese or English head or its name in the workflow file.
  package struct Column: Sendable {
    package var word: String
    package var name: String
    package var isNeeded: Bool
    /// `2318.40`, `挂失补卡、新老社保卡更换`: how a good cell looks.
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
  package struct Good: Sendable {
    package var row: Int
    package var cells: [String]

    package init(row: Int, cells: [String]) {
      self.row = row
      self.cells = cells
    }
  }

  package struct Bad: Sendable {
    package var row: Int
    /// The row as it was read, so that it is found again in the spreadsheet.
    package var text: String
    /// Each a sentence that names the column.
    package var causes: [String]

    package init(row: Int, text: String, causes: [String]) {
      self.row = row
      self.text = text
      self.causes = causes
    }
  }

  /// What was understood. While a row is bad nothing is registered, unless the person says to leave the bad rows out.
  package struct Preview: Sendable {
    package var action: String
    /// The batch that holds the rows that were read until they are confirmed or forgotten.
    package var batch: String
    package var key: String
    package var heads: [String]
    /// The first of them; `goodCount` are all.
    package var good: [Good]
    package var goodCount: Int
    package var bad: [Bad]
    /// The bad rows with their causes as a file.
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
