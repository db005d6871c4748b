/// The page on which a notice is uploaded. It becomes a draft to be reviewed, not a live initiative.
package struct ImportPage: Sendable {
  /// A draft that was extracted from a notice and not started.
  package struct Draft: Sendable {
    package var title: String
    package var address: String
    package var read: String
    package var doubts: Int

    package init(title: String, address: String, read: String, doubts: Int) {
      self.title = title
      self.address = address
      self.read = read
      self.doubts = doubts
    }
  }

  package var frame: FramePart
  package var csrf: String
  /// The idempotency key of the form.
  package var key: String
  package var note: NotePart?
  /// `20 MB`
  package var largest: String
  /// The pasted text that could not be read.
  package var text: String
  package var drafts: [Draft]

  package init(frame: FramePart, csrf: String, key: String, note: NotePart? = nil, largest: String, text: String = "", drafts: [Draft]) {
    self.frame = frame
    self.csrf = csrf
    self.key = key
    self.note = note
    self.largest = largest
    self.text = text
    self.drafts = drafts
  }
}
